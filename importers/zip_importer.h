#pragma once

#include "importers/importer.h"

namespace sheaf {

/// Archives (`.zip`): no text of their own, but the documents in them, as they are, archives in archives too. Whoever
/// reads those bounds how deep it goes.
///
/// Left out: folders, hidden files, and what systems put beside documents (`__MACOSX/`, `Thumbs.db`). A damaged member
/// is left out with a warning; a locked one or one that unpacks without measure refuses the archive. Asked after all
/// formats that are zip files themselves.
class ZipImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

/// A file's name made of the last part of a path, whichever way the slashes lean: without control characters and what
/// no file system takes, at most 200 code units; `unnamed` if nothing is left.
[[nodiscard]] QString fileNameFromPath(const QString& path);

} // namespace sheaf
