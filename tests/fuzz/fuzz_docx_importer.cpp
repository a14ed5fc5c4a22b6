#include "importers/document_writer.h"
#include "importers/docx_body.h"
#include "importers/docx_importer.h"
#include "importers/xml_part.h"
#include "tests/fuzz/check_importer.h"

namespace {

/// A body without the archive around it, whose checksums would turn nearly every change away. Styles, numbers and
/// comments are read from the same bytes.
void checkBody(const QByteArray& xml) {
    const auto part = sheaf::parseXmlPart(xml);
    if (!part)
        return;
    sheaf::DocxReferences references;
    references.styles = sheaf::DocxStyles((*part)->document_element());
    references.numbering = sheaf::DocxNumbering((*part)->document_element(), references.styles);
    references.links.insert(QStringLiteral("rId1"), QStringLiteral("https://example.org"));
    for (int id = 0; id < 4; ++id)
        references.comments.insert(
            QString::number(id), {.kind = sheaf::TextMarkKind::Comment, .detail = QStringLiteral("Why?")});
    sheaf::DocxBody body;
    body.blocks = sheaf::readDocxBlocks(**part, references, body);
    sheaf::TextBuilder builder;
    sheaf::writeDocument(builder, std::move(body));
    if (!builder.hasPassages())
        return;
    const QString fault = sheaf::checkImported(builder.take({}, {}));
    if (!fault.isEmpty()) {
        std::fprintf(stderr, "broken: %s\n", qPrintable(fault));
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const sheaf::DocxImporter importer;
    sheaf::test::checkImporter(importer, data, size);
    checkBody(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    return 0;
}
