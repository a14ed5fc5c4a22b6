#include "coding/masking.h"

#include <QHash>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace sheaf {

namespace {

bool isMark(char32_t letter) {
    return (U_GET_GC_MASK(static_cast<UChar32>(letter)) & U_GC_M_MASK) != 0;
}

/// A text with case, accents and kinds of punctuation levelled, and where in the original each unit of it came from.
struct Folded {
    QString text;
    QList<qsizetype> start; // of the original character
    QList<qsizetype> end;
};

QString foldCharacter(char32_t letter) {
    switch (letter) {
    case U'’':
    case U'‘':
    case U'ʼ':
        return QStringLiteral("'");
    case U'‐':
    case U'‑':
    case U'–':
        return QStringLiteral("-");
    default:
        break;
    }
    // Soft hyphens, joiners and the like show nothing and hide a name from a comparison.
    if (u_hasBinaryProperty(static_cast<UChar32>(letter), UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return {};
    if (QChar::isSpace(letter))
        return QStringLiteral(" ");
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString folded(static_cast<UChar32>(letter));
    folded.foldCase();
    if (U_SUCCESS(status)) // folded again, since letters of mathematics only show their case once decomposed
        folded = decompose->normalize(decompose->normalize(folded, status).foldCase(), status);
    QString kept;
    for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const auto unit = static_cast<char32_t>(folded.char32At(i));
        if (!isMark(unit))
            kept += QString::fromUcs4(&unit, 1);
    }
    return kept;
}

Folded fold(const QString& text) {
    Folded folded;
    static thread_local QHash<char32_t, QString> known;
    for (qsizetype at = 0; at < text.size();) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const char32_t letter = pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
        const qsizetype next = at + (pair ? 2 : 1);
        auto units = known.constFind(letter);
        if (units == known.cend())
            units = known.insert(letter, foldCharacter(letter));
        const bool repeatsBlank = *units == QLatin1String(" ") && folded.text.endsWith(u' ');
        if (repeatsBlank || units->isEmpty()) {
            if (!folded.end.isEmpty())
                folded.end.last() = next; // a mark or a second blank belongs to what stands before it
        } else {
            folded.text += *units;
            for (qsizetype i = 0; i < units->size(); ++i) {
                folded.start.append(at);
                folded.end.append(next);
            }
        }
        at = next;
    }
    return folded;
}

bool isWordAt(const QString& text, qsizetype at) {
    if (at < 0 || at >= text.size())
        return false;
    if (text[at].isLowSurrogate() && at > 0)
        return QChar::isLetterOrNumber(QChar::surrogateToUcs4(text[at - 1], text[at]));
    if (text[at].isHighSurrogate() && at + 1 < text.size()) {
        return QChar::isLetterOrNumber(QChar::surrogateToUcs4(text[at], text[at + 1]));
    }
    return text[at].isLetterOrNumber();
}

/// End of the name found at `at`, with its possessive; -1 if the find is only part of a longer word.
qsizetype endOfName(const QString& text, qsizetype at, qsizetype length) {
    qsizetype end = at + length;
    if (isWordAt(text, at - 1) || isWordAt(text, end))
        return -1;
    const bool possessive = text.sliced(end).startsWith(QLatin1String("'s")) && !isWordAt(text, end + 2);
    return possessive ? end + 2 : end;
}

} // namespace

Masker::Masker(QList<Identifier> identifiers) {
    for (Identifier& identifier : identifiers) {
        QString folded = fold(identifier.name.trimmed()).text;
        if (folded.size() >= 2)
            m_identifiers.append({std::move(folded), std::move(identifier)});
    }
    std::ranges::stable_sort(m_identifiers, std::ranges::greater{}, [](const Pattern& p) { return p.folded.size(); });
}

QString Masker::mask(const QString& text) const {
    if (m_identifiers.isEmpty())
        return text;
    const Folded folded = fold(text);
    QString masked;
    qsizetype copiedTo = 0;
    for (qsizetype at = 0; at < folded.text.size();) {
        const Pattern* found = nullptr;
        qsizetype end = -1;
        for (const Pattern& pattern : m_identifiers) {
            if (folded.text[at] != pattern.folded[0] || !QStringView(folded.text).sliced(at).startsWith(pattern.folded))
                continue;
            end = endOfName(folded.text, at, pattern.folded.size());
            if (end >= 0) {
                found = &pattern;
                break;
            }
        }
        if (found == nullptr) {
            ++at;
            continue;
        }
        // A find may begin inside what one character became ("…" is three dots), and that character be masked already.
        const qsizetype from = std::max(copiedTo, folded.start[at]);
        masked += QStringView(text).sliced(copiedTo, from - copiedTo);
        masked += found->identifier.replacement;
        copiedTo = folded.end[end - 1];
        at = end;
    }
    masked += QStringView(text).sliced(copiedTo);
    return masked;
}

QString Masker::findIdentifier(const QString& text) const {
    const Folded folded = fold(text);
    for (const Pattern& pattern : m_identifiers) {
        for (qsizetype at = folded.text.indexOf(pattern.folded); at >= 0;
             at = folded.text.indexOf(pattern.folded, at + 1)) {
            if (endOfName(folded.text, at, pattern.folded.size()) >= 0)
                return pattern.identifier.name;
        }
    }
    return {};
}

} // namespace sheaf
