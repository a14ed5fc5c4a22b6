#include "importers/guess_metadata.h"

#include "coding/source_type.h"
#include "importers/guess_period.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype firstPageReach = 4000;
constexpr qsizetype firstLinesReach = 600; // where a document says what it is, before it speaks of other things

/// Lower case, punctuation as spaces, one space at each end: so that ` cheshire west and chester ` finds whole words
/// only.
QString folded(const QString& text) {
    QString folded = u" "_s;
    for (const QChar c : text.toCaseFolded()) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            folded += c;
        else if (c != u'\'' && c != u'\u2019' && !folded.endsWith(u' '))
            folded += u' ';
    }
    return folded.endsWith(u' ') ? folded : folded + u' ';
}

QString withoutEnding(const QString& fileName) {
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot > 0 && fileName.size() - dot <= 6 ? fileName.left(dot) : fileName;
}

/// The one site that the text names; empty if it names none or several. A name inside a longer site's name does not
/// count.
QString siteIn(const QString& text, QStringList siteNames) {
    std::sort(
        siteNames.begin(), siteNames.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    QString rest = folded(text);
    QStringList found;
    for (const QString& site : siteNames) {
        const QString name = folded(site);
        if (name.trimmed().isEmpty() || !rest.contains(name))
            continue;
        found.append(site);
        rest.replace(name, u" \n "_s);
    }
    return found.size() == 1 ? found.constFirst() : QString();
}

/// Without the lines that say since when somebody holds the rights: those years are not the document's period.
QString withoutCopyright(const QString& text) {
    static const QRegularExpression notice(
        u"^.*(?:\u00A9|\\bcopyright\\b|\\(c\\)).*$"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    QString kept = text;
    return kept.remove(notice);
}

QString typeIn(const QString& text) {
    for (const SourceType& type : knownSourceTypes()) {
        const QRegularExpression pattern(
            QString::fromUtf16(type.pattern), QRegularExpression::CaseInsensitiveOption |
                                                  QRegularExpression::UseUnicodePropertiesOption |
                                                  QRegularExpression::DotMatchesEverythingOption);
        if (pattern.match(text).hasMatch())
            return QString::fromUtf16(type.name);
    }
    return {};
}

template <typename T, typename Guesser, typename IsKnown>
Guess<T> firstGuess(const QList<std::pair<QString, QString>>& places, Guesser guesser, IsKnown isKnown) {
    for (const auto& [reason, text] : places)
        if (const T value = guesser(text); isKnown(value))
            return {value, reason};
    return {};
}

} // namespace

GuessedMetadata
guessMetadata(const QString& fileName, const QString& title, const QString& firstPage, const QStringList& siteNames) {
    // An underscore is a letter to a regular expression, and a space to those who name files.
    const QString name = withoutEnding(fileName).replace(u'_', u' ');
    const QString start = firstPage.left(firstPageReach);
    const QList<std::pair<QString, QString>> wide = {
        {u"file name"_s, name}, {u"title"_s, title}, {u"first page"_s, start}};
    const QList<std::pair<QString, QString>> narrow = {
        {u"file name"_s, name}, {u"title"_s, title}, {u"first page"_s, firstPage.left(firstLinesReach)}};
    const auto isText = [](const QString& text) { return !text.isEmpty(); };
    GuessedMetadata guessed;
    guessed.site = firstGuess<QString>(wide, [&](const QString& text) { return siteIn(text, siteNames); }, isText);
    guessed.type = firstGuess<QString>(narrow, typeIn, isText);
    guessed.period = firstGuess<Period>(
        narrow, [](const QString& text) { return periodIn(withoutCopyright(text)); },
        [](const Period& period) { return !period.isNull(); });
    return guessed;
}

} // namespace sheaf
