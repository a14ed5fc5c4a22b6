#include "importers/text_importer.h"

#include "importers/maxqda_structured.h"
#include "importers/plain_text.h"
#include "importers/text_builder.h"
#include "importers/text_decoding.h"
#include "importers/transcript_passages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

/// Nothing but what people write: no control characters but those that part lines, words and pages.
bool holdsOnlyText(QByteArrayView bytes) {
    constexpr qsizetype enough = 64 * 1024;
    const auto isForeign = [](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return (value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f') || value == 0x7F;
    };
    return !bytes.isEmpty() && std::ranges::none_of(bytes.first(std::min(bytes.size(), enough)), isForeign);
}

} // namespace

QStringList TextImporter::endings() const {
    return {u"txt"_s, u"text"_s};
}

Recognition TextImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    const bool mayBeText = ending.isEmpty() && holdsOnlyText(bytes);
    return mayBeText || endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> TextImporter::read(const QByteArray& bytes, const ReadingRequest&) const {
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return failure(decoded);
    TextBuilder builder;
    if (!decoded->warning.isEmpty())
        builder.addWarning(decoded->warning);
    QStringList lines = decoded->text.split(u'\n');
    if (isMaxqdaStructured(lines)) {
        addMaxqdaStructured(builder, lines);
    } else if (const auto transcript = transcriptFromLines(lines)) {
        addTranscript(builder, *transcript);
    } else {
        addPlainText(builder, lines);
    }
    if (!builder.hasPassages())
        return failure(ErrorCode::Damaged, u"the file holds no text"_s);
    return builder.take(u"txt"_s, {});
}

} // namespace sheaf
