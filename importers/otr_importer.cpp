#include "importers/otr_importer.h"

#include "importers/annotations.h"
#include "importers/otr_html.h"
#include "importers/timestamps.h"
#include "importers/transcript_passages.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestTime = 16;

/// The time that starts a line, in milliseconds, cut off it; -1 if there is none.
qint64 takeTimeAtStart(QString& line) {
    const qsizetype end = line.left(longestTime).indexOf(u']');
    if (!line.startsWith(u'[') || end < 0)
        return -1;
    const auto time = timestampFromText(QStringView(line).sliced(1, end - 1));
    if (!time)
        return -1;
    line = line.sliced(end + 1).trimmed();
    return *time;
}

/// Speech without names: a turn from one time to the next.
void addNamelessTurns(TextBuilder& builder, const QStringList& lines) {
    bool isOpen = false, isTurn = false;
    for (QString line : lines) {
        const qint64 time = takeTimeAtStart(line);
        if (time >= 0 || !isOpen) {
            isTurn = time >= 0;
            isOpen = true;
            Passage passage;
            passage.kind = isTurn ? PassageKind::Turn : PassageKind::Paragraph;
            passage.startMs = time;
            builder.begin(passage, TextBuilder::LineBreaks::Keep);
        }
        builder.addText(u"\n");
        addSpeech(builder, line);
        isOpen = isTurn || !line.isEmpty();
    }
    builder.end();
}

} // namespace

QStringList OtrImporter::endings() const {
    return {u"otr"_s};
}

Recognition OtrImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    if (ending == "otr"_L1)
        return Recognition::ByName;
    const QByteArrayView head = bytes.first(std::min<qsizetype>(bytes.size(), 64)).trimmed();
    const bool isJson = head.startsWith('{') && head.contains("\"text\"");
    return isJson && bytes.contains("\"media-time\"") ? Recognition::ByContent : Recognition::No;
}

Result<ImportedSource> OtrImporter::read(const QByteArray& bytes, const ReadingRequest&) const {
    QJsonParseError fault;
    const QByteArray json = bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError || !document.isObject())
        return failure(
            ErrorCode::Damaged, u"not an oTranscribe file, or one that was cut short"_s,
            u"Export it from oTranscribe again."_s, fault.errorString());
    const QJsonValue text = document.object().value("text"_L1);
    if (!text.isString())
        return failure(ErrorCode::Damaged, u"an oTranscribe file without a text"_s);
    const auto lines = linesOfOtrHtml(text.toString().toUtf8());
    if (!lines)
        return failure(lines);
    TextBuilder builder;
    if (const auto transcript = transcriptFromLines(*lines))
        addTranscript(builder, *transcript);
    else
        addNamelessTurns(builder, *lines);
    if (!builder.hasPassages())
        return failure(ErrorCode::Damaged, u"the transcript holds no speech"_s);
    return builder.take(u"otr"_s, {});
}

} // namespace sheaf
