#pragma once

#include "coding/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QString>
#include <QStringList>

#include <functional>
#include <span>
#include <string_view>

/// All that differs from one database system to the next. Another system gets a file like this one; no other file of
/// the store holds a statement or calls a function that only SQLite understands.
namespace sheaf::dialect {

[[nodiscard]] QString driver();

/// Fills in {id}, {integer}, {real}, {blob} and {new_guid} of a migration.
[[nodiscard]] QString columnTypes(QString schema);

enum class Connection {
    ReadWrite,
    Reading,  ///< changes nothing, but may write the log files, and clears them away when it is the last to close
    ReadOnly, ///< of a file that can't be written
    Immutable ///< in a folder that takes no log files: nobody may change the file meanwhile
};

/// Prepares a connection to the file before it opens.
void setConnectOptions(QSqlDatabase& database, const QString& path, Connection kind, int busyTimeoutMs);
/// After opening, before anything is read: the file's own code is not run (no trust in its schema, defensive mode), and
/// no value is taken that is larger than `maximumValueBytes`.
[[nodiscard]] Result<void> guardConnection(const QSqlDatabase& database);
/// Once the file is known to be a project: foreign keys, and for writers a write-ahead log with full durability.
[[nodiscard]] Result<void> setUpConnection(const QSqlDatabase& database, Connection kind);
inline constexpr int maximumValueBytes = 512 * 1024 * 1024;

/// Hands on each row of a statement without parameters: its first `numbers` columns are whole numbers (null counts as
/// 0), and a text may follow (UTF-8, empty if there is none), which is gone when `take` returns. For rows by the
/// hundred thousand: the driver wraps every value, which costs ten times as much.
[[nodiscard]] Result<void> eachRow(
    const QSqlDatabase& database, const QString& statement, int numbers,
    const std::function<void(std::span<const qint64>, std::string_view)>& take);

/// Takes the write lock at once, so that a unit of work never fails halfway for somebody else's.
[[nodiscard]] Result<void> beginWriting(const QSqlDatabase& database);

/// A change of the schema in place: takes the write lock with foreign keys off; finishMigration() checks them all,
/// commits and switches them on again, abandonMigration() undoes everything.
[[nodiscard]] Result<void> beginMigration(const QSqlDatabase& database);
[[nodiscard]] Result<void> finishMigration(const QSqlDatabase& database);
void abandonMigration(const QSqlDatabase& database);

/// The highest number each table has given, which it must never give again; and setting them at least that high.
[[nodiscard]] Result<QHash<QString, qint64>> numbersGiven(const QSqlDatabase& database);
[[nodiscard]] Result<void> keepNumbers(const QSqlDatabase& database, const QHash<QString, qint64>& given);

/// The mark of a project file and the number of its format: 0 marks a file without.
struct FileMark {
    qint64 application = 0;
    int format = 0;
};
[[nodiscard]] Result<FileMark> readMark(const QSqlDatabase& database);
[[nodiscard]] Result<void> writeMark(const QSqlDatabase& database, FileMark mark);

/// Every table, index, trigger and view with the statement that made it, sorted; what the system keeps for itself is
/// left out. Two databases with the same lines behave alike.
[[nodiscard]] Result<QStringList> schemaOf(const QSqlDatabase& database);
/// A connection to a database in memory, for comparing schemas.
[[nodiscard]] QString inMemoryName();

/// What the system finds wrong with the file itself; at most `most` lines. Cost: reads the whole file.
[[nodiscard]] Result<QStringList> damageOf(const QSqlDatabase& database, int most = 20);
/// Whether a line of damageOf() is about an index alone, which rebuildIndexes() makes anew from its table.
[[nodiscard]] bool isDamageOfIndex(const QString& line);
[[nodiscard]] Result<void> rebuildIndexes(const QSqlDatabase& database);
/// What is wrong with references between rows, and with the types of values. Cost: reads every row.
[[nodiscard]] Result<QStringList> brokenRowsOf(const QSqlDatabase& database);
/// Both of these, at most `most` lines.
[[nodiscard]] Result<QStringList> faultsOf(const QSqlDatabase& database, int most = 20);

/// Copies a database as it stands at one moment, while others read and write it, over whatever is in `to`: a file (made
/// 0600 if missing) or a database others have open, who then see the copied state. Blocking.
/// `underLock` is asked once nobody else can write to `to` any more; its failure leaves `to` as it was.
/// Errors: Unreadable, Damaged, Busy, ReadOnly (disk full), and those of `underLock`.
[[nodiscard]] Result<void> copyDatabase(
    const QString& from, const QString& to, int busyTimeoutMs, const std::function<Result<void>()>& underLock = {});

/// The driver's error in our words.
[[nodiscard]] Error errorFor(const QSqlError& error);

} // namespace sheaf::dialect
