#include "importers/speaker_labels.h"

#include "importers/speaker_roles.h"
#include "importers/timestamps.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype headReach = 200; // a label and its time never reach further into a line

/// A letter first, then anything that does not look like punctuation of a label or a tag; at the end what people put
/// behind their names in brackets: `Ada Okafor (she/her)`.
constexpr auto namePattern = "\\p{L}[^\\n:\\[\\]()#<>]{0,62}?(?:[ \\x{A0}]?\\([^\\n:\\[\\]()#<>]{1,40}\\))?"_L1;
/// A name alone on its line: a full stop there ends a sentence, unless it follows an initial or a title.
constexpr auto lonePattern =
    "(?!\\p{Ll})\\p{L}(?:[^\\n:\\[\\]()#<>.?!]|(?<=\\b\\p{L}|\\bDr|\\bMr|\\bMs|\\bSt|\\bMrs|\\bProf)\\.){0,62}?"
    "(?:[ \\x{A0}]?\\([^\\n:\\[\\]()#<>]{1,40}\\))?"_L1;
constexpr qsizetype mostWords = 6; // of a name; more are a sentence with a colon in it

QString withTimes(const char16_t* pattern) {
    return QString::fromUtf16(pattern)
        .replace("LONE"_L1, lonePattern)
        .replace("NAME"_L1, namePattern)
        .replace("TIME"_L1, QString::fromUtf16(timestampPattern));
}

/// The part of a line that may hold a head; half a character at its end would keep expressions from matching at all.
QString reachOf(const QString& line) {
    const bool parts = line.size() > headReach && line[headReach].isLowSurrogate();
    return line.left(parts ? headReach - 1 : headReach);
}

bool hasTooManyWords(const QString& name) {
    return name.count(u' ') >= mostWords;
}

QRegularExpression compiled(const char16_t* pattern) {
    return QRegularExpression(withTimes(pattern), QRegularExpression::UseUnicodePropertiesOption);
}

struct Shape {
    QRegularExpression expression; ///< with groups `name`, `time` and, where the turn starts on the line, `rest`
    bool isStamped;
    bool isLoneHead = false; ///< name and time fill the line, so that no sentence can be meant
};

const QList<Shape>& shapes() {
    static const QList<Shape> all = {
        {compiled(u"^(?<name>)(?<time>TIME)\\s*-->\\s*TIME\\s*$"), true},
        {compiled(u"^(?<name>\\p{L}[^\\n\\t:\\[\\]<>#]{0,80}?)(?:[ \\x{A0}]{2,}|\\t\\s*)\\(?(?<time>TIME)\\)?\\s*$"),
         true, true},
        {compiled(u"^(?<name>NAME)\\s*\\((?<time>TIME)\\)(?:\\s*:\\s*(?<rest>.*)|\\s*)$"), true},
        // Without a colon it may be a sentence that tells a time of day.
        {compiled(u"^(?<name>NAME)\\s*\\((?<time>TIME)\\)\\s*(?<rest>.*)$"), false},
        {compiled(u"^[\\[(](?<time>TIME)[\\])]\\s*(?<name>NAME)[:：]\\s*(?<rest>.*)$"), true},
        {compiled(u"^[\\[(](?<time>TIME)[\\])]\\s*(?<name>LONE)\\s*$"), true},
        {compiled(u"^(?<time>TIME)\\s+(?<name>NAME):\\s+(?<rest>.*)$"), true},
        {compiled(u"^#(?<time>\\d{1,2}:\\d{2}:\\d{2}(?:-\\d{1,3})?)#\\s*(?<name>NAME):\\s+(?<rest>.*)$"), true},
        {compiled(u"^\\[(?<name>id\\s?\\d{1,4})(?<time>)\\]\\s+(?<rest>.*)$"), false},
        {compiled(u"^(?<name>NAME) (?<time>TIME)\\s*$"), false},
        // Teams parts name and time by a change of type only.
        {compiled(u"^(?<name>NAME(?<=[\\p{L})]))(?<time>TIME)\\s*$"), false},
    };
    return all;
}

/// A word in small letters that is none of the small words in names.
bool startsSmall(const QString& word) {
    static const QSet<QString> small = {u"de"_s,  u"da"_s, u"di"_s, u"del"_s, u"der"_s, u"den"_s, u"van"_s, u"von"_s,
                                        u"zu"_s,  u"la"_s, u"le"_s, u"bin"_s, u"al"_s,  u"el"_s,  u"ap"_s,  u"ab"_s,
                                        u"and"_s, u"y"_s,  u"et"_s, u"und"_s, u"of"_s,  u"the"_s, u"ter"_s, u"dos"_s};
    return !word.isEmpty() && word.front().isLower() && !small.contains(word);
}

bool isNumbered(const QString& label) {
    return std::any_of(label.begin(), label.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

bool looksLikeSpeech(const QString& label) {
    const QStringList words = label.simplified().split(u' ');
    if (words.size() >= 3 && std::any_of(words.begin() + 1, words.end(), startsSmall))
        return true;
    return startsSmall(words.constFirst()) && !isNumbered(label) && roleFromLabel(label) == SpeakerRole::Unknown;
}

bool looksLikeThing(const QString& label) {
    static const QSet<QString> counts = {u"one"_s, u"two"_s,   u"three"_s, u"four"_s, u"five"_s,
                                         u"six"_s, u"seven"_s, u"eight"_s, u"nine"_s, u"ten"_s};
    const QStringList words = label.simplified().split(u' ');
    return words.size() == 2 && startsSmall(words.constLast()) && !counts.contains(words.constLast()) &&
           !isNumbered(label) && roleFromLabel(label) == SpeakerRole::Unknown;
}

bool isInitialsOrNumber(const QString& label) {
    static const QRegularExpression pattern(
        u"^(?:(?:\\p{Lu}{1,3}|(?:\\p{Lu}\\.\\s?){1,3})\\s?\\d{0,4}|(?i:speaker|person|voice|id)\\s?\\d{1,4})$"_s);
    return pattern.match(label).hasMatch();
}

bool mayBeListedName(const QString& part) {
    constexpr qsizetype mostWords = 6, longestName = 80;
    static const QRegularExpression sentenceMark(u"[?!:;]|(?<!^\\p{Lu})(?<![ .]\\p{Lu})(?<!\\bJr)(?<!\\bSr)\\.$"_s);
    const qsizetype words = part.count(u' ') + 1;
    return part.size() <= longestName && words <= mostWords && (words < 3 || !looksLikeSpeech(part)) &&
           !sentenceMark.match(part).hasMatch();
}

qint64 takeStampAtEnd(QString& text) {
    static const QRegularExpression atEnd(u"\\s*#(\\d{1,2}:\\d{2}:\\d{2})(?:-(\\d{1,3}))?#\\s*$"_s);
    const qsizetype mark = text.lastIndexOf(u'#');
    if (mark < 0)
        return -1;
    qsizetype from = std::max<qsizetype>(0, mark - 30);
    from += text[from].isLowSurrogate();
    const auto match = atEnd.match(text, from);
    if (!match.hasMatch())
        return -1;
    const QString tenths = match.captured(2);
    const auto time = timestampFromText(tenths.isEmpty() ? match.captured(1) : match.captured(1) + u'.' + tenths);
    if (!time)
        return -1;
    text.truncate(match.capturedStart());
    return *time;
}

std::optional<TurnHead> plainLabelFromLine(const QString& line) {
    static const QRegularExpression label = compiled(u"^(?<name>NAME)\\s?(?::(?=\\s|$)|：)");
    const auto match = label.match(reachOf(line));
    if (!match.hasMatch())
        return std::nullopt;
    TurnHead head{match.captured(u"name").trimmed(), -1, line.sliced(match.capturedEnd()).trimmed()};
    if (hasTooManyWords(head.speaker))
        return std::nullopt;
    return head;
}

std::optional<TurnHead> turnHeadFromLine(const QString& line) {
    const QString trimmed = line.trimmed();
    const QString reach = reachOf(trimmed);
    // Labels and times have a colon, and most lines of a document have none: they cost no expression.
    if (!reach.contains(u':') && !reach.contains(u'：') && !reach.startsWith(u'['))
        return std::nullopt;
    for (const Shape& shape : shapes()) {
        const auto match = shape.expression.match(reach);
        if (!match.hasMatch())
            continue;
        TurnHead head;
        head.speaker = match.captured(u"name").trimmed();
        const QString time = match.captured(u"time").replace(u'-', u'.');
        if (!shape.isLoneHead && hasTooManyWords(head.speaker))
            continue;
        if (!time.isEmpty()) {
            const auto read = timestampFromText(time);
            if (!read)
                continue;
            head.startMs = *read;
        }
        const qsizetype restAt = match.capturedStart(u"rest");
        head.rest = restAt >= 0 ? trimmed.sliced(restAt).trimmed() : QString();
        head.isStamped = shape.isStamped;
        head.speakerFollows = head.speaker.isEmpty();
        return head;
    }
    auto head = plainLabelFromLine(trimmed);
    if (head) {
        const qint64 time = takeStampAtEnd(head->rest);
        head->startMs = time;
        // A wrapped paragraph's last line may hold a colon too.
        const bool mayGoOn = head->speaker.front().isLower() && roleFromLabel(head->speaker) == SpeakerRole::Unknown;
        head->isStamped = time >= 0 && !mayGoOn && !looksLikeSpeech(head->speaker);
    }
    return head;
}

} // namespace sheaf
