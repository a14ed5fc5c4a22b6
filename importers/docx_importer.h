#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Word files (Office Open XML, both dialects): paragraphs, headings by style, lists with their numbers, table cells,
/// notes after the body, then running headers and footers; or, where speakers' labels, times or emphasised questions
/// say so, a transcript's turns. Comments and links are marks.
///
/// Pictures are not read. The old `.doc` and password-protected files are recognised, and refused with a hint.
class DocxImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
