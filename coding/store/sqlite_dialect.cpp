#include "coding/store/sqlite_dialect.h"

#include "coding/store/sql.h"
#include "coding/store/sqlite_handle.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSqlDriver>
#include <QUrl>

#include <sqlite3.h>

namespace sheaf::dialect {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> pragma(const QSqlDatabase& database, const QString& name) {
    Sql sql(database, u"PRAGMA "_s + name);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    return sql.next() ? sql.integer(0) : 0;
}

Error constraintError(int extendedCode, const QString& detail) {
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return {ErrorCode::NotFound, u"something this belongs to is not in the project"_s, {}, detail};
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_NOTNULL:
        return {ErrorCode::InvalidArgument, u"the project does not take this value"_s, {}, detail};
    default:
        return {ErrorCode::AlreadyExists, u"the project holds this already"_s, {}, detail};
    }
}

/// What a result code of the system means to people; extended codes have the primary one in their low byte.
Error errorForCode(int code, const QString& detail) {
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {
            ErrorCode::Busy, u"the project is being written by another program"_s, u"try again in a moment"_s, detail};
    case SQLITE_PERM:
    case SQLITE_READONLY:
        return {
            ErrorCode::ReadOnly, u"the project can't be written"_s, u"check the rights of the file and its folder"_s,
            detail};
    case SQLITE_FULL:
        return {ErrorCode::ReadOnly, u"the disk is full; nothing was changed"_s, u"make room and try again"_s, detail};
    case SQLITE_CANTOPEN:
        return {
            ErrorCode::Unreadable, u"the project can't be opened"_s, u"check the rights of the file and its folder"_s,
            detail};
    case SQLITE_IOERR:
        if (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_SHMSIZE)
            return {
                ErrorCode::ReadOnly, u"the disk did not take what was written; nothing was changed"_s,
                u"see whether it is full, or a quota is reached"_s, detail};
        return {ErrorCode::Unreadable, u"the disk gave an error while the project was read or written"_s, {}, detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {
            ErrorCode::Damaged, u"the project file is damaged"_s,
            u"take a copy of it before anything else; “sheaf restore” goes back to a backup"_s, detail};
    case SQLITE_TOOBIG:
        return {ErrorCode::TooLarge, u"a value in the project is larger than 512 MB"_s, {}, detail};
    case SQLITE_CONSTRAINT:
        return constraintError(code, detail);
    default:
        return {ErrorCode::Internal, u"the project could not be read or written"_s, {}, detail};
    }
}

/// A connection of the system's own, for what Qt Sql has no call for.
class NativeConnection {
public:
    explicit NativeConnection(const QString& path, int flags, int busyTimeoutMs) {
        m_code = sqlite3_open_v2(QFile::encodeName(path).constData(), &m_handle, flags, nullptr);
        if (m_handle != nullptr)
            sqlite3_busy_timeout(m_handle, busyTimeoutMs);
    }
    NativeConnection(const NativeConnection&) = delete;
    NativeConnection& operator=(const NativeConnection&) = delete;
    ~NativeConnection() { sqlite3_close_v2(m_handle); }

    [[nodiscard]] sqlite3* get() const { return m_handle; }
    [[nodiscard]] bool isOpen() const { return m_code == SQLITE_OK; }
    [[nodiscard]] Error error() const {
        return m_handle ? errorForCode(sqlite3_extended_errcode(m_handle), QString::fromUtf8(sqlite3_errmsg(m_handle)))
                        : errorForCode(SQLITE_NOMEM, {});
    }

private:
    sqlite3* m_handle = nullptr;
    int m_code;
};

/// The first column of every row.
Result<QStringList> lines(const QSqlDatabase& database, const QString& statement) {
    Sql sql(database, statement);
    QStringList found;
    if (auto read = sql.each([&found](const Sql& row) { found.append(row.text(0)); }); !read)
        return failure(read);
    return found;
}

/// For each column that should hold whole numbers, text or bytes and holds something else: a line.
Result<QStringList> mistypedColumns(const QSqlDatabase& database, const QString& table) {
    Sql columns(database, u"SELECT name, type FROM pragma_table_info(?)"_s);
    if (auto ran = columns.bind(table).run(); !ran)
        return failure(ran);
    QStringList counts;
    QStringList names;
    while (columns.next()) {
        names.append(columns.text(0));
        counts.append(u"COUNT(CASE WHEN typeof(\"%1\") NOT IN ('%2', 'null') THEN 1 END)"_s.arg(
            columns.text(0), columns.text(1).toLower()));
    }
    if (auto read = columns.ended(); !read)
        return failure(read);
    Sql sql(database, u"SELECT %1 FROM \"%2\""_s.arg(counts.join(u", "_s), table));
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QStringList faults;
    if (!sql.next())
        return faults;
    for (int column = 0; column < names.size(); ++column) {
        if (sql.integer(column) > 0)
            faults.append(
                u"%1.%2 holds %3 values of another type"_s.arg(table, names[column]).arg(sql.integer(column)));
    }
    return faults;
}

} // namespace

QString driver() {
    return u"QSQLITE"_s;
}

QString columnTypes(QString schema) {
    return schema
        .replace(u"{id}"_s, u"INTEGER PRIMARY KEY AUTOINCREMENT"_s) // AUTOINCREMENT: a number is never used twice
        .replace(u"{integer}"_s, u"INTEGER"_s)
        .replace(u"{real}"_s, u"REAL"_s)
        .replace(u"{blob}"_s, u"BLOB"_s)
        // RFC 9562, 5.4: random, but for the version (4) and the variant (8 to b)
        .replace(
            u"{new_guid}"_s,
            u"lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || "
            "substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"_s);
}

void setConnectOptions(QSqlDatabase& database, const QString& path, Connection kind, int busyTimeoutMs) {
    QStringList options = {u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs)};
    if (kind == Connection::ReadOnly || kind == Connection::Immutable)
        options.append(u"QSQLITE_OPEN_READONLY"_s);
    if (kind == Connection::Immutable) {
        options.append(u"QSQLITE_OPEN_URI"_s);
        database.setDatabaseName(
            u"file:"_s + QString::fromLatin1(QUrl::toPercentEncoding(path, "/")) + u"?immutable=1"_s);
    } else {
        database.setDatabaseName(path);
    }
    database.setConnectOptions(options.join(u';'));
}

Result<void> guardConnection(const QSqlDatabase& database) {
    sqlite3* const handle = handleOf(database);
    if (handle == nullptr)
        return failure(ErrorCode::Internal, u"Qt's SQLite driver does not give its connection"_s);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, maximumValueBytes);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    return runSql(database, u"PRAGMA cell_size_check = ON"_s);
}

Result<void> setUpConnection(const QSqlDatabase& database, Connection kind) {
    // 32 MB of pages: the index of 100,000 codings stays in memory from one search to the next.
    QStringList pragmas = {u"foreign_keys = ON"_s, u"cache_size = -32768"_s};
    if (kind == Connection::ReadWrite)
        pragmas += {u"journal_mode = WAL"_s, u"synchronous = FULL"_s};
    else if (kind == Connection::Reading)
        pragmas += {u"query_only = ON"_s};
    for (const QString& setting : pragmas) {
        if (auto ran = runSql(database, u"PRAGMA "_s + setting); !ran)
            return ran;
    }
    return {};
}

Result<void> beginWriting(const QSqlDatabase& database) {
    return runSql(database, u"BEGIN IMMEDIATE"_s);
}

Result<void> beginMigration(const QSqlDatabase& database) {
    if (auto off = runSql(database, u"PRAGMA foreign_keys = OFF"_s); !off) // has no effect inside a transaction
        return off;
    return beginWriting(database);
}

Result<void> finishMigration(const QSqlDatabase& database) {
    const auto broken = lines(database, u"PRAGMA foreign_key_check"_s);
    if (!broken)
        return failure(broken);
    if (!broken->isEmpty()) {
        return failure(
            ErrorCode::Damaged, u"rows of “%1” refer to rows that are not there"_s.arg(broken->first()),
            u"the project was changed by something else; go back to a copy of it"_s);
    }
    if (auto committed = runSql(database, u"COMMIT"_s); !committed)
        return committed;
    return runSql(database, u"PRAGMA foreign_keys = ON"_s);
}

void abandonMigration(const QSqlDatabase& database) {
    static_cast<void>(runSql(database, u"ROLLBACK"_s));
    static_cast<void>(runSql(database, u"PRAGMA foreign_keys = ON"_s));
}

Result<QHash<QString, qint64>> numbersGiven(const QSqlDatabase& database) {
    Sql sql(database, u"SELECT name, seq FROM sqlite_sequence"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QHash<QString, qint64> given;
    while (sql.next())
        given.insert(sql.text(0), sql.integer(1));
    if (auto read = sql.ended(); !read)
        return failure(read);
    return given;
}

Result<void> keepNumbers(const QSqlDatabase& database, const QHash<QString, qint64>& given) {
    Sql add(
        database, u"INSERT INTO sqlite_sequence (name, seq) SELECT name, 0 FROM sqlite_schema WHERE type = 'table' AND "
                  "name = ? AND name NOT IN (SELECT name FROM sqlite_sequence)"_s);
    Sql raise(database, u"UPDATE sqlite_sequence SET seq = ? WHERE name = ? AND seq < ?"_s);
    for (auto table = given.cbegin(); table != given.cend(); ++table) {
        if (auto ran = add.bind(table.key()).run(); !ran)
            return ran;
        if (auto ran = raise.bind(table.value()).bind(table.key()).bind(table.value()).run(); !ran)
            return ran;
    }
    return {};
}

Result<FileMark> readMark(const QSqlDatabase& database) {
    const auto application = pragma(database, u"application_id"_s);
    if (!application)
        return failure(application);
    const auto format = pragma(database, u"user_version"_s);
    if (!format)
        return failure(format);
    return FileMark{*application, static_cast<int>(*format)};
}

Result<void> writeMark(const QSqlDatabase& database, FileMark mark) {
    if (auto ran = runSql(database, u"PRAGMA application_id = %1"_s.arg(mark.application)); !ran)
        return ran;
    return runSql(database, u"PRAGMA user_version = %1"_s.arg(mark.format));
}

Result<QStringList> schemaOf(const QSqlDatabase& database) {
    return lines(
        database, u"SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || COALESCE(sql, 'automatic') "
                  "FROM sqlite_schema WHERE name NOT LIKE 'sqlite^_stat%' ESCAPE '^' ORDER BY 1"_s);
}

QString inMemoryName() {
    return u":memory:"_s;
}

Result<QStringList> damageOf(const QSqlDatabase& database, int most) {
    auto damage = lines(database, u"PRAGMA integrity_check(%1)"_s.arg(most));
    if (damage)
        damage->removeAll(u"ok"_s);
    return damage;
}

bool isDamageOfIndex(const QString& line) {
    return line.contains(u" missing from index "_s) || line.startsWith(u"wrong # of entries in index "_s);
}

Result<void> rebuildIndexes(const QSqlDatabase& database) {
    return runSql(database, u"REINDEX"_s);
}

Result<QStringList> brokenRowsOf(const QSqlDatabase& database) {
    QStringList faults;
    Sql references(database, u"SELECT \"table\", parent, COUNT(*) FROM pragma_foreign_key_check GROUP BY 1, 2"_s);
    const auto read = references.each([&faults](const Sql& row) {
        faults.append(
            u"%1 rows of “%2” refer to a “%3” that is not there"_s.arg(row.integer(2)).arg(row.text(0), row.text(1)));
    });
    if (!read)
        return failure(read);
    const auto tables = lines(
        database, u"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' ESCAPE '^'"_s);
    if (!tables)
        return tables;
    for (const QString& table : *tables) {
        const auto mistyped = mistypedColumns(database, table);
        if (!mistyped)
            return mistyped;
        faults.append(*mistyped);
    }
    return faults;
}

Result<QStringList> faultsOf(const QSqlDatabase& database, int most) {
    auto faults = damageOf(database, most);
    if (!faults || faults->size() >= most)
        return faults;
    const auto broken = brokenRowsOf(database);
    if (!broken)
        return broken;
    faults->append(*broken);
    return faults->first(std::min<qsizetype>(faults->size(), most));
}

Result<void> copyDatabase(
    const QString& from, const QString& to, int busyTimeoutMs, const std::function<Result<void>()>& underLock) {
    if (!QFile::exists(to)) {
        QFile made(to);
        if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return failure(
                ErrorCode::ReadOnly, u"%1 can't be made"_s.arg(to), u"check the rights of its folder"_s,
                made.errorString());
    }
    const NativeConnection source(from, SQLITE_OPEN_READONLY, busyTimeoutMs);
    if (!source.isOpen())
        return tl::unexpected<Error>(source.error());
    const NativeConnection target(to, SQLITE_OPEN_READWRITE, busyTimeoutMs);
    if (!target.isOpen())
        return tl::unexpected<Error>(target.error());
    sqlite3_backup* const backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (backup == nullptr)
        return tl::unexpected<Error>(target.error());
    // The first page takes the target's lock; then all the rest in one step: a reader's snapshot, so that writers are
    // not kept waiting and the copy is of one moment.
    QElapsedTimer waiting;
    waiting.start();
    const auto step = [&](int pages) {
        int code = sqlite3_backup_step(backup, pages);
        while ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && waiting.elapsed() < busyTimeoutMs) {
            sqlite3_sleep(50);
            code = sqlite3_backup_step(backup, pages);
        }
        return code;
    };
    int code = underLock ? step(1) : SQLITE_OK;
    if (underLock && (code == SQLITE_OK || code == SQLITE_DONE)) {
        if (auto fine = underLock(); !fine) {
            sqlite3_backup_finish(backup); // rolls back
            return fine;
        }
    }
    if (code == SQLITE_OK)
        code = step(-1);
    const int finished = sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    return tl::unexpected<Error>(errorForCode(code == SQLITE_DONE ? finished : code, {}));
}

Error errorFor(const QSqlError& error) {
    return errorForCode(error.nativeErrorCode().toInt(), error.databaseText());
}

} // namespace sheaf::dialect
