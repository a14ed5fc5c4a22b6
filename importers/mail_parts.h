#pragma once

#include "coding/result.h"
#include "importers/imported_source.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <vector>

namespace sheaf {

/// A part of a message that is shown as its text.
struct MailText {
    QByteArray bytes;   ///< without transfer encoding
    QByteArray charset; ///< as declared; empty if it is not
    bool isHtml = false;
    bool isFlowed = false;    ///< a line that ends in a space goes on (RFC 3676)
    bool dropsSpaces = false; ///< and that space is no part of the text (`delsp`)
};

/// A message taken apart.
struct Mail {
    QHash<QByteArray, QByteArray> headers; ///< raw values by name in lower case; the first of each name
    QList<MailText> texts;                 ///< in order; of alternatives the plain one
    std::vector<ContainedDocument> attachments;
    bool holdsEncrypted = false;
};

/// Takes a message apart. The one file that knows GMime; charsets are not its matter, for it would load modules from
/// the disk.
///
/// Left out: pictures shown in the text, signatures. A message in the message is an attachment, `Subject.eml`.
/// Errors:  Damaged if it has no headers; TooLarge: more than 1,000 parts, deeper than 20, over 256 MB unpacked.
/// Threads: reentrant.
[[nodiscard]] Result<Mail> mailFrom(const QByteArray& bytes);

/// A name without folders and characters that file systems forbid; `otherwise` if nothing is left.
[[nodiscard]] QString safeFileName(const QString& name, const QString& otherwise);

} // namespace sheaf
