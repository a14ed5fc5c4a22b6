#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Plain text, by its ending, or without any if nothing in it speaks against text: paragraphs, `#` headings, lists and
/// Markdown table rows; or a transcript, if speakers' labels or times say so.
///
/// A line is joined to the one above it only if it would not have fitted there, so that both hard-wrapped text and text
/// with one paragraph a line read well. Emphasis marks inside a line stay as they are.
class TextImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
