#pragma once

#include "coding/result.h"

#include <QSqlDatabase>

namespace sheaf {

/// The format that this program writes. A file of a later one is refused, an earlier one is brought up step by step.
inline constexpr int currentFormat = 1;

/// Brings a database from `format` (0 = empty) to currentFormat. To be called inside a transaction.
[[nodiscard]] Result<void> migrate(const QSqlDatabase& database, int format);

/// The statements of an SQL script, comments left out; `;` inside quotes is not expected in our own scripts.
[[nodiscard]] QStringList statementsOf(const QString& script);

} // namespace sheaf
