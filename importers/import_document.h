#pragma once

#include "coding/result.h"
#include "importers/importer.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace sheaf {

/// Reads a document whose format it recognises by content first and by the file name's ending second.
///
/// Units:   `bytes` is the whole file, at most maximumDocumentBytes. The request's file name is used for its ending and
/// in messages only; no file is opened. Errors:  Damaged (empty, truncated, not what its name says), Encrypted,
/// Unsupported (the hint lists what is read), TooLarge. The message
///          is one line without the file's name, which the caller adds.
/// Threads: reentrant.
[[nodiscard]] Result<ImportedSource> importDocument(const QByteArray& bytes, const ReadingRequest& request);

inline constexpr qint64 maximumDocumentBytes = 512LL * 1024 * 1024;

/// The endings of the formats that importDocument reads, without the dot, lower case.
[[nodiscard]] QStringList readableEndings();

} // namespace sheaf
