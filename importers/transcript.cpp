#include "importers/speaker_labels.h"
#include "importers/speaker_roles.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

struct Line {
    QString text;
    std::optional<TurnHead> head;
    bool isTurn = false;
    bool isSkipped = false; ///< a name or a list that belongs to a head above it
};

QString folded(const QString& name) {
    return name.simplified().toCaseFolded();
}

/// Words that stand before a colon in reports, again and again, without anybody speaking.
bool headsSectionNotSpeech(const QString& label) {
    static const QSet<QString> words = {
        u"aim"_s,     u"aims"_s,       u"note"_s,     u"notes"_s,   u"outcome"_s,  u"outcomes"_s,  u"output"_s,
        u"outputs"_s, u"date"_s,       u"summary"_s,  u"risk"_s,    u"action"_s,   u"actions"_s,   u"site"_s,
        u"period"_s,  u"source"_s,     u"status"_s,   u"example"_s, u"evidence"_s, u"target"_s,    u"progress"_s,
        u"issue"_s,   u"mitigation"_s, u"owner"_s,    u"title"_s,   u"figure"_s,   u"table"_s,     u"objective"_s,
        u"impact"_s,  u"next steps"_s, u"email"_s,    u"e-mail"_s,  u"url"_s,      u"tel"_s,       u"http"_s,
        u"https"_s,   u"step"_s,       u"question"_s, u"theme"_s,   u"measure"_s,  u"baseline"_s,  u"rating"_s,
        u"context"_s, u"challenge"_s,  u"learning"_s, u"author"_s,  u"contact"_s,  u"milestone"_s, u"activity"_s};
    static const QRegularExpression numbered(u"^(?:table|figure|step|box|chapter|section|part)\\s+\\d+$"_s);
    const QString word = folded(label);
    return words.contains(word) || numbered.match(word).hasMatch();
}

/// Whether the list has the name, or the parts that a comma in it (`Okafor, Ada`) makes.
bool isListed(const QString& speaker, const QSet<QString>& names) {
    if (speaker.isEmpty())
        return false;
    const QStringList parts = speaker.split(u',');
    return names.contains(folded(speaker)) || std::all_of(parts.begin(), parts.end(), [&names](const QString& part) {
               return names.contains(folded(part));
           });
}

/// Otter lists who speaks: a line SPEAKERS, then the names, parted by commas. A section of that title goes on with
/// sentences, or with names of people who then say nothing: it stays text.
QSet<QString> takeListedSpeakers(QList<Line>& lines) {
    const auto reach = lines.begin() + std::min<qsizetype>(lines.size(), 40);
    const auto title =
        std::find_if(lines.begin(), reach, [](const Line& line) { return line.text.trimmed() == "SPEAKERS"_L1; });
    if (title == reach)
        return {};
    QSet<QString> names;
    auto end = title + 1;
    for (; end != lines.end() && !end->text.trimmed().isEmpty(); ++end) {
        if (end->head && (end->head->isStamped || isListed(end->head->speaker, names)))
            break;
        for (const QString& part : end->text.split(u',')) {
            const QString name = part.simplified();
            if (name.isEmpty())
                continue;
            if (!mayBeListedName(name))
                return {};
            names.insert(folded(name));
        }
    }
    if (std::none_of(
            end, lines.end(), [&names](const Line& line) { return line.head && isListed(line.head->speaker, names); }))
        return {};
    std::for_each(title, end, [](Line& line) { line.isSkipped = true; });
    return names;
}

/// Among proven speakers, a label that says a role (`RESPONDENT:`) counts though it comes once. Before the first of
/// them only the short ones do, for a transcript's first lines say who was the interviewer.
void addLoneRoles(const QList<Line>& lines, QSet<QString>& proven) {
    constexpr qsizetype shortLabel = 3;
    const QSet<QString> known = proven;
    if (known.isEmpty())
        return;
    bool hasBegun = false;
    for (const Line& line : lines) {
        if (!line.head || line.isSkipped || line.head->speaker.isEmpty())
            continue;
        const QString name = folded(line.head->speaker);
        hasBegun = hasBegun || known.contains(name);
        if ((hasBegun || name.size() <= shortLabel) && roleFromLabel(line.head->speaker) != SpeakerRole::Unknown)
            proven.insert(name);
    }
}

/// How often a label that bears no time starts a line before it is a speaker's.
int usesNeeded(const QString& label, bool isTalkCertain) {
    constexpr int ofSpeech = 5; // people also write `ada:` all through
    const bool isDoubtful = looksLikeSpeech(label) || (looksLikeThing(label) && !isTalkCertain);
    return isDoubtful ? ofSpeech : 2;
}

QSet<QString> provenSpeakers(const QList<Line>& lines, const QSet<QString>& listed) {
    QHash<QString, int> count;
    QHash<QString, QString> labels;
    QSet<QString> proven = listed;
    for (const Line& line : lines) {
        if (!line.head || line.isSkipped || line.head->speaker.isEmpty())
            continue;
        const QString name = folded(line.head->speaker);
        if (line.head->isStamped)
            proven.insert(name);
        else if (++count[name] == 2 && !headsSectionNotSpeech(name))
            labels.insert(name, line.head->speaker);
    }
    const bool isTalkCertain =
        !proven.isEmpty() || std::any_of(labels.cbegin(), labels.cend(), [](const QString& label) {
            return roleFromLabel(label) != SpeakerRole::Unknown;
        });
    for (auto label = labels.cbegin(); label != labels.cend(); ++label)
        if (count.value(label.key()) >= usesNeeded(label.value(), isTalkCertain))
            proven.insert(label.key());
    addLoneRoles(lines, proven);
    return proven;
}

bool isTimeLine(const Line& line) {
    return line.head && line.head->speakerFollows;
}

/// The first line after `i` that is not empty.
qsizetype nextFilled(const QList<Line>& lines, qsizetype i) {
    do
        ++i;
    while (i < lines.size() && lines[i].text.trimmed().isEmpty());
    return i;
}

bool isNumber(const QString& line) {
    const QString text = line.trimmed();
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// `0:0:5.100`: Teams fills up neither minutes nor seconds, as captions do.
bool isTeamsTime(const QString& line) {
    static const QRegularExpression unpadded(u"^\\s*\\d:\\d{1,2}:\\d{1,2}\\.\\d{1,3}\\s*-->"_s);
    return unpadded.match(line.left(60)).hasMatch();
}

/// The old Teams shape: a line with two times, then the name alone on the next. Captions have that shape too, with
/// speech for the name: a name comes again, or has times as Teams writes them above it, and is not followed by the
/// number of the next caption.
void takeNamesBelowTimes(QList<Line>& lines) {
    QList<std::pair<qsizetype, qsizetype>> found; // lines of time and name
    QHash<QString, int> count;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!isTimeLine(lines[i]))
            continue;
        const qsizetype nameAt = nextFilled(lines, i);
        const qsizetype speechAt = nextFilled(lines, nameAt);
        if (speechAt >= lines.size() || lines[nameAt].text.size() > 80 || isTimeLine(lines[nameAt]) ||
            isTimeLine(lines[speechAt]) || isNumber(lines[nameAt].text) || isNumber(lines[speechAt].text))
            continue;
        found.append({i, nameAt});
        ++count[folded(lines[nameAt].text)];
    }
    for (const auto& [timeAt, nameAt] : found) {
        if (count.value(folded(lines[nameAt].text)) < 2 && !isTeamsTime(lines[timeAt].text))
            continue;
        lines[timeAt].head->speaker = lines[nameAt].text.trimmed();
        lines[nameAt].isSkipped = true;
        lines[nameAt].head.reset();
    }
}

bool asks(const QString& text) {
    return text.contains(u'?') || text.contains(u'？') || text.contains(u'؟');
}

/// Who speaks in the turns found, and how.
struct Talk {
    qsizetype turns = 0, stamped = 0;
    qsizetype skipped = 0;  ///< names and lists that heads take up
    qsizetype small = 0;    ///< turns of labels in small letters
    qsizetype things = 0;   ///< of labels that are no person's
    qsizetype initials = 0; ///< of labels that are initials or numbers
    qsizetype changes = 0;  ///< of the speaker, from turn to turn
    bool isAsked = false, areRolesKnown = false;
    QSet<QString> speakers;
};

Talk talkIn(const QList<Line>& lines) {
    Talk talk;
    QString previous;
    for (const Line& line : lines) {
        talk.skipped += line.isSkipped;
        talk.turns += line.isTurn;
        talk.isAsked = talk.isAsked || (talk.turns > 0 && asks(line.text));
        if (!line.isTurn)
            continue;
        const QString& label = line.head->speaker;
        const QString name = folded(label);
        talk.changes += talk.turns > 1 && name != previous;
        previous = name;
        talk.stamped += line.head->isStamped;
        talk.small += label.front().isLower();
        talk.things += looksLikeSpeech(label) || looksLikeThing(label);
        talk.initials += isInitialsOrNumber(label);
        if (talk.speakers.contains(name))
            continue;
        talk.speakers.insert(name);
        talk.areRolesKnown = talk.areRolesKnown || roleFromLabel(label) != SpeakerRole::Unknown;
    }
    return talk;
}

/// Manuals, references and reports have words before colons too: too many different ones, in small letters, or names
/// that stand alone on lines without anybody speaking. And people who talk ask each other something, and take turns.
bool arePeople(const QList<Line>& lines) {
    constexpr qsizetype mostUnstampedSpeakers = 25;
    constexpr qsizetype longestWithoutQuestion = 20; // turns
    constexpr qsizetype skippedAtLeast = 30;
    const Talk talk = talkIn(lines);
    if (talk.skipped > 2 * talk.turns + skippedAtLeast)
        return false;
    if (talk.stamped * 2 > talk.turns)
        return true;
    const bool isLabelledAsTalk = talk.areRolesKnown || (talk.speakers.size() > 1 && talk.initials * 2 >= talk.turns);
    const bool takesTurns = talk.speakers.size() > 1 && talk.changes * 2 >= talk.turns - 1;
    const bool needsQuestion = talk.turns > longestWithoutQuestion || talk.things * 3 > talk.turns;
    return (isLabelledAsTalk || takesTurns) && (talk.isAsked || talk.areRolesKnown || !needsQuestion) &&
           talk.speakers.size() <= mostUnstampedSpeakers && talk.small * 3 <= talk.turns;
}

/// Whether the heads found make the text a transcript at all.
bool isTranscript(const QList<Line>& lines, const QSet<QString>& listed) {
    constexpr qsizetype wrappedLength = 50; // after a longer line, one without a label is its rest
    int stamped = 0, labelled = 0, filled = 0;
    qsizetype lengthAbove = 0;
    QSet<QString> speakers;
    for (const Line& line : lines) {
        const bool goesOn = !line.isTurn && lengthAbove >= wrappedLength;
        lengthAbove = line.text.trimmed().size();
        if (lengthAbove == 0 || line.isSkipped)
            continue;
        filled += (labelled > 0 && !goesOn) || line.isTurn;
        labelled += line.isTurn;
        stamped += line.isTurn && line.head->isStamped;
        if (line.isTurn)
            speakers.insert(folded(line.head->speaker));
    }
    if (stamped >= 2 || (!listed.isEmpty() && labelled >= 1))
        return stamped * 20 >= filled || labelled * 20 >= filled;
    const int neededPercent = speakers.size() >= 2 ? 15 : 40;
    return labelled >= 2 && labelled * 100 >= filled * neededPercent;
}

bool isRecordersLine(const QString& text) {
    static const QRegularExpression pattern(
        u"^.{1,80} (?:started|stopped) transcription$|^Transcribed by https?://\\S+$"_s);
    return pattern.match(text.trimmed().left(200)).hasMatch();
}

void addLine(TranscriptBlock& block, QString text, bool afterBlank) {
    if (block.isTurn) {
        const qint64 time = takeStampAtEnd(text);
        block.startMs = block.startMs < 0 ? time : block.startMs;
    }
    if (block.paragraphs.isEmpty() || afterBlank)
        block.paragraphs.append(text);
    else
        block.paragraphs.last() += u' ' + text;
}

QList<TranscriptBlock> blocksFromLines(const QList<Line>& lines) {
    QList<TranscriptBlock> blocks;
    bool afterBlank = true;
    for (const Line& line : lines) {
        const QString text = line.text.trimmed();
        if (text.isEmpty()) {
            afterBlank = true;
            continue;
        }
        if (line.isSkipped)
            continue;
        if (line.isTurn) {
            const TurnHead& head = *line.head;
            const bool goesOn = !blocks.isEmpty() && blocks.constLast().isTurn &&
                                folded(blocks.constLast().speaker) == folded(head.speaker);
            if (!goesOn)
                blocks.append(TranscriptBlock{true, head.speaker, head.startMs, {}});
            afterBlank = true;
            if (!head.rest.isEmpty()) {
                addLine(blocks.last(), head.rest, true);
                afterBlank = false;
            }
            continue;
        }
        const bool unspoken = isRecordersLine(text);
        // Lines before the first turn are a title, a date, names: one each, unless somebody wrapped a long one.
        const bool followsLongLine = !afterBlank && !blocks.isEmpty() && !blocks.constLast().paragraphs.isEmpty() &&
                                     blocks.constLast().paragraphs.constLast().size() > 60;
        if (blocks.isEmpty() || unspoken || (!blocks.constLast().isTurn && !followsLongLine))
            blocks.append(TranscriptBlock{});
        addLine(blocks.last(), text, afterBlank || line.head.has_value());
        afterBlank = false;
    }
    blocks.removeIf([](const TranscriptBlock& block) { return block.paragraphs.isEmpty(); });
    return blocks;
}

std::optional<QList<Line>> judgedLines(const QStringList& texts) {
    QList<Line> lines;
    lines.reserve(texts.size());
    for (const QString& text : texts)
        lines.append({text, turnHeadFromLine(text)});
    takeNamesBelowTimes(lines);
    const QSet<QString> listed = takeListedSpeakers(lines);
    const QSet<QString> proven = provenSpeakers(lines, listed);
    for (Line& line : lines)
        line.isTurn = line.head && !line.isSkipped && !line.head->speaker.isEmpty() &&
                      proven.contains(folded(line.head->speaker));
    if (!isTranscript(lines, listed) || (listed.isEmpty() && !arePeople(lines)))
        return std::nullopt;
    return lines;
}

} // namespace

std::optional<QList<TranscriptLine>> transcriptLines(const QStringList& texts) {
    const auto lines = judgedLines(texts);
    if (!lines)
        return std::nullopt;
    QList<TranscriptLine> roles;
    roles.reserve(lines->size());
    for (const Line& line : *lines) {
        TranscriptLine role;
        if (line.isSkipped)
            role.kind = TranscriptLine::Kind::Skipped;
        else if (line.isTurn)
            role = {TranscriptLine::Kind::Turn, *line.head};
        else if (isRecordersLine(line.text))
            role.kind = TranscriptLine::Kind::Unspoken;
        roles.append(role);
    }
    return roles;
}

std::optional<Transcript> transcriptFromLines(const QStringList& texts) {
    const auto lines = judgedLines(texts);
    if (!lines)
        return std::nullopt;
    return Transcript{blocksFromLines(*lines)};
}

} // namespace sheaf
