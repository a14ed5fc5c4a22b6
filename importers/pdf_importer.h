#pragma once

#include "importers/importer.h"

namespace sheaf {

/// PDF: paragraphs, headings, list items and footnotes made out from where words stand; each word with its box.
///
/// Running headers, footers and page numbers are kept as passages of their own, so that text that a page's end parts
/// can be one paragraph. A hyphen at a line's end is resolved, and the word has two boxes. A file of scanned pages
/// without text is Unsupported.
class PdfImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
