#include "importers/odt_importer.h"
#include "tests/fuzz/check_importer.h"

/// Flat files are XML without an archive around it, so that changes reach the reader.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const sheaf::OdtImporter importer;
    sheaf::test::checkImporter(importer, data, size);
    return 0;
}
