#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Web pages saved as HTML or XHTML, in the encoding they declare. A page that is a transcript becomes turns.
///
/// Source: HTML Living Standard, 13.2.3 (determining the character encoding).
class HtmlImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
