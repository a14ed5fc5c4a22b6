#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Tables as text (`.csv`, `.tsv`): each row a source of its own, see sourcesOfTable(). Recognised by name only, since
/// any text may look so.
class CsvImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
