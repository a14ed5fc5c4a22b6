#include "coding/store/sqlite_dialect.h"

#include "coding/store/sql.h"

namespace sheaf::dialect {

using namespace Qt::StringLiterals;

namespace {

// Primary result codes of sqlite3.h; the driver hands on extended ones, whose low byte they are.
enum SqliteCode {
    Perm = 3,
    SqliteBusy = 5,
    Locked = 6,
    SqliteReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Constraint = 19,
    NotADatabase = 26
};
// Of the extended codes, those that part one broken rule of the schema from another.
enum SqliteExtendedCode { ConstraintCheck = 19 | (1 << 8), ConstraintForeignKey = 19 | (3 << 8) };

Result<qint64> pragma(const QSqlDatabase& database, const QString& name) {
    Sql sql(database, u"PRAGMA "_s + name);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    return sql.next() ? sql.integer(0) : 0;
}

Error constraintError(int extendedCode, const QString& detail) {
    switch (extendedCode) {
    case ConstraintForeignKey:
        return {ErrorCode::NotFound, u"something this belongs to is not in the project"_s, {}, detail};
    case ConstraintCheck:
        return {ErrorCode::InvalidArgument, u"the project does not take this value"_s, {}, detail};
    default:
        return {ErrorCode::AlreadyExists, u"the project holds this already"_s, {}, detail};
    }
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
        .replace(u"{blob}"_s, u"BLOB"_s);
}

void setConnectOptions(QSqlDatabase& database, bool readOnly, int busyTimeoutMs) {
    QStringList options = {u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs)};
    if (readOnly)
        options.append(u"QSQLITE_OPEN_READONLY"_s);
    database.setConnectOptions(options.join(u';'));
}

Result<void> setUpConnection(const QSqlDatabase& database, bool readOnly) {
    QStringList pragmas = {u"trusted_schema = OFF"_s, u"cell_size_check = ON"_s, u"foreign_keys = ON"_s};
    if (!readOnly)
        pragmas += {u"journal_mode = WAL"_s, u"synchronous = FULL"_s};
    for (const QString& setting : pragmas) {
        if (auto ran = runSql(database, u"PRAGMA "_s + setting); !ran)
            return ran;
    }
    return {};
}

Result<void> beginWriting(const QSqlDatabase& database) {
    return runSql(database, u"BEGIN IMMEDIATE"_s);
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

Error errorFor(const QSqlError& error) {
    const QString detail = error.databaseText();
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case SqliteBusy:
    case Locked:
        return {
            ErrorCode::Busy, u"the project is being written by another program"_s, u"try again in a moment"_s, detail};
    case Perm:
    case SqliteReadOnly:
        return {
            ErrorCode::ReadOnly, u"the project can't be written"_s, u"check the rights of the file and its folder"_s,
            detail};
    case Full:
        return {ErrorCode::ReadOnly, u"the disk is full; nothing was changed"_s, u"make room and try again"_s, detail};
    case CannotOpen:
        return {
            ErrorCode::Unreadable, u"the project can't be opened"_s, u"check the rights of the file and its folder"_s,
            detail};
    case IoError:
        return {ErrorCode::Unreadable, u"the disk gave an error while the project was read or written"_s, {}, detail};
    case Corrupt:
    case NotADatabase:
        return {
            ErrorCode::Damaged, u"the project file is damaged"_s, u"take a copy of it before anything else"_s, detail};
    case Constraint:
        return constraintError(error.nativeErrorCode().toInt(), detail);
    default:
        return {ErrorCode::Internal, u"the project could not be read or written"_s, {}, detail};
    }
}

} // namespace sheaf::dialect
