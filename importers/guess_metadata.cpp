#include "importers/guess_metadata.h"

#include "coding/source_type.h"
#include "importers/guess_period.h"

#include <QHash>
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

/// The sites that the text names. A name inside a longer site's name does not count.
QStringList sitesIn(const QString& text, QStringList siteNames) {
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
    return found;
}

/// The one site that the text names; empty if it names none or several.
QString siteIn(const QString& text, const QStringList& siteNames) {
    const QStringList found = sitesIn(text, siteNames);
    return found.size() == 1 ? found.constFirst() : QString();
}

/// How people shorten the names of English counties when they name files.
QString longForm(const QString& word) {
    static const QHash<QString, QString> counties = {
        {u"beds"_s, u"bedfordshire"_s},
        {u"berks"_s, u"berkshire"_s},
        {u"bucks"_s, u"buckinghamshire"_s},
        {u"cambs"_s, u"cambridgeshire"_s},
        {u"glos"_s, u"gloucestershire"_s},
        {u"hants"_s, u"hampshire"_s},
        {u"herts"_s, u"hertfordshire"_s},
        {u"lancs"_s, u"lancashire"_s},
        {u"leics"_s, u"leicestershire"_s},
        {u"lincs"_s, u"lincolnshire"_s},
        {u"northants"_s, u"northamptonshire"_s},
        {u"notts"_s, u"nottinghamshire"_s},
        {u"oxon"_s, u"oxfordshire"_s},
        {u"staffs"_s, u"staffordshire"_s},
        {u"wilts"_s, u"wiltshire"_s},
        {u"worcs"_s, u"worcestershire"_s},
        {u"yorks"_s, u"yorkshire"_s},
        {u"n"_s, u"north"_s},
        {u"s"_s, u"south"_s},
        {u"e"_s, u"east"_s},
        {u"w"_s, u"west"_s}};
    return counties.value(word, word);
}

/// `CWaC` for Cheshire West and Chester: the first letters of three words or more, small ones of small words. Fewer
/// letters stand for too much else.
QString initialsOf(const QString& site) {
    const QStringList words = site.simplified().split(u' ');
    QString initials;
    for (const QString& word : words)
        initials += word.front();
    return words.size() >= 3 ? initials : QString();
}

/// The site that a file's name gives by a name cut short; empty if none does, or several.
QString shortenedSiteIn(const QString& fileName, const QStringList& siteNames) {
    const QStringList words = folded(fileName).split(u' ', Qt::SkipEmptyParts);
    QStringList lengthened;
    for (const QString& word : words)
        lengthened.append(longForm(word));
    if (const QString site = lengthened == words ? QString() : siteIn(lengthened.join(u' '), siteNames);
        !site.isEmpty())
        return site;
    static const QRegularExpression separator(u"[^\\p{L}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QStringList written = fileName.split(separator, Qt::SkipEmptyParts);
    QStringList found;
    for (const QString& site : siteNames) {
        const QString initials = initialsOf(site);
        if (!initials.isEmpty() && (written.contains(initials) || written.contains(initials.toUpper())))
            found.append(site);
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
    guessed.site =
        firstGuess<QString>(wide.first(1), [&](const QString& text) { return siteIn(text, siteNames); }, isText);
    if (guessed.site.value.isEmpty() && sitesIn(name, siteNames).isEmpty())
        guessed.site = firstGuess<QString>(
            wide.first(1), [&](const QString& text) { return shortenedSiteIn(text, siteNames); }, isText);
    if (guessed.site.value.isEmpty())
        guessed.site =
            firstGuess<QString>(wide.sliced(1), [&](const QString& text) { return siteIn(text, siteNames); }, isText);
    guessed.type = firstGuess<QString>(narrow, typeIn, isText);
    guessed.period = firstGuess<Period>(
        narrow, [](const QString& text) { return periodIn(withoutCopyright(text)); },
        [](const Period& period) { return !period.isNull(); });
    return guessed;
}

} // namespace sheaf
