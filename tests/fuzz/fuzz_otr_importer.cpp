#include "importers/otr_importer.h"
#include "tests/fuzz/check_importer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const sheaf::OtrImporter importer;
    sheaf::test::checkImporter(importer, data, size);
    return 0;
}
