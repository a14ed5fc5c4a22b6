#include "importers/speaker_labels.h"

#include "importers/timestamps.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype headReach = 200; // a label and its time never reach further into a line

/// A letter first, then anything that does not look like punctuation of a label or a tag.
constexpr auto namePattern = "\\p{L}[^\\n:\\[\\]()#<>]{0,62}"_L1;

QString withTimes(const char16_t* pattern) {
    return QString::fromUtf16(pattern)
        .replace("NAME"_L1, namePattern)
        .replace("TIME"_L1, QString::fromUtf16(timestampPattern));
}

QRegularExpression compiled(const char16_t* pattern) {
    return QRegularExpression(withTimes(pattern), QRegularExpression::UseUnicodePropertiesOption);
}

struct Shape {
    QRegularExpression expression; ///< with groups `name`, `time` and, where the turn starts on the line, `rest`
    bool isStamped;
};

const QList<Shape>& shapes() {
    static const QList<Shape> all = {
        {compiled(u"^(?<name>)(?<time>TIME)\\s*-->\\s*TIME\\s*$"), true},
        {compiled(u"^(?<name>\\p{L}[^\\n\\t:\\[\\]<>#]{0,80}?)(?:[ \\x{A0}]{2,}|\\t\\s*)\\(?(?<time>TIME)\\)?\\s*$"),
         true},
        {compiled(u"^(?<name>NAME?)\\s*\\((?<time>TIME)\\)\\s*:?\\s*(?<rest>.*)$"), true},
        {compiled(u"^[\\[(](?<time>TIME)[\\])]\\s*(?<name>NAME?):\\s*(?<rest>.*)$"), true},
        {compiled(u"^[\\[(](?<time>TIME)[\\])]\\s*(?<name>\\p{L}[^\\n:\\[\\]()#<>.?!]{0,62})$"), true},
        {compiled(u"^(?<time>TIME)\\s+(?<name>NAME?):\\s+(?<rest>.*)$"), true},
        {compiled(u"^\\[(?<name>id\\s?\\d{1,4})(?<time>)\\]\\s+(?<rest>.*)$"), false},
        {compiled(u"^(?<name>NAME?) (?<time>TIME)\\s*$"), false},
    };
    return all;
}

/// f4 and easytranscript put the time at a turn's end.
qint64 takeTimeAtEnd(QString& text) {
    static const QRegularExpression atEnd(u"\\s*#(\\d{1,2}:\\d{2}:\\d{2})(?:-(\\d{1,3}))?#\\s*$"_s);
    const qsizetype mark = text.lastIndexOf(u'#');
    if (mark < 0)
        return -1;
    const qsizetype from = std::max<qsizetype>(0, mark - 30);
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

} // namespace

std::optional<TurnHead> plainLabelFromLine(const QString& line) {
    static const QRegularExpression label = compiled(u"^(?<name>NAME?)\\s?:(?=\\s|$)");
    const auto match = label.match(line.left(headReach));
    if (!match.hasMatch())
        return std::nullopt;
    TurnHead head{match.captured(u"name").trimmed(), -1, line.sliced(match.capturedEnd()).trimmed()};
    if (head.speaker.split(u' ').size() > 6)
        return std::nullopt; // a sentence with a colon in it
    return head;
}

std::optional<TurnHead> turnHeadFromLine(const QString& line) {
    const QString trimmed = line.trimmed();
    const QString reach = trimmed.left(headReach);
    for (const Shape& shape : shapes()) {
        const auto match = shape.expression.match(reach);
        if (!match.hasMatch())
            continue;
        TurnHead head;
        head.speaker = match.captured(u"name").trimmed();
        const QString time = match.captured(u"time");
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
        const qint64 time = takeTimeAtEnd(head->rest);
        head->startMs = time;
        head->isStamped = time >= 0;
    }
    return head;
}

} // namespace sheaf
