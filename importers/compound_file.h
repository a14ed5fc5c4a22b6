#pragma once

#include "coding/result.h"

#include <QByteArrayView>

namespace sheaf {

/// Whether the bytes are the container that Office used before 2007, and uses still around what a password locks.
[[nodiscard]] bool isCompoundFile(QByteArrayView bytes);

/// Whether the bytes are a Word document of the old format (`.doc`), to be read once a program has made it a `.docx`.
/// Not so for one that is locked as a `.docx`. Cost: O(bytes).
[[nodiscard]] bool isLegacyWord(QByteArrayView bytes);

/// Why a compound file is not read: Encrypted for a locked document, else Unsupported.
[[nodiscard]] tl::unexpected<Error> compoundFileError(QByteArrayView bytes);

} // namespace sheaf
