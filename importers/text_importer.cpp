#include "importers/text_importer.h"

#include "importers/maxqda_structured.h"
#include "importers/plain_text.h"
#include "importers/text_builder.h"
#include "importers/text_decoding.h"
#include "importers/transcript_passages.h"

using namespace Qt::StringLiterals;

namespace sheaf {

QStringList TextImporter::endings() const {
    return {u"txt"_s, u"text"_s};
}

Recognition TextImporter::recognise(QByteArrayView, const QString& ending) const {
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
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
