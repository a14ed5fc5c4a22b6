#pragma once

#include "coding/result.h"
#include "importers/survey_table.h"

#include <QStringView>

namespace sheaf {

/// The sign that parts cells: of comma, semicolon and tab the one that parts the first rows most evenly, a comma
/// last; Excel's first
/// line `sep=;` says it outright. Cost: reads the first 64 K code units.
[[nodiscard]] QChar separatorOf(QStringView text);

/// The rows of a text as RFC 4180 has them: cells may stand in quotation marks, with those inside them doubled, and
/// then hold separators and line ends. A quotation mark inside a cell that starts without one is a letter like others.
/// Blank lines and Excel's first line `sep=;` are left out.
///
/// Errors: Damaged (a quotation mark is not closed), TooLarge (more cells than mostTableCells).
[[nodiscard]] Result<QList<TableRow>> rowsFromDelimitedText(QStringView text, QChar separator);

} // namespace sheaf
