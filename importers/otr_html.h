#pragma once

#include "coding/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace sheaf {

/// The lines of the page that oTranscribe keeps its text as: a line for each paragraph, an empty one between two, and
/// one for each line break. A time that starts a line stands there as `[0:00:05.200] `; one inside a line keeps the
/// words it is shown by.
///
/// Units:   UTF-8 in.
/// Errors:  TooLarge if the page is larger than 32 MB, or nests or marks its text as no such program does, which would
///          take the parser forever.
/// Cost:    O(length).
[[nodiscard]] Result<QStringList> linesOfOtrHtml(const QByteArray& html);

} // namespace sheaf
