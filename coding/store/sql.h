#pragma once

#include "coding/result.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

#include <optional>

namespace sheaf {

/// One SQL statement, prepared, bound by position and read forward only (so that rows are not cached).
///
/// A failure to prepare is kept until run(), so that calls chain: `Sql sql(db, u"…"_s); sql.bind(id); if (auto ok =
/// sql.run(); !ok) …`.
class Sql {
public:
    Sql(const QSqlDatabase& database, const QString& statement);

    Sql& bind(const QVariant& value);
    Sql& bind(const QUuid& guid) { return bind(QVariant(guid.toString(QUuid::WithoutBraces))); }
    /// An id, or NULL if it is not valid.
    template <typename Entity>
    Sql& bindId(Entity id) {
        return bind(id.isValid() ? QVariant(id.value) : QVariant(QMetaType::fromType<qint64>()));
    }

    /// May be called again after binding anew. Errors: as the dialect maps the driver's.
    [[nodiscard]] Result<void> run();
    [[nodiscard]] bool next() { return m_query.next(); }
    /// Whether next() stopped at the last row, and not at one that could not be read (a damaged page).
    [[nodiscard]] Result<void> ended() const;
    /// Runs, and hands this to `take` at each row. Errors: also where a row can't be read.
    template <typename Take>
    [[nodiscard]] Result<void> each(Take take) {
        if (auto ran = run(); !ran)
            return ran;
        while (next())
            take(*this);
        return ended();
    }
    /// Lets go of the rows not read, so that nothing of the database stays held.
    void finish() { m_query.finish(); }
    [[nodiscard]] QVariant value(int column) const { return m_query.value(column); }
    [[nodiscard]] qint64 insertedId() const { return m_query.lastInsertId().toLongLong(); }
    [[nodiscard]] int changedRows() const { return m_query.numRowsAffected(); }

    [[nodiscard]] qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    [[nodiscard]] int smallInteger(int column) const { return m_query.value(column).toInt(); }
    [[nodiscard]] double real(int column) const { return m_query.value(column).toDouble(); }
    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] bool isNull(int column) const { return m_query.isNull(column); }
    [[nodiscard]] QUuid guid(int column) const { return QUuid(text(column)); }

private:
    QSqlQuery m_query;
    int m_bound = 0;
    bool m_prepared;
};

/// Runs a statement without parameters and without an answer.
[[nodiscard]] Result<void> runSql(const QSqlDatabase& database, const QString& statement);

/// Text for a NOT NULL column: Qt sends a null QString as NULL.
[[nodiscard]] inline QString notNull(const QString& text) {
    return text.isNull() ? QLatin1String("") : text;
}

[[nodiscard]] inline QString timestamp(const QDateTime& time) {
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace sheaf
