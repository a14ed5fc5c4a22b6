#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Word files (Office Open XML): paragraphs, headings by style, lists, table cells, notes after the body; or, where
/// speakers' labels or times say so, a transcript's turns.
///
/// Running headers and footers, comments and pictures are not read. The old `.doc` and password-protected files are
/// recognised, and refused with a hint.
class DocxImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
