#include "importers/rtf_importer.h"

#include "importers/rtf_reader.h"
#include "importers/text_builder.h"
#include "importers/title_worth_showing.h"

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr QByteArrayView magic("{\\rtf", 5);

} // namespace

QStringList RtfImporter::endings() const {
    return {u"rtf"_s};
}

Recognition RtfImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    if (bytes.startsWith(magic))
        return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> RtfImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    if (!bytes.startsWith(magic))
        return failure(ErrorCode::Damaged, u"not rich text, whatever its name says"_s);
    const auto content = readRtf(bytes);
    if (!content)
        return failure(content);
    TextBuilder builder;
    addBlocks(builder, content->blocks);
    for (const QString& warning : content->warnings)
        builder.addWarning(warning);
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Unsupported, u"the document holds no text to read"_s,
            u"If its pages are pictures, run text recognition (OCR) over them first."_s);
    return builder.take(u"rtf"_s, titleWorthShowing(content->title, request.fileName));
}

} // namespace sheaf
