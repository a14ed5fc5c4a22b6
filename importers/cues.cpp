#include "importers/cues.h"

#include "importers/annotations.h"
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
    bool startsTurn = false;    ///< a dash says that somebody else speaks
    bool labelIsMarked = false; ///< `<i>Ada:</i>`: what is set apart from the words is no part of them
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

/// Cuts a stretch of a cue's payload at its voice tags and strips every other tag.
QList<Utterance> utterancesOf(const QString& payload, const Utterance& like) {
    // A tag ends before the next `<` and gives nothing back, so that a cue of nothing but `<a` costs a single pass.
    static const QRegularExpression tag(
        u"<(?:(v)(?:\\.[^\\s<>]*+)?[ \\t]++([^<>]*+)|/?[a-z0-9:.][^<>]*+)>"_s,
        QRegularExpression::CaseInsensitiveOption);
    QList<Utterance> utterances = {like};
    qsizetype from = 0;
    for (auto match = tag.globalMatch(payload); match.hasNext();) {
        const auto found = match.next();
        utterances.last().text += payload.sliced(from, found.capturedStart() - from);
        from = found.capturedEnd();
        if (!found.captured(1).isEmpty())
            utterances.append({tidyTitle(decodedEntities(found.captured(2))), like.startMs, like.endMs, QString()});
    }
    utterances.last().text += payload.sliced(from);
    for (Utterance& utterance : utterances)
        utterance.text = decodedEntities(utterance.text).simplified();
    utterances.removeIf([](const Utterance& utterance) { return utterance.text.isEmpty(); });
    return utterances;
}

/// Captions put a dash before each line where several speak in one cue.
QList<Utterance> utterancesOfCue(const Cue& cue) {
    static const QRegularExpression dash(u"^\\s*[-\u2013\u2014]\\s*(?=[^\\s-])"_s);
    static const QRegularExpression markedLabel(u"^\\s*<([ibuIBU])>[^<>:\\n]{1,63}:\\s*</\\1>"_s);
    const QStringList lines = cue.payload.split(u'\n');
    const bool hasDashes =
        dash.match(lines.constFirst()).hasMatch() &&
        std::count_if(lines.begin(), lines.end(), [](const QString& l) { return dash.match(l).hasMatch(); }) >= 2;
    QList<Utterance> utterances;
    QString stretch;
    bool startsTurn = false;
    const auto flush = [&] {
        const Utterance like{{}, cue.times.startMs, cue.times.endMs,
                             {}, startsTurn,        markedLabel.match(stretch.left(100)).hasMatch()};
        utterances += utterancesOf(stretch, like);
        stretch.clear();
    };
    for (const QString& line : lines) {
        const auto match = hasDashes ? dash.match(line) : QRegularExpressionMatch();
        if (match.hasMatch()) {
            flush();
            startsTurn = true;
        }
        stretch += (match.hasMatch() ? line.sliced(match.capturedEnd()) : line) + u'\n';
    }
    flush();
    return utterances;
}

/// `Ada Okafor`, not `Slowly`.
bool looksLikeFullName(const QString& label) {
    static const QRegularExpression name(
        u"^\\p{Lu}\\S*(?:[ ,]+\\p{Lu}\\S*)+$"_s, QRegularExpression::UseUnicodePropertiesOption);
    return name.match(label).hasMatch();
}

/// Zoom writes the name into the speech. A name is one only if at least two cues start with it, or it is set apart from
/// the words, or is a full name at the very start.
void takeLabelsAsSpeakers(QList<Utterance>& utterances) {
    QHash<QString, int> count;
    for (const Utterance& utterance : std::as_const(utterances)) {
        const auto label = plainLabelFromLine(utterance.text);
        if (!label || !utterance.speaker.isEmpty() || looksLikeSpeech(label->speaker))
            continue;
        const bool isProven =
            utterance.labelIsMarked || (&utterance == &utterances.constFirst() && looksLikeFullName(label->speaker));
        count[label->speaker] += isProven ? 2 : 1;
    }
    QString speaker;
    for (Utterance& utterance : utterances) {
        if (!utterance.speaker.isEmpty())
            continue;
        const auto label = plainLabelFromLine(utterance.text);
        if (label && count.value(label->speaker) >= 2) {
            speaker = label->speaker;
            utterance.text = label->rest;
        } else if (utterance.startsTurn) {
            speaker.clear();
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
        const bool sameVoice = !turns.isEmpty() && turns.constLast().speaker == next.speaker &&
                               !(next.startsTurn && next.speaker.isEmpty());
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
        builder.begin(passage);
        addSpeech(builder, turn.text);
        builder.end();
    }
}

} // namespace sheaf
