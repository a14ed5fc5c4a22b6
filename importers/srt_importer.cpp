#include "importers/srt_importer.h"

#include "importers/cues.h"
#include "importers/text_decoding.h"
#include "importers/timestamps.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype headReach = 256; // bytes: a number and two times, also where a character takes two bytes

bool isNumber(const QString& line) {
    const QString text = line.trimmed();
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// The start of a file in whatever encoding, as far as it is ASCII: neither numbers nor times need more.
QString asciiHead(QByteArrayView bytes) {
    QString head;
    for (const char c : bytes.first(std::min(bytes.size(), headReach)))
        if (c > 0 && c < 127)
            head += QLatin1Char(c);
    return head.replace(u'\r', u'\n');
}

/// Without what tells a player where to show the words, such as `{\\an8}`.
QString withoutOverrides(QString payload) {
    static const QRegularExpression override(u"\\{\\\\[^{}\\n]{0,80}\\}"_s);
    return payload.remove(override);
}

/// The lines from `first` to `end` without the number that belongs to the cue after them.
QString payloadOf(const QStringList& lines, qsizetype first, qsizetype end) {
    const bool isLast = end == lines.size();
    while (end > first && lines[end - 1].trimmed().isEmpty())
        --end;
    // At the file's end a number that stands apart is what is left of a cue that was cut off.
    const bool standsApart = end - 1 > first && lines[end - 2].trimmed().isEmpty();
    if (end > first && isNumber(lines[end - 1]) && (!isLast || standsApart))
        --end;
    return withoutOverrides(lines.sliced(first, end - first).join(u'\n'));
}

Cues cuesFromText(const QString& text) {
    const QStringList lines = text.split(u'\n');
    const auto startsCue = [&](qsizetype i) {
        return lines[i].contains("-->"_L1) && (cueTimesFromLine(lines[i]) || (i > 0 && isNumber(lines[i - 1])));
    };
    Cues cues;
    qsizetype at = 0;
    while (at < lines.size() && !startsCue(at))
        ++at;
    while (at < lines.size()) {
        const auto times = cueTimesFromLine(lines[at]);
        const qsizetype first = ++at;
        while (at < lines.size() && !startsCue(at))
            ++at;
        cues.damaged += !times;
        if (times)
            cues.cues.append({*times, payloadOf(lines, first, at)});
    }
    return cues;
}

} // namespace

QStringList SrtImporter::endings() const {
    return {u"srt"_s};
}

Recognition SrtImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    static const QRegularExpression head(QString(u"^\\s*+\\d{1,9}[ \\t]*\\n\\s*TIME[ \\t]*-->[ \\t]*TIME"_s)
                                             .replace("TIME"_L1, QString::fromUtf16(timestampPattern)));
    if (head.match(asciiHead(bytes)).hasMatch())
        return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> SrtImporter::read(const QByteArray& bytes, const ReadingRequest&) const {
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return failure(decoded);
    TextBuilder builder;
    if (!decoded->warning.isEmpty())
        builder.addWarning(decoded->warning);
    addCues(builder, cuesFromText(decoded->text));
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Damaged, u"the captions hold no speech"_s,
            u"They may have been cut short; download them again."_s);
    return builder.take(u"srt"_s, {});
}

} // namespace sheaf
