#pragma once

#include "coding/result.h"

#include <QSqlDatabase>
#include <QStringList>

namespace sheaf {

/// The format that this program writes. A file of a later one is refused, an earlier one is brought up step by step.
inline constexpr int currentFormat = 4;

/// Brings a database from one format (0 = empty) to another. To be called inside a transaction, with foreign keys off
/// where there are rows already.
[[nodiscard]] Result<void> migrate(const QSqlDatabase& database, int from, int to = currentFormat);

/// The schema (see dialect::schemaOf) that a project of a format has when nobody tampered with it. Made once for each
/// format, in memory. Threads: any.
[[nodiscard]] Result<QStringList> schemaOfFormat(int format);

/// The statements of an SQL script, comments left out; `;` inside quotes is not expected in our own scripts.
[[nodiscard]] QStringList statementsOf(const QString& script);

} // namespace sheaf
