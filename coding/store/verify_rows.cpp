#include "coding/name_folding.h"
#include "coding/store/fault_list.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QSqlRecord>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

QString inWords(const QString& table) {
    return QString(table).replace(u'_', u' ');
}

QStringList columnsOf(const QSqlDatabase& database, const QString& table) {
    const QSqlRecord record = database.record(table);
    QStringList columns;
    for (int at = 0; at < record.count(); ++at)
        columns.append(record.fieldName(at));
    return columns;
}

/// The columns of every table of the project, by table.
QMap<QString, QStringList> columnsOfTables(const QSqlDatabase& database) {
    QMap<QString, QStringList> columns;
    for (const QString& table : database.tables(QSql::Tables))
        columns.insert(table, columnsOf(database, table));
    return columns;
}

} // namespace

Result<void> verifyNamesOf(const QString& table, const QSqlDatabase& database, FaultList& faults) {
    const QStringList columns = columnsOf(database, table);
    if (columns.contains(u"guid"_s)) {
        Sql sql(database, u"SELECT id, guid FROM %1"_s.arg(table));
        const auto read = sql.each([&](const Sql& row) {
            if (row.integer(0) <= 0)
                faults.add(u"%1 %2 has a number that none is given"_s.arg(inWords(table)).arg(row.integer(0)), table);
            if (row.guid(1).isNull())
                faults.add(u"%1 %2 has no GUID"_s.arg(inWords(table)).arg(row.integer(0)), table, row.integer(0));
        });
        if (!read)
            return read;
    }
    if (!columns.contains(u"folded"_s))
        return {};
    const QString name = columns.contains(u"name"_s) ? u"name"_s : u"title"_s;
    Sql sql(database, u"SELECT id, %1, folded FROM %2"_s.arg(name, table));
    return sql.each([&](const Sql& row) {
        const QString folded = foldedName(row.text(1));
        if (row.text(2) != folded) {
            faults.addMendable(
                u"%1 %2 would not be found by its name"_s.arg(inWords(table)).arg(row.integer(0)), table,
                row.integer(0), {{u"folded"_s, notNull(folded)}});
        }
    });
}

Result<void> verifyNames(const QSqlDatabase& database, FaultList& faults) {
    QStringList tables = database.tables(QSql::Tables);
    tables.sort();
    for (const QString& table : tables) {
        if (auto verified = verifyNamesOf(table, database, faults); !verified)
            return verified;
    }
    return {};
}

Result<void> verifyCodes(const QSqlDatabase& database, FaultList& faults) {
    const auto looped = codesInLoops(database);
    if (!looped)
        return failure(looped);
    for (const qint64 code : *looped) {
        faults.addMendable(
            u"code %1 lies below itself"_s.arg(code), u"code"_s, code,
            {{u"parent_id"_s, QVariant(QMetaType::fromType<qint64>())}});
    }
    QSet<qint64> there;
    QMap<qint64, qint64> parents;
    Sql sql(database, u"SELECT id, parent_id FROM code"_s);
    const auto read = sql.each([&](const Sql& row) {
        ++faults.report().codes;
        there.insert(row.integer(0));
        if (!row.isNull(1))
            parents.insert(row.integer(0), row.integer(1));
    });
    for (auto code = parents.cbegin(); code != parents.cend(); ++code) {
        if (!there.contains(*code))
            faults.add(u"the code above code %1 is not there"_s.arg(code.key()), u"code"_s, code.key());
    }
    return read;
}

Result<void> verifyMemos(const QSqlDatabase& database, FaultList& faults) {
    const QStringList tables = database.tables(QSql::Tables);
    QStringList owners;
    Sql kinds(database, u"SELECT DISTINCT owner FROM memo"_s);
    if (auto read = kinds.each([&owners](const Sql& row) { owners.append(row.text(0)); }); !read)
        return read;
    for (const QString& owner : owners) {
        const QString table = QString(owner).replace(u' ', u'_');
        const bool isTable = tables.contains(table);
        Sql sql(
            database, isTable
                          ? u"SELECT id FROM memo WHERE owner = ? AND owner_id NOT IN (SELECT id FROM %1)"_s.arg(table)
                          : u"SELECT id FROM memo WHERE owner = ?"_s);
        const auto read = sql.bind(owner).each([&](const Sql& row) {
            faults.add(u"what memo %1 is about is not there"_s.arg(row.integer(0)), u"memo"_s, row.integer(0));
        });
        if (!read)
            return read;
    }
    return {};
}

namespace {

/// Undos and redos against the changes they name: which undo holds now follows from them.
Result<void> verifyUndos(const QSqlDatabase& database, FaultList& faults) {
    struct Unit {
        QString kind;
        qint64 of = 0;
        qint64 undoneIn = 0;
    };
    QMap<qint64, Unit> units;
    QMap<qint64, qint64> holding;
    Sql sql(
        database, u"SELECT revision, kind, COALESCE(of_revision, 0), COALESCE(undone_in, 0), at FROM unit_of_work "
                  "ORDER BY revision"_s);
    const auto read = sql.each([&](const Sql& row) {
        const qint64 revision = row.integer(0);
        const Unit unit{row.text(1), row.integer(2), row.integer(3)};
        if (!QDateTime::fromString(row.text(4), Qt::ISODateWithMs).isValid())
            faults.add(u"change %1 does not say when it was made"_s.arg(revision), u"unit_of_work"_s, revision);
        const bool isUndo = unit.kind == "undo"_L1;
        const bool takesBack = isUndo || unit.kind == "redo"_L1;
        // In order, what a line names has been read before it.
        if (takesBack ? units.value(unit.of).kind != "change"_L1 : unit.of != 0)
            faults.add(
                u"change %1 does not name the change that it undoes or makes again"_s.arg(revision), u"unit_of_work"_s,
                revision);
        else if (takesBack)
            holding.insert(unit.of, isUndo ? revision : 0);
        units.insert(revision, unit);
        ++faults.report().changes;
    });
    if (!read)
        return read;
    for (auto unit = units.cbegin(); unit != units.cend(); ++unit) {
        const qint64 undoneIn = holding.value(unit.key());
        if (unit->undoneIn == undoneIn)
            continue;
        const QVariant value = undoneIn > 0 ? QVariant(undoneIn) : QVariant(QMetaType::fromType<qint64>());
        faults.addMendable(
            undoneIn > 0 ? u"change %1 does not know that it was undone"_s.arg(unit.key())
                         : u"change %1 says it was undone, and was not"_s.arg(unit.key()),
            u"unit_of_work"_s, unit.key(), {{u"undone_in"_s, value}});
    }
    return {};
}

} // namespace

Result<void> verifyHistory(const QSqlDatabase& database, FaultList& faults, const CancelToken& cancel) {
    if (auto verified = verifyUndos(database, faults); !verified)
        return verified;
    const auto tables = columnsOfTables(database);
    QHash<qint64, qsizetype> widths; // of each shape
    Sql shapes(database, u"SELECT id, table_name, columns FROM journal_shape"_s);
    const auto read = shapes.each([&](const Sql& row) {
        const QStringList columns = row.text(2).split(u',');
        const QStringList known = tables.value(row.text(1));
        widths.insert(row.integer(0), columns.size());
        for (const QString& column : columns) {
            if (!known.contains(column) || column == "id"_L1) {
                faults.add(
                    u"the history's shape %1 names what no table has"_s.arg(row.integer(0)), u"journal_shape"_s,
                    row.integer(0));
                break;
            }
        }
    });
    if (!read)
        return read;
    Sql images(database, u"SELECT id, shape_id, before, after FROM journal"_s);
    if (auto ran = images.run(); !ran)
        return ran;
    while (images.next()) {
        if (++faults.report().journalRows % 1024 == 0 && cancel.isCancelled())
            return failure(ErrorCode::Cancelled, u"verification was stopped"_s);
        for (const int column : {2, 3}) {
            if (images.isNull(column))
                continue;
            const auto values = unpackValues(images.bytes(column));
            if (values && values->size() == widths.value(images.integer(1), -1))
                continue;
            faults.add(
                u"image %1 of the history can't be read"_s.arg(images.integer(0)), u"journal"_s, images.integer(0));
            break;
        }
    }
    return images.ended();
}

} // namespace sheaf
