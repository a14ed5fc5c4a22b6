#pragma once

#include "coding/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace sheaf {

/// The pages, from 1, that are pictures without text: what recognition of text is worth running on.
///
/// Errors:  Damaged, Encrypted, TooLarge, as for reading the PDF.
/// Threads: reentrant.
/// Cost:    about that of reading the file's words.
[[nodiscard]] Result<QList<int>> picturePagesOfPdf(const QByteArray& bytes, const QString& password = {});

} // namespace sheaf
