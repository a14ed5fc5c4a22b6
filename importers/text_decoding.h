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
/// The same for a file that declares its encoding: a byte order mark wins over `declaredCharset`, and that over a
/// guess. A charset that ICU does not know, or that the bytes do not follow at all, is guessed instead, with a warning.
[[nodiscard]] Result<DecodedText> decodeText(const QByteArray& bytes, const QByteArray& declaredCharset);

/// The bytes in exactly that charset of ICU; what does not follow it becomes U+FFFD. Read as Windows-1252 if ICU does
/// not know the charset.
[[nodiscard]] QString decodedAs(const QByteArray& bytes, const QByteArray& charset);

} // namespace sheaf
