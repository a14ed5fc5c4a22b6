#include "importers/epub_importer.h"

#include "importers/declared_language.h"
#include "importers/epub_package.h"
#include "importers/html_content.h"
#include "importers/html_decoding.h"
#include "importers/text_builder.h"
#include "importers/title_worth_showing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr QByteArrayView zipMagic("PK\x03\x04", 4);

/// Adds one page to the blocks. What is wrong with it alone becomes a warning.
Result<QString> addPage(ZipPackage& package, const QString& part, MarkupBlocks& blocks, TextBuilder& builder) {
    const auto bytes = package.read(part);
    if (!bytes)
        return failure(bytes);
    const auto decoded = decodeHtml(*bytes);
    if (!decoded) {
        if (!bytes->isEmpty())
            builder.addWarning(u"its part %1 is damaged and was left out"_s.arg(tidyTitle(part)));
        return QString();
    }
    if (!decoded->warning.isEmpty())
        builder.addWarning(decoded->warning);
    const auto head = readHtml(decoded->text.toUtf8(), HtmlDialect::Xhtml, blocks);
    if (!head)
        return failure(head);
    return head->language;
}

} // namespace

QStringList EpubImporter::endings() const {
    return {u"epub"_s};
}

Recognition EpubImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    const QByteArrayView start = bytes.first(std::min<qsizetype>(bytes.size(), 200));
    if (start.startsWith(zipMagic) && start.contains("application/epub+zip"))
        return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> EpubImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    if (!bytes.startsWith(zipMagic))
        return failure(ErrorCode::Damaged, u"not a book in EPUB, whatever its name says"_s);
    auto package = ZipPackage::open(bytes);
    if (!package)
        return failure(package);
    const auto contents = epubContents(*package);
    if (!contents)
        return failure(contents);

    TextBuilder builder;
    MarkupBlocks blocks;
    QString language = declaredLanguage(contents->language);
    for (const QString& part : contents->pages) {
        const auto pageLanguage = addPage(*package, part, blocks, builder);
        if (!pageLanguage)
            return failure(pageLanguage);
        if (language.isEmpty())
            language = *pageLanguage;
    }
    addBlocks(builder, blocks.take());
    for (const QString& part : contents->missing)
        builder.addWarning(u"its part %1 is missing"_s.arg(tidyTitle(part)));
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Unsupported, u"the book holds no text to read"_s,
            u"If its pages are pictures, run text recognition (OCR) over them first."_s);
    builder.setLanguage(language);
    return builder.take(u"epub"_s, titleWorthShowing(contents->title, request.fileName));
}

} // namespace sheaf
