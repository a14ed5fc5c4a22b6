#include "importers/cues.h"

#include "importers/speaker_labels.h"
#include "importers/timestamps.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qint64 pauseMs = 3000;
constexpr qsizetype paragraphLength = 400;

/// One voice within one cue.
struct Utterance {
    QString speaker;
    qint64 startMs = -1;
    qint64 endMs = -1;
    QString text;
};

QString decodedEntities(const QString& text) {
    static const QHash<QString, QString> named = {
        {u"amp"_s, u"&"_s},  {u"lt"_s, u"<"_s},        {u"gt"_s, u">"_s},       {u"quot"_s, u"\""_s},
        {u"apos"_s, u"'"_s}, {u"nbsp"_s, u"\u00A0"_s}, {u"lrm"_s, u"\u200E"_s}, {u"rlm"_s, u"\u200F"_s}};
    static const QRegularExpression entity(u"&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,4});"_s);
    QString decoded;
    qsizetype from = 0;
    for (auto match = entity.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString name = found.captured(1);
        decoded += QStringView(text).sliced(from, found.capturedStart() - from);
        from = found.capturedEnd();
        if (!name.startsWith(u'#')) {
            decoded += named.value(name, found.captured());
            continue;
        }
        const bool hexadecimal = name.size() > 1 && name[1].toLower() == u'x';
        const char32_t point = hexadecimal ? name.sliced(2).toUInt(nullptr, 16) : name.sliced(1).toUInt();
        decoded += point > 0 && point <= 0x10FFFF ? QString::fromUcs4(&point, 1) : found.captured();
    }
    return decoded.append(QStringView(text).sliced(from));
}

/// Cuts a cue's payload at its voice tags and strips every other tag.
QList<Utterance> utterancesOfCue(const Cue& cue) {
    // A tag ends before the next `<` and gives nothing back, so that a cue of nothing but `<a` costs a single pass.
    static const QRegularExpression tag(
        u"<(?:(v)(?:\\.[^\\s<>]*+)?[ \\t]++([^<>]*+)|/?[a-z0-9:.][^<>]*+)>"_s,
        QRegularExpression::CaseInsensitiveOption);
    QList<Utterance> utterances = {{QString(), cue.times.startMs, cue.times.endMs, QString()}};
    qsizetype from = 0;
    for (auto match = tag.globalMatch(cue.payload); match.hasNext();) {
        const auto found = match.next();
        utterances.last().text += cue.payload.sliced(from, found.capturedStart() - from);
        from = found.capturedEnd();
        if (!found.captured(1).isEmpty())
            utterances.append(
                {tidyTitle(decodedEntities(found.captured(2))), cue.times.startMs, cue.times.endMs, QString()});
    }
    utterances.last().text += cue.payload.sliced(from);
    for (Utterance& utterance : utterances)
        utterance.text = decodedEntities(utterance.text).simplified();
    utterances.removeIf([](const Utterance& utterance) { return utterance.text.isEmpty(); });
    return utterances;
}

/// Zoom writes the name into the speech. A name is one only if at least two cues start with it.
void takeLabelsAsSpeakers(QList<Utterance>& utterances) {
    QHash<QString, int> count;
    for (const Utterance& utterance : utterances)
        if (const auto label = plainLabelFromLine(utterance.text); label && utterance.speaker.isEmpty())
            ++count[label->speaker];
    QString speaker;
    for (Utterance& utterance : utterances) {
        if (!utterance.speaker.isEmpty())
            continue;
        const auto label = plainLabelFromLine(utterance.text);
        if (label && count.value(label->speaker) >= 2) {
            speaker = label->speaker;
            utterance.text = label->rest;
        }
        utterance.speaker = speaker;
    }
    utterances.removeIf([](const Utterance& utterance) { return utterance.text.isEmpty(); });
}

bool endsSentence(const QString& text) {
    static const QRegularExpression end(u"[.?!…。？！][\"'”’)\\]]*$"_s);
    return end.match(text.right(6)).hasMatch();
}

QList<Utterance> turnsFromUtterances(const QList<Utterance>& utterances) {
    QList<Utterance> turns;
    for (const Utterance& next : utterances) {
        const bool sameVoice = !turns.isEmpty() && turns.constLast().speaker == next.speaker;
        const bool nameless = next.speaker.isEmpty();
        const bool pauses = sameVoice && nameless && next.startMs - turns.constLast().endMs > pauseMs;
        const bool isFull = sameVoice && nameless && turns.constLast().text.size() > paragraphLength &&
                            endsSentence(turns.constLast().text);
        if (!sameVoice || pauses || isFull) {
            turns.append(next);
            continue;
        }
        turns.last().text += u' ' + next.text;
        turns.last().endMs = std::max(turns.constLast().endMs, next.endMs);
    }
    return turns;
}

} // namespace

std::optional<CueTimes> cueTimesFromLine(const QString& line) {
    const qsizetype arrow = line.indexOf("-->"_L1);
    if (arrow < 0)
        return std::nullopt;
    const auto start = timestampFromText(QStringView(line).first(arrow));
    const auto end = timestampFromText(line.sliced(arrow + 3).simplified().section(u' ', 0, 0));
    if (!start || !end)
        return std::nullopt;
    return CueTimes{*start, *end};
}

void addCues(TextBuilder& builder, const Cues& cues) {
    if (cues.damaged > 0)
        builder.addWarning(u"%1 cues left out: their times can't be read"_s.arg(cues.damaged));
    QList<Utterance> utterances;
    for (const Cue& cue : cues.cues)
        utterances += utterancesOfCue(cue);
    takeLabelsAsSpeakers(utterances);
    for (const Utterance& turn : turnsFromUtterances(utterances)) {
        Passage passage;
        passage.kind = PassageKind::Turn;
        passage.speaker = turn.speaker;
        passage.startMs = turn.startMs;
        builder.addPassage(passage, turn.text);
    }
}

} // namespace sheaf
