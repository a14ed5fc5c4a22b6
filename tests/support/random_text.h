#pragma once

#include <QString>

#include <rapidcheck.h>

namespace sheaf {

/// Whole characters, as reviewers' documents hold them: letters, blanks, LF, combining marks, letters and emoji outside
/// the BMP, a family joined by ZWJ, right-to-left text. Never CR, NUL or half a surrogate pair.
inline rc::Gen<QString> anyText() {
    static const QStringList pieces = {
        QStringLiteral("a"),       QStringLiteral("b"),      QStringLiteral("Home"),
        QStringLiteral(" "),       QStringLiteral("\n"),     QStringLiteral(". "),
        QStringLiteral("e\u0301"), QStringLiteral("😀"),     QStringLiteral("👩‍👩‍👧"),
        QStringLiteral("𝒳"),       QStringLiteral("שלום"),   QStringLiteral("عربي"),
        QStringLiteral("ﬁ"),       QStringLiteral("\u00AD"), QStringLiteral("’"),
        QStringLiteral("子供")};
    return rc::gen::map(
        rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(pieces.size()))),
        [](const std::vector<int>& chosen) {
            QString text;
            for (int piece : chosen)
                text += pieces[piece];
            return text;
        });
}

/// A place in a text that does not part a surrogate pair.
inline rc::Gen<qsizetype> anyCut(const QString& text) {
    return rc::gen::map(rc::gen::inRange<qsizetype>(0, text.size() + 1), [text](qsizetype at) {
        const bool inside = at > 0 && at < text.size() && text[at].isLowSurrogate();
        return inside ? at - 1 : at;
    });
}

} // namespace sheaf

QT_BEGIN_NAMESPACE
/// What rapidcheck shows of a counterexample.
inline void showValue(const QString& text, std::ostream& out) {
    out << '"' << text.toStdString() << '"';
}
QT_END_NAMESPACE
