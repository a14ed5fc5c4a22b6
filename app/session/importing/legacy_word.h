#pragma once

#include "coding/progress.h"
#include "coding/result.h"

#include <QByteArray>

#include <chrono>

namespace sheaf {

/// A document in the old Word format as .docx, by LibreOffice; empty where that is not installed.
///
/// LibreOffice is a program of its own, outside the reading process's limits; it works on a copy in a folder that only
/// this user can look into, in memory where the machine has such a folder, and the copy is gone when this returns, as
/// are all the processes that were started.
/// Errors: Damaged (it can't read the document), TooLarge (it took too long), ReadOnly (no room for the copy),
/// Unsupported (it can't be started), Cancelled. One document at a time; the time waiting for another does not count.
[[nodiscard]] Result<QByteArray>
convertLegacyWord(const QByteArray& bytes, std::chrono::milliseconds timeout, const CancelToken& cancel);

} // namespace sheaf
