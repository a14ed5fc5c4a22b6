#include "importers/vtt_importer.h"

#include "importers/speaker_labels.h"
#include "importers/text_builder.h"
#include "importers/text_decoding.h"
#include "importers/timestamps.h"

#include <QHash>
#include <QRegularExpression>

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
QList<Utterance> utterancesOfCue(const QString& payload, qint64 startMs, qint64 endMs) {
    static const QRegularExpression tag(u"<(?:(v)(?:\\.[^\\s>]*)?[ \\t]+([^>]*)|/?[a-z0-9:.][^>]*|/v)>"_s);
    QList<Utterance> utterances = {{QString(), startMs, endMs, QString()}};
    qsizetype from = 0;
    for (auto match = tag.globalMatch(payload); match.hasNext();) {
        const auto found = match.next();
        utterances.last().text += payload.sliced(from, found.capturedStart() - from);
        from = found.capturedEnd();
        if (!found.captured(1).isEmpty())
            utterances.append({tidyTitle(decodedEntities(found.captured(2))), startMs, endMs, QString()});
    }
    utterances.last().text += payload.sliced(from);
    for (Utterance& utterance : utterances)
        utterance.text = decodedEntities(utterance.text).simplified();
    utterances.removeIf([](const Utterance& utterance) { return utterance.text.isEmpty(); });
    return utterances;
}

struct CueTimes {
    qint64 startMs;
    qint64 endMs;
};

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

struct Cues {
    QList<Utterance> utterances;
    int damaged = 0; ///< blocks with an arrow whose times can't be read
};

Cues cuesFromText(const QString& text) {
    Cues cues;
    const QStringList lines = text.split(u'\n');
    qsizetype at = 0;
    const auto skipBlock = [&] {
        while (at < lines.size() && !lines[at].trimmed().isEmpty())
            ++at;
    };
    skipBlock(); // the header, which may run over several lines
    for (; at < lines.size(); ++at) {
        if (lines[at].trimmed().isEmpty())
            continue;
        const bool isAside = QRegularExpression(u"^(?:NOTE|STYLE|REGION)(?:\\s|$)"_s).match(lines[at]).hasMatch();
        if (isAside && !lines[at].contains("-->"_L1)) {
            skipBlock();
            continue;
        }
        if (!lines[at].contains("-->"_L1) && at + 1 < lines.size() && lines[at + 1].contains("-->"_L1))
            ++at; // the cue's identifier
        const auto times = cueTimesFromLine(lines[at]);
        cues.damaged += !times && lines[at].contains("-->"_L1);
        const qsizetype first = times ? at + 1 : at;
        skipBlock();
        if (times)
            cues.utterances += utterancesOfCue(
                lines.sliced(std::min(first, at), std::max<qsizetype>(0, at - first)).join(u'\n'), times->startMs,
                times->endMs);
    }
    return cues;
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

QStringList VttImporter::endings() const {
    return {u"vtt"_s};
}

Recognition VttImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    const QByteArrayView content = bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
    const bool hasHeader =
        content.startsWith("WEBVTT") && (content.size() == 6 || QByteArrayView(" \t\r\n").contains(content[6]));
    if (hasHeader)
        return Recognition::ByContent;
    return ending == "vtt"_L1 ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> VttImporter::read(const QByteArray& bytes, const QString&) const {
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return failure(decoded);
    if (!decoded->text.startsWith("WEBVTT"_L1))
        return failure(
            ErrorCode::Damaged, u"not a WebVTT file: it does not start with WEBVTT"_s,
            u"Rename it to .txt if it is plain text."_s);
    Cues cues = cuesFromText(decoded->text);
    takeLabelsAsSpeakers(cues.utterances);
    TextBuilder builder;
    if (!decoded->warning.isEmpty())
        builder.addWarning(decoded->warning);
    if (cues.damaged > 0)
        builder.addWarning(u"%1 cues left out: their times can't be read"_s.arg(cues.damaged));
    for (const Utterance& turn : turnsFromUtterances(cues.utterances)) {
        Passage passage;
        passage.kind = PassageKind::Turn;
        passage.speaker = turn.speaker;
        passage.startMs = turn.startMs;
        builder.addPassage(passage, turn.text);
    }
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Damaged, u"the transcript holds no speech"_s,
            u"It may have been cut short; download it again."_s);
    return builder.take(u"vtt"_s, {});
}

} // namespace sheaf
