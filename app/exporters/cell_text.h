#pragma once

#include "coding/table.h"

#include <QString>

// What every format does to a cell's text before it writes it. Pure.

namespace sheaf {

/// The text without the characters XML 1.0 (5th ed., section 2.2) has no place for: control characters other than tab
/// and line end, lone surrogates, U+FFFE and U+FFFF. CR LF and CR become LF.
[[nodiscard]] QString legalText(const QString& text);

/// The table's language if it looks like a BCP 47 tag, else `en-GB`: it is written into markup.
[[nodiscard]] QString languageTag(const QString& language);
/// True for the languages written from right to left.
[[nodiscard]] bool isRightToLeft(const QString& language);

/// The quotation in the language's quotation marks; as it is if it brings its own.
[[nodiscard]] QString inQuotationMarks(const QString& quotation, const QString& language);

/// How many columns the table must be drawn with: as many as its header and its longest row have.
[[nodiscard]] qsizetype columnCount(const Table& table);
/// The row's cell in that column; an empty one if the row is short.
[[nodiscard]] TableCell cellAt(const TableRow& row, qsizetype column);
/// The text of a group row: the items of its cell, joined by a comma.
[[nodiscard]] QString groupText(const TableRow& row);

} // namespace sheaf
