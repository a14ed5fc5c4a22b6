#include "coding/store/migrations.h"

#include "coding/store/sql.h"
#include "coding/store/sqlite_dialect.h"

#include <QFile>
#include <QHash>
#include <QMutex>
#include <QRegularExpression>
#include <QUuid>

// Outside any namespace, as Qt asks for resources of a static library.
static void initMigrationResources() {
    Q_INIT_RESOURCE(store_migrations);
}

namespace sheaf {

using namespace Qt::StringLiterals;

QStringList statementsOf(const QString& script) {
    static const QRegularExpression comment(u"--[^\n]*"_s);
    QString bare = script;
    bare.remove(comment);
    QStringList statements;
    for (const QString& statement : bare.split(u';')) {
        if (!statement.trimmed().isEmpty())
            statements.append(statement.trimmed());
    }
    return statements;
}

Result<void> migrate(const QSqlDatabase& database, int from, int to) {
    initMigrationResources();
    const auto given = from > 0 ? dialect::numbersGiven(database) : Result<QHash<QString, qint64>>();
    if (!given)
        return failure(given);
    for (int next = from + 1; next <= to; ++next) {
        QFile file(u":/sheaf/store/migrations/%1.sql"_s.arg(next, 4, 10, QChar(u'0')));
        if (!file.open(QIODevice::ReadOnly)) {
            return failure(ErrorCode::Internal, u"the step to project format %1 is missing"_s.arg(next));
        }
        for (const QString& statement : statementsOf(dialect::columnTypes(QString::fromUtf8(file.readAll())))) {
            if (auto ran = runSql(database, statement); !ran)
                return ran;
        }
    }
    return dialect::keepNumbers(database, *given);
}

Result<QStringList> schemaOfFormat(int format) {
    static QMutex mutex;
    static QHash<int, QStringList> known;
    const QMutexLocker lock(&mutex);
    if (known.contains(format))
        return known[format];
    const QString name = QUuid::createUuid().toString(QUuid::Id128);
    const Result<QStringList> schema = [&]() -> Result<QStringList> {
        QSqlDatabase database = QSqlDatabase::addDatabase(dialect::driver(), name);
        database.setDatabaseName(dialect::inMemoryName());
        if (!database.open())
            return tl::unexpected<Error>(dialect::errorFor(database.lastError()));
        if (auto made = migrate(database, 0, format); !made)
            return failure(made);
        return dialect::schemaOf(database);
    }();
    QSqlDatabase::removeDatabase(name);
    if (schema)
        known.insert(format, *schema);
    return schema;
}

} // namespace sheaf
