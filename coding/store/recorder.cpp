#include "coding/store/recorder.h"

#include "coding/name_folding.h"
#include "coding/store/sqlite_dialect.h"

#include <QSqlField>
#include <QSqlRecord>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// A value as the database will give it back: half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD here and
/// not there, so that the journal says what is stored.
QVariant stored(const QVariant& value) {
    if (value.typeId() == QMetaType::QString) {
        const QString text = notNull(value.toString());
        return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
    }
    if (value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull())
        return QByteArray("");
    return value;
}

bool areSame(const QVariant& left, const QVariant& right) {
    return packValues({left}) == packValues({right});
}

tl::unexpected<Error> noRow(const QString& table, qint64 id) {
    return failure(ErrorCode::NotFound, u"there is no %1 %2"_s.arg(QString(table).replace(u'_', u' ')).arg(id));
}

QString assignments(const QStringList& columns) {
    return columns.join(u" = ?, "_s) + u" = ?"_s;
}

} // namespace

UnitOfWork::Recorder::~Recorder() {
    m_statements.clear(); // before the transaction ends: what still reads would keep it open
    // Nothing to do about a failure here: a transaction that is not committed is undone when the file closes, too.
    if (m_isOpen)
        static_cast<void>(runSql(m_database, u"ROLLBACK"_s));
}

Result<void> UnitOfWork::Recorder::begin(const Change& change, const QString& coder, const QString& kind) {
    if (auto begun = dialect::beginWriting(m_database); !begun)
        return begun;
    m_isOpen = true;
    const QString folded = foldedName(coder);
    Sql known(m_database, u"SELECT id FROM coder WHERE folded = ?"_s);
    if (auto ran = known.bind(folded).run(); !ran)
        return ran;
    if (known.next()) {
        m_coder = {known.integer(0)};
    } else {
        Sql add(m_database, u"INSERT INTO coder (guid, name, folded) VALUES (?, ?, ?)"_s);
        if (auto ran = add.bind(QUuid::createUuid()).bind(coder).bind(folded).run(); !ran)
            return ran;
        m_coder = {add.insertedId()};
    }
    Sql insert(m_database, u"INSERT INTO unit_of_work (at, coder_id, what, kind, reason) VALUES (?, ?, ?, ?, ?)"_s);
    insert.bind(timestamp(QDateTime::currentDateTimeUtc())).bindId(m_coder).bind(notNull(change.what));
    if (auto ran = insert.bind(kind).bind(notNull(change.reason)).run(); !ran)
        return ran;
    m_revision = insert.insertedId();
    return {};
}

Result<void> UnitOfWork::Recorder::commit() {
    m_statements.clear();
    if (auto committed = runSql(m_database, u"COMMIT"_s); !committed)
        return committed;
    m_isOpen = false;
    return {};
}

Result<Sql*> UnitOfWork::Recorder::statement(const QString& sql) {
    std::unique_ptr<Sql>& made = m_statements[sql];
    if (!made)
        made = std::make_unique<Sql>(m_database, sql);
    return made.get();
}

Result<QStringList> UnitOfWork::Recorder::columnsOf(const QString& table) {
    QStringList& columns = m_columns[table];
    if (columns.isEmpty()) {
        const QSqlRecord record = m_database.record(table);
        for (int field = 0; field < record.count(); ++field) {
            if (record.fieldName(field) != "id"_L1)
                columns.append(record.fieldName(field));
        }
        if (columns.isEmpty())
            return failure(ErrorCode::Internal, u"there is no table %1"_s.arg(table));
    }
    return columns;
}

Result<void> UnitOfWork::Recorder::checkShape(const QString& table, const QStringList& columns) {
    if (m_tables.isEmpty())
        m_tables = m_database.tables();
    const auto known = m_tables.contains(table) ? columnsOf(table) : Result<QStringList>(QStringList());
    const bool isKnown =
        known && std::ranges::all_of(columns, [&](const QString& column) { return known->contains(column); });
    return isKnown ? Result<void>()
                   : failure(ErrorCode::Damaged, u"the history can't be read: it names what no table has"_s);
}

Result<qint64> UnitOfWork::Recorder::shapeOf(const QString& table, const QStringList& columns) {
    const QString joined = columns.join(u',');
    const QString key = table + u':' + joined;
    if (const auto known = m_shapes.constFind(key); known != m_shapes.cend())
        return *known;
    Sql select(m_database, u"SELECT id FROM journal_shape WHERE table_name = ? AND columns = ?"_s);
    if (auto ran = select.bind(table).bind(joined).run(); !ran)
        return failure(ran);
    if (select.next()) {
        m_shapes.insert(key, select.integer(0));
        return select.integer(0);
    }
    Sql insert(m_database, u"INSERT INTO journal_shape (table_name, columns) VALUES (?, ?)"_s);
    if (auto ran = insert.bind(table).bind(joined).run(); !ran)
        return failure(ran);
    m_shapes.insert(key, insert.insertedId());
    return insert.insertedId();
}

Result<void> UnitOfWork::Recorder::note(qint64 shape, qint64 id, const QByteArray& before, const QByteArray& after) {
    const auto insert =
        statement(u"INSERT INTO journal (revision, shape_id, row_id, before, after) VALUES (?, ?, ?, ?, ?)"_s);
    const auto image = [](const QByteArray& packed) {
        return packed.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>()) : QVariant(packed);
    };
    (*insert)->bind(m_revision).bind(shape).bind(id).bind(image(before)).bind(image(after));
    return (*insert)->run();
}

Result<qint64>
UnitOfWork::Recorder::insertValues(const QString& table, const QStringList& columns, const QVariantList& values) {
    const QString places = QString(u"?, "_s).repeated(columns.size()).chopped(2);
    const auto insert = statement(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(table, columns.join(u", "_s), places));
    for (const QVariant& value : values)
        (*insert)->bind(value);
    if (auto ran = (*insert)->run(); !ran)
        return failure(ran);
    return (*insert)->insertedId();
}

Result<qint64> UnitOfWork::Recorder::insert(const QString& table, const Row& row) {
    QStringList columns;
    QVariantList values;
    for (const Field& field : row) {
        columns.append(field.column);
        values.append(stored(field.value));
    }
    const auto id = insertValues(table, columns, values);
    if (!id)
        return id;
    const auto shape = shapeOf(table, columns);
    if (!shape)
        return shape;
    if (auto noted = note(*shape, *id, {}, packValues(values)); !noted)
        return failure(noted);
    return id;
}

Result<std::optional<QVariantList>>
UnitOfWork::Recorder::read(const QString& table, const QStringList& columns, qint64 id) {
    const auto select = statement(u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(columns.join(u", "_s), table));
    if (auto ran = (*select)->bind(id).run(); !ran)
        return failure(ran);
    std::optional<QVariantList> values;
    if ((*select)->next()) {
        values.emplace();
        for (int column = 0; column < columns.size(); ++column)
            values->append((*select)->value(column));
    }
    (*select)->finish();
    return values;
}

Result<void> UnitOfWork::Recorder::update(const QString& table, qint64 id, const Row& changes, const Row& seen) {
    QStringList wanted;
    for (const Field& change : changes)
        wanted.append(change.column);
    const auto now = read(table, wanted, id);
    if (!now)
        return failure(now);
    if (!*now)
        return noRow(table, id);
    QStringList columns;
    QVariantList before;
    QVariantList after;
    for (qsizetype at = 0; at < changes.size(); ++at) {
        const QVariant value = stored(changes[at].value);
        const QVariant& there = (**now)[at];
        const auto known = std::ranges::find(seen, changes[at].column, &Field::column);
        // What the caller leaves as it was seen is not the caller's change: somebody else's stays.
        if (areSame(there, value) || (known != seen.cend() && areSame(stored(known->value), value)))
            continue;
        if (known != seen.cend() && !areSame(stored(known->value), there)) {
            return failure(
                ErrorCode::ChangedSince, u"somebody has changed this since you read it"_s,
                u"look at it again, then change it"_s);
        }
        columns.append(changes[at].column);
        before.append(there);
        after.append(value);
    }
    if (columns.isEmpty())
        return {};
    const auto write = statement(u"UPDATE %1 SET %2 WHERE id = ?"_s.arg(table, assignments(columns)));
    for (const QVariant& value : after)
        (*write)->bind(value);
    if (auto ran = (*write)->bind(id).run(); !ran)
        return ran;
    const auto shape = shapeOf(table, columns);
    return shape ? note(*shape, id, packValues(before), packValues(after)) : failure(shape);
}

Result<void> UnitOfWork::Recorder::remove(const QString& table, qint64 id) {
    const auto columns = columnsOf(table);
    if (!columns)
        return failure(columns);
    const auto now = read(table, *columns, id);
    if (!now)
        return failure(now);
    if (!*now)
        return noRow(table, id);
    const auto erase = statement(u"DELETE FROM %1 WHERE id = ?"_s.arg(table));
    if (auto ran = (*erase)->bind(id).run(); !ran)
        return ran;
    const auto shape = shapeOf(table, *columns);
    return shape ? note(*shape, id, packValues(**now), {}) : failure(shape);
}

Result<void> UnitOfWork::Recorder::restore(
    qint64 shape, const QString& table, const QStringList& columns, qint64 id, const QByteArray& from,
    const QByteArray& to) {
    Sql* write = nullptr;
    if (to.isEmpty()) {
        write = *statement(u"DELETE FROM %1 WHERE id = ?"_s.arg(table));
        write->bind(id);
    } else {
        const auto values = unpackValues(to);
        if (!values || values->size() != columns.size())
            return failure(
                ErrorCode::Damaged, u"the history can't be read: an image of %1 %2 is broken"_s.arg(table).arg(id));
        if (from.isEmpty()) {
            const QString places = QString(u", ?"_s).repeated(columns.size());
            write = *statement(u"INSERT INTO %1 (id, %2) VALUES (?%3)"_s.arg(table, columns.join(u", "_s), places));
            write->bind(id);
            for (const QVariant& value : *values)
                write->bind(value);
        } else {
            write = *statement(u"UPDATE %1 SET %2 WHERE id = ?"_s.arg(table, assignments(columns)));
            for (const QVariant& value : *values)
                write->bind(value);
            write->bind(id);
        }
    }
    if (auto ran = write->run(); !ran)
        return ran;
    return note(shape, id, from, to);
}

} // namespace sheaf
