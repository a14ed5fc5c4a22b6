#pragma once

#include "coding/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QString>

/// All that differs from one database system to the next. Another system gets a file like this one; no other file of
/// the store holds a statement that only SQLite understands.
namespace sheaf::dialect {

[[nodiscard]] QString driver();

/// Fills in {id}, {integer}, {real} and {blob} of a migration.
[[nodiscard]] QString columnTypes(QString schema);

/// Prepares a connection's options before it opens.
void setConnectOptions(QSqlDatabase& database, bool readOnly, int busyTimeoutMs);
/// After opening: foreign keys, write-ahead log with full durability, no trust in the file's own schema code.
[[nodiscard]] Result<void> setUpConnection(const QSqlDatabase& database, bool readOnly);

/// Takes the write lock at once, so that a unit of work never fails halfway for somebody else's.
[[nodiscard]] Result<void> beginWriting(const QSqlDatabase& database);

/// The mark of a project file and the number of its format: 0 marks a file without.
struct FileMark {
    qint64 application = 0;
    int format = 0;
};
[[nodiscard]] Result<FileMark> readMark(const QSqlDatabase& database);
[[nodiscard]] Result<void> writeMark(const QSqlDatabase& database, FileMark mark);

/// The driver's error in our words.
[[nodiscard]] Error errorFor(const QSqlError& error);

} // namespace sheaf::dialect
