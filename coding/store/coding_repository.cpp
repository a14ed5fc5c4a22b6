#include "coding/store/coding_repository.h"

#include "coding/name_folding.h"
#include "coding/store/sql.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

const QString selectCodings =
    u"SELECT coding.id, coding.guid, coding.source_id, coding.code_id, coding.coder_id, coding.range_start, "
    "coding.range_end, coding.quotation, coding.context_before, coding.context_after, coding.evidence, "
    "coding.stance, coding.memo, coding.created_at FROM coding "_s;

Coding codingFrom(const Sql& row) {
    Coding coding;
    coding.id = {row.integer(0)};
    coding.guid = row.guid(1);
    coding.source = {row.integer(2)};
    coding.code = {row.integer(3)};
    coding.coder = {row.integer(4)};
    coding.range = {row.integer(5), row.integer(6)};
    coding.quotation = row.text(7);
    coding.before = row.text(8);
    coding.after = row.text(9);
    coding.evidence = evidenceFromWord(row.text(10));
    coding.stance = stanceFromWord(row.text(11));
    coding.memo = row.text(12);
    coding.createdAt = QDateTime::fromString(row.text(13), Qt::ISODateWithMs);
    return coding;
}

/// Writes what a coding says besides its range over what is there; what it leaves open stays.
Result<void> amend(const QSqlDatabase& database, CodingId id, const Coding& coding) {
    const std::pair<QString, QString> said[] = {
        {u"evidence"_s, coding.evidence ? toWord(*coding.evidence) : QString()},
        {u"stance"_s, coding.stance ? toWord(*coding.stance) : QString()},
        {u"memo"_s, coding.memo}};
    for (const auto& [column, value] : said) {
        if (value.isEmpty())
            continue;
        Sql update(database, u"UPDATE coding SET %1 = ? WHERE id = ?"_s.arg(column));
        if (auto ran = update.bind(value).bindId(id).run(); !ran)
            return ran;
    }
    return {};
}

} // namespace

Result<CoderId> CodingRepository::coder(const UnitOfWork& /*work*/, const QString& name) {
    if (name.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"a coder needs a name"_s);
    const QString folded = foldedName(name);
    Sql select(m_project->database(), u"SELECT id FROM coder WHERE folded = ?"_s);
    if (auto ran = select.bind(folded).run(); !ran)
        return failure(ran);
    if (select.next())
        return CoderId{select.integer(0)};
    Sql insert(m_project->database(), u"INSERT INTO coder (guid, name, folded) VALUES (?, ?, ?)"_s);
    if (auto ran = insert.bind(QUuid::createUuid()).bind(name.trimmed()).bind(folded).run(); !ran)
        return failure(ran);
    return CoderId{insert.insertedId()};
}

Result<QList<Coder>> CodingRepository::coders() const {
    Sql sql(m_project->database(), u"SELECT id, guid, name FROM coder ORDER BY id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Coder> coders;
    while (sql.next())
        coders.append({.id = {sql.integer(0)}, .guid = sql.guid(1), .name = sql.text(2)});
    return coders;
}

Result<QList<CodingId>> CodingRepository::add(const UnitOfWork& /*work*/, QList<Coding> codings) {
    Sql there(
        m_project->database(),
        u"SELECT id FROM coding WHERE source_id = ? AND range_start = ? AND range_end = ? AND code_id = ? AND coder_id = ?"_s);
    Sql insert(
        m_project->database(),
        u"INSERT INTO coding (guid, source_id, code_id, coder_id, range_start, range_end, quotation, context_before, "
        "context_after, evidence, stance, memo, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s);
    const QString now = timestamp(QDateTime::currentDateTimeUtc());
    QList<CodingId> ids;
    ids.reserve(codings.size());
    for (const Coding& coding : codings) {
        there.bindId(coding.source)
            .bind(coding.range.start)
            .bind(coding.range.end)
            .bindId(coding.code)
            .bindId(coding.coder);
        if (auto ran = there.run(); !ran)
            return failure(ran);
        if (there.next()) {
            ids.append(CodingId{there.integer(0)});
            if (auto amended = amend(m_project->database(), ids.last(), coding); !amended)
                return failure(amended);
            continue;
        }
        insert.bind(coding.guid.isNull() ? QUuid::createUuid() : coding.guid);
        insert.bindId(coding.source)
            .bindId(coding.code)
            .bindId(coding.coder)
            .bind(coding.range.start)
            .bind(coding.range.end);
        insert.bind(notNull(coding.quotation)).bind(notNull(coding.before)).bind(notNull(coding.after));
        insert.bind(coding.evidence ? toWord(*coding.evidence) : u""_s)
            .bind(coding.stance ? toWord(*coding.stance) : u""_s);
        insert.bind(notNull(coding.memo)).bind(now);
        if (auto ran = insert.run(); !ran)
            return failure(ran);
        ids.append(CodingId{insert.insertedId()});
    }
    return ids;
}

Result<void> CodingRepository::remove(const UnitOfWork& /*work*/, CodingId id) {
    Sql sql(m_project->database(), u"DELETE FROM coding WHERE id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return ran;
    if (sql.changedRows() == 0)
        return failure(ErrorCode::NotFound, u"there is no coding %1"_s.arg(id.value));
    return {};
}

Result<QList<Coding>> CodingRepository::find(const Filter& filter) const {
    QStringList conditions;
    QVariantList values;
    if (filter.source) {
        conditions.append(u"coding.source_id = ?"_s);
        values.append(filter.source->value);
    }
    if (filter.coder) {
        conditions.append(u"coding.coder_id = ?"_s);
        values.append(filter.coder->value);
    }
    if (filter.site) {
        conditions.append(u"coding.source_id IN (SELECT id FROM source WHERE site_id = ?)"_s);
        values.append(filter.site->value);
    }
    if (filter.codes) {
        QStringList numbers;
        for (CodeId code : *filter.codes)
            numbers.append(QString::number(code.value));
        conditions.append(u"coding.code_id IN (%1)"_s.arg(numbers.join(u',')));
    }
    const QString where = conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s);
    Sql sql(
        m_project->database(),
        selectCodings + where + u" ORDER BY coding.source_id, coding.range_start, coding.range_end, coding.id"_s);
    for (const QVariant& value : values)
        sql.bind(value);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Coding> codings;
    while (sql.next())
        codings.append(codingFrom(sql));
    return codings;
}

Result<Coding> CodingRepository::byId(CodingId id) const {
    Sql sql(m_project->database(), selectCodings + u" WHERE coding.id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    if (!sql.next())
        return failure(ErrorCode::NotFound, u"there is no coding %1"_s.arg(id.value));
    return codingFrom(sql);
}

} // namespace sheaf
