#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Excel workbooks (Office Open XML): each row of the first visible sheet that holds any is a source of its own, see
/// sourcesOfTable(). Of formulas, the values stored with them are read.
class XlsxImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
