#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Books in EPUB 2 and 3: the pages of the spine, read as XHTML. Footnotes stay where they stand in their page.
class EpubImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
