#pragma once

#include "coding/result.h"

#include <QByteArray>
#include <QString>

namespace sheaf {

/// Text read from bytes, and how its encoding was found.
struct DecodedText {
    QString text;    ///< no BOM; lines end in LF
    QString warning; ///< empty, or one line: the encoding was guessed, or bytes did not follow it
};

/// Reads plain text: by its byte order mark, else as UTF-8 if it is that, else in the encoding that uchardet makes out,
/// by ICU.
///
/// Errors: Damaged if the bytes are no text at all (NULs and control characters throughout).
/// Threads: reentrant.
[[nodiscard]] Result<DecodedText> decodeText(const QByteArray& bytes);

} // namespace sheaf
