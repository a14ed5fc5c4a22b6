#include "importers/xlsx_importer.h"
#include "importers/xlsx_sheet.h"
#include "importers/xml_part.h"
#include "tests/fuzz/check_importer.h"

namespace {

/// A sheet without the archive around it, whose checksums would turn nearly every change away. Strings and styles are
/// read from the same bytes.
void checkSheet(const QByteArray& xml) {
    const auto part = sheaf::parseXmlPart(xml);
    if (!part)
        return;
    sheaf::XlsxCells cells;
    cells.addSharedStrings((*part)->document_element());
    cells.addStyles((*part)->document_element());
    auto rows = sheaf::rowsOfSheet((*part)->document_element(), cells);
    if (!rows)
        return;
    const auto table = sheaf::surveyTableFrom(std::move(*rows), false);
    if (!table)
        return;
    const auto source = sheaf::sourcesOfTable(*table, QStringLiteral("xlsx"), QStringLiteral("fuzzed.xlsx"));
    const QString fault = source ? sheaf::checkImported(*source) : QString();
    if (!fault.isEmpty()) {
        std::fprintf(stderr, "broken: %s\n", qPrintable(fault));
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const sheaf::XlsxImporter importer;
    sheaf::test::checkImporter(importer, data, size);
    checkSheet(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    return 0;
}
