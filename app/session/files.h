#pragma once

#include "coding/csv.h"
#include "coding/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace sheaf {

/// The file's bytes. Errors: Unreadable (missing, a folder, no rights), TooLarge; the message names the path.
[[nodiscard]] Result<QByteArray> readFile(const QString& path, qint64 maximumBytes = 256LL * 1024 * 1024);

/// A CSV file that has these columns. Errors: as readFile, CsvFile::parse and CsvFile::requireColumns.
[[nodiscard]] Result<CsvFile> readCsv(const QString& path, const QStringList& columns);

/// The files that paths stand for: a file for itself (also one that is missing: reading it will say so), a folder for
/// the files in it, in depth, whose ending is one of `endings`. Hidden files are left out, folders that may not be
/// looked into stand for themselves; links to folders are not followed. In a stable order, none twice.
/// Files of other endings in the folders are named in `leftOut`, if given.
[[nodiscard]] QStringList
filesUnder(const QStringList& paths, const QStringList& endings, QStringList* leftOut = nullptr);

} // namespace sheaf
