#pragma once

#include "coding/result.h"

#include <QString>

namespace sheaf {

/// Makes the folder and those above it where missing; the folder itself is for its owner only (0700).
/// Errors: ReadOnly.
[[nodiscard]] Result<void> makePrivateFolder(const QString& folder);

/// Takes everybody else's rights from the files in a folder (0600).
///
/// Xapian makes its files with the rights that the process' umask leaves, and a new one at every commit. The umask
/// belongs to the whole process and is no thread's to change, so they are tightened after the fact; until then the
/// folder's 0700 guards them.
void makeFilesPrivate(const QString& folder);

} // namespace sheaf
