#include "importers/epub_importer.h"
#include "importers/html_content.h"
#include "importers/text_builder.h"
#include "tests/fuzz/check_importer.h"

namespace {

/// A page without the archive around it, whose checksums would turn nearly every change away.
void checkPage(const QByteArray& page) {
    sheaf::MarkupBlocks blocks;
    if (!sheaf::readHtml(page, sheaf::HtmlDialect::Xhtml, blocks))
        return;
    sheaf::TextBuilder builder;
    sheaf::addBlocks(builder, blocks.take());
    if (builder.hasPassages() && !sheaf::checkImported(builder.take({}, {})).isEmpty())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const sheaf::EpubImporter importer;
    sheaf::test::checkImporter(importer, data, size);
    checkPage(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    return 0;
}
