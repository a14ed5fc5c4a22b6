#pragma once

#include "importers/importer.h"

namespace sheaf {

/// OpenDocument texts, packed (`.odt`, templates `.ott`) or as one XML file (`.fodt`): what DocxImporter reads of Word
/// files, written the same way.
class OdtImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
