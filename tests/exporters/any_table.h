#pragma once

#include "coding/table.h"

#include <QString>

namespace sheaf::test {

[[nodiscard]] TableCell text(const QString& words, CellTone tone = CellTone::Normal);
[[nodiscard]] TableCell names(const QStringList& names);
[[nodiscard]] TableCell count(int number);
[[nodiscard]] TableCell quotation(const QString& words, const QString& place);
[[nodiscard]] TableRow group(const QString& words);

/// Two columns, a group row, a quotation with its place, a gap and a muted cell.
[[nodiscard]] Table smallTable();

/// Any table at all: every kind of cell, hostile text, short and long rows. To be called inside rc::check.
[[nodiscard]] Table anyTable();

} // namespace sheaf::test
