#include "coding/store/migrations.h"

#include "coding/store/sql.h"
#include "coding/store/sqlite_dialect.h"

#include <QFile>
#include <QRegularExpression>

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

Result<void> migrate(const QSqlDatabase& database, int format) {
    initMigrationResources();
    for (int next = format + 1; next <= currentFormat; ++next) {
        QFile file(u":/sheaf/store/migrations/%1.sql"_s.arg(next, 4, 10, QChar(u'0')));
        if (!file.open(QIODevice::ReadOnly)) {
            return failure(ErrorCode::Internal, u"the step to project format %1 is missing"_s.arg(next));
        }
        for (const QString& statement : statementsOf(dialect::columnTypes(QString::fromUtf8(file.readAll())))) {
            if (auto ran = runSql(database, statement); !ran)
                return ran;
        }
    }
    return {};
}

} // namespace sheaf
