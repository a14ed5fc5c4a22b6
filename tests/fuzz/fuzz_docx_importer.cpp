#include "importers/docx_body.h"
#include "importers/docx_importer.h"
#include "importers/text_builder.h"
#include "importers/xml_part.h"
#include "tests/fuzz/check_importer.h"

namespace {

/// A body without the archive around it, whose checksums would turn nearly every change away.
void checkBody(const QByteArray& xml) {
    const auto part = sheaf::parseXmlPart(xml);
    if (!part)
        return;
    sheaf::TextBuilder builder;
    for (const sheaf::DocxBlock& block :
         sheaf::readDocxBody(**part, sheaf::DocxStyles((*part)->document_element())).blocks)
        builder.addPassage(block.like, block.text, sheaf::TextBuilder::LineBreaks::Keep);
    if (!sheaf::checkImported(builder.take({}, {})).isEmpty())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const sheaf::DocxImporter importer;
    sheaf::test::checkImporter(importer, data, size);
    checkBody(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    return 0;
}
