#pragma once

#include "coding/table.h"

#include <QList>

// How a table's columns share the width of a page. Lengths are twips (1/20 point), for text of 9 points. Pure;
// O(cells).

namespace sheaf {

/// The columns of one drawn table, left to right.
using ColumnSet = QList<qsizetype>;

/// True if every cell of the column that says anything is a count.
[[nodiscard]] bool isCountColumn(const Table& table, qsizetype column);

/// The columns in as many parts as are needed for each to be legible; each part begins with the columns that name the
/// row. Mostly one part. Never more than 60 columns in a part: word processors refuse more than 63.
[[nodiscard]] QList<ColumnSet> columnParts(const Table& table, int textWidth);

/// A width for each of the columns; together exactly textWidth. Names and long words get the room they need first, what
/// is left goes to the columns with most text.
[[nodiscard]] QList<int> columnWidths(const Table& table, const ColumnSet& columns, int textWidth);

/// About how many lines the row takes at these widths.
[[nodiscard]] int estimatedLines(const TableRow& row, const ColumnSet& columns, const QList<int>& widths);

} // namespace sheaf
