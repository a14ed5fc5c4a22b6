#pragma once

class QSqlDatabase;
struct sqlite3;

namespace sheaf::dialect {

/// The system's own handle of an open connection; null if the driver is not the system's own.
[[nodiscard]] sqlite3* handleOf(const QSqlDatabase& database);

} // namespace sheaf::dialect
