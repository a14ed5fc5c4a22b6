#pragma once

#include "coding/csv.h"
#include "coding/period.h"
#include "coding/result.h"
#include "coding/source.h"

#include <QHash>
#include <QString>

#include <optional>

namespace sheaf {

/// What a manifest says of one file. Empty fields say nothing.
struct ManifestEntry {
    QString file;
    QString title;
    QString site;
    QString type;
    Period period;
    std::optional<Confidentiality> confidentiality;
    QByteArray sha256; ///< 32 bytes, or empty
};

/// A list of files with what is known of each; CSV with the column `file` and any of title, site, type, period,
/// confidentiality, sha256.
class ImportManifest {
public:
    ImportManifest() = default;
    /// Errors: Unreadable, Damaged, InvalidArgument (a value that can't be understood; the message names the row).
    static Result<ImportManifest> read(const QString& path);

    /// The entry for a file: its name, with as many of its folders as the manifest gives, is the end of the path. Of
    /// several, the one with the most folders.
    [[nodiscard]] const ManifestEntry* find(const QString& path) const;

private:
    QHash<QString, QList<ManifestEntry>> m_byFileName;
};

} // namespace sheaf
