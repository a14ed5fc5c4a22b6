#include "app/session/searching/language_names.h"

#include "coding/name_folding.h"

#include <QLocale>

namespace sheaf {

namespace {

/// Empty: no language has this code.
QString shortestCode(const QString& code) {
    const QLocale::Language language = QLocale::codeToLanguage(code);
    return language > QLocale::C ? QLocale::languageToCode(language) : QString();
}

} // namespace

QString comparedLanguage(const QString& tag) {
    const QString lower = tag.trimmed().toLower().replace(u'_', u'-');
    const QString code = lower.section(u'-', 0, 0);
    const QString shortest = shortestCode(code);
    return shortest.isEmpty() ? lower : shortest + lower.sliced(code.size());
}

bool isOfLanguage(const QString& tag, const QString& wanted) {
    const QString language = comparedLanguage(tag);
    return language == wanted || language.startsWith(wanted + u'-');
}

std::optional<QString> languageFromWord(const QString& word) {
    QString tag = comparedLanguage(word);
    if (!shortestCode(tag.section(u'-', 0, 0)).isEmpty())
        return tag;
    const QString name = foldedName(word);
    for (int number = QLocale::C + 1; number <= QLocale::LastLanguage; ++number) {
        const auto language = static_cast<QLocale::Language>(number);
        if (foldedName(QLocale::languageToString(language)) == name)
            return QLocale::languageToCode(language);
    }
    return std::nullopt;
}

} // namespace sheaf
