#include "coding/store/sql.h"

#include "coding/store/sqlite_dialect.h"

#include <QSqlError>

namespace sheaf {

Sql::Sql(const QSqlDatabase& database, const QString& statement) : m_query(database) {
    m_query.setForwardOnly(true);
    m_prepared = m_query.prepare(statement);
}

Sql& Sql::bind(const QVariant& value) {
    m_query.bindValue(m_bound++, value);
    return *this;
}

Result<void> Sql::run() {
    m_bound = 0;
    if (m_prepared && m_query.exec())
        return {};
    return tl::unexpected<Error>(dialect::errorFor(m_query.lastError()));
}

Result<void> Sql::ended() const {
    if (!m_query.lastError().isValid())
        return {};
    return tl::unexpected<Error>(dialect::errorFor(m_query.lastError()));
}

Result<void> runSql(const QSqlDatabase& database, const QString& statement) {
    QSqlQuery query(database);
    if (query.exec(statement))
        return {};
    return tl::unexpected<Error>(dialect::errorFor(query.lastError()));
}

} // namespace sheaf
