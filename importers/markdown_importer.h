#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Markdown, with front matter and footnotes. A file whose lines are a transcript becomes turns.
class MarkdownImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
