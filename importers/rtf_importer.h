#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Rich text of any version of 1. A file that is a transcript becomes turns.
/// Source: Rich Text Format Specification 1.9.1.
class RtfImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
