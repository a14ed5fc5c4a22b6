#pragma once

#include "importers/importer.h"

namespace sheaf {

/// E-mail messages saved as files: subject, sender and receivers, text; attachments as documents it contains.
class EmlImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
