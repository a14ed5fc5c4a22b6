#include "coding/store/coding_repository.h"

#include "coding/name_folding.h"
#include "coding/store/source_repository.h"
#include "coding/store/sql.h"

#include <QHash>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

const QString selectCodings =
    u"SELECT coding.id, coding.guid, coding.source_id, coding.text_revision_id, coding.code_id, coding.coder_id, "
    "coding.range_start, coding.range_end, coding.quotation, coding.context_before, coding.context_after, "
    "coding.evidence, coding.stance, coding.memo, coding.created_at, source.text_revision_id, coding.voice "
    "FROM coding JOIN source ON source.id = coding.source_id "_s;

Coding codingFrom(const Sql& row) {
    Coding coding;
    coding.id = {row.integer(0)};
    coding.guid = row.guid(1);
    coding.source = {row.integer(2)};
    coding.textRevision = {row.integer(3)};
    coding.code = {row.integer(4)};
    coding.coder = {row.integer(5)};
    coding.range = {row.integer(6), row.integer(7)};
    coding.quotation = row.text(8);
    coding.before = row.text(9);
    coding.after = row.text(10);
    coding.evidence = evidenceFromWord(row.text(11));
    coding.stance = stanceFromWord(row.text(12));
    coding.memo = row.text(13);
    coding.createdAt = QDateTime::fromString(row.text(14), Qt::ISODateWithMs);
    coding.voice = voiceFromWord(row.text(16));
    coding.needsALook = row.integer(15) != row.integer(3);
    return coding;
}

Row placeOf(const Coding& coding) {
    return {{u"source_id"_s, coding.source.value},  {u"text_revision_id"_s, coding.textRevision.value},
            {u"code_id"_s, coding.code.value},      {u"coder_id"_s, coding.coder.value},
            {u"range_start"_s, coding.range.start}, {u"range_end"_s, coding.range.end},
            {u"quotation"_s, coding.quotation},     {u"context_before"_s, coding.before},
            {u"context_after"_s, coding.after}};
}

Row saidOf(const Coding& coding) {
    return {
        {u"voice"_s, coding.voice ? toWord(*coding.voice) : QString()},
        {u"evidence"_s, coding.evidence ? toWord(*coding.evidence) : QString()},
        {u"stance"_s, coding.stance ? toWord(*coding.stance) : QString()},
        {u"memo"_s, coding.memo}};
}

/// Writes what a coding says besides its range over what is there; what it leaves open stays.
Result<void> amend(const UnitOfWork& work, CodingId id, const Coding& coding) {
    Row said;
    for (const Field& field : saidOf(coding)) {
        if (!field.value.toString().isEmpty())
            said.append(field);
    }
    return said.isEmpty() ? Result<void>() : work.update(u"coding"_s, id.value, said);
}

/// Finds the coding that stands at a coding's place, with its code, by its coder; the statement is prepared once.
class AtPlace {
public:
    explicit AtPlace(const QSqlDatabase& database)
        : m_sql(
              database, u"SELECT id FROM coding WHERE source_id = ? AND text_revision_id = ? AND range_start = ? AND "
                        "range_end = ? AND code_id = ? AND coder_id = ?"_s) {}
    Result<CodingId> find(const Coding& coding) {
        m_sql.bindId(coding.source).bindId(coding.textRevision).bind(coding.range.start).bind(coding.range.end);
        if (auto ran = m_sql.bindId(coding.code).bindId(coding.coder).run(); !ran)
            return failure(ran);
        const CodingId id{m_sql.next() ? m_sql.integer(0) : 0};
        m_sql.finish();
        return id;
    }

private:
    Sql m_sql;
};

/// Hands what rests on a coding to another one; without one, citations stand on their quotation alone, and findings
/// lose the evidence.
Result<void> handOver(const QSqlDatabase& database, const UnitOfWork& work, CodingId from, CodingId to) {
    for (const QString& table : {u"citation"_s, u"finding_evidence"_s}) {
        Sql sql(database, u"SELECT id FROM %1 WHERE coding_id = ?"_s.arg(table));
        if (auto ran = sql.bindId(from).run(); !ran)
            return ran;
        QList<qint64> rows;
        while (sql.next())
            rows.append(sql.integer(0));
        if (auto read = sql.ended(); !read)
            return failure(read);
        for (const qint64 row : rows) {
            const bool isLost = !to.isValid() && table == "finding_evidence"_L1;
            const QVariant coding = to.isValid() ? QVariant(to.value) : QVariant(QMetaType::fromType<qint64>());
            auto changed = isLost ? work.remove(table, row) : work.update(table, row, {{u"coding_id"_s, coding}});
            if (!changed)
                return changed;
        }
    }
    return {};
}

/// What is said of two codings that become one. Where they disagree the kept one's word stands, and the other's is
/// noted in the memo, so that nothing is lost.
Coding joined(Coding kept, const Coding& gone) {
    QStringList memos;
    for (const QString& memo : {kept.memo, gone.memo}) {
        if (!memo.trimmed().isEmpty() && !memos.contains(memo))
            memos.append(memo);
    }
    const auto join = [&memos]<typename Enum>(std::optional<Enum>& mine, const std::optional<Enum>& other) {
        if (!mine)
            mine = other;
        else if (other && *other != *mine)
            memos.append(u"[joined coding: %1]"_s.arg(toWord(*other)));
    };
    join(kept.voice, gone.voice);
    join(kept.evidence, gone.evidence);
    join(kept.stance, gone.stance);
    kept.memo = memos.join(u"\n\n"_s);
    return kept;
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
    if (auto read = sql.ended(); !read)
        return failure(read);
    return coders;
}

Result<QList<CodingId>> CodingRepository::add(const UnitOfWork& work, QList<Coding> codings, int* added) {
    const SourceRepository sources(*m_project);
    AtPlace atPlace(m_project->database());
    const QString now = timestamp(QDateTime::currentDateTimeUtc());
    QHash<SourceId, TextRevisionId> texts;
    QList<CodingId> ids;
    ids.reserve(codings.size());
    for (Coding& coding : codings) {
        if (!coding.textRevision.isValid()) {
            if (!texts.contains(coding.source)) {
                const auto current = sources.textRevision(coding.source);
                if (!current)
                    return failure(current);
                texts.insert(coding.source, *current);
            }
            coding.textRevision = texts[coding.source];
        }
        const auto there = atPlace.find(coding);
        if (!there)
            return failure(there);
        if (there->isValid()) {
            ids.append(*there);
            if (auto amended = amend(work, *there, coding); !amended)
                return failure(amended);
            continue;
        }
        const QUuid guid = coding.guid.isNull() ? QUuid::createUuid() : coding.guid;
        const auto id = work.insert(
            u"coding"_s, Row{{u"guid"_s, guid.toString(QUuid::WithoutBraces)}, {u"created_at"_s, now}} +
                             placeOf(coding) + saidOf(coding));
        if (!id)
            return failure(id);
        ids.append(CodingId{*id});
        if (added != nullptr)
            ++*added;
    }
    return ids;
}

Result<void> CodingRepository::describe(const UnitOfWork& work, const Coding& coding, const Coding& seen) {
    return work.update(u"coding"_s, coding.id.value, saidOf(coding), saidOf(seen));
}

Result<void> CodingRepository::remove(const UnitOfWork& work, CodingId id) {
    if (auto handed = handOver(m_project->database(), work, id, {}); !handed)
        return handed;
    return work.remove(u"coding"_s, id.value);
}

Result<CodingId> CodingRepository::put(const UnitOfWork& work, const Coding& changed) {
    const auto there = AtPlace(m_project->database()).find(changed);
    if (!there)
        return there;
    if (!there->isValid() || *there == changed.id) {
        if (auto moved = work.update(u"coding"_s, changed.id.value, placeOf(changed)); !moved)
            return failure(moved);
        return changed.id;
    }
    const auto kept = byId(*there);
    if (!kept)
        return failure(kept);
    if (auto said = describe(work, joined(*kept, changed), *kept); !said)
        return failure(said);
    if (auto handed = handOver(m_project->database(), work, changed.id, *there); !handed)
        return failure(handed);
    if (auto removed = work.remove(u"coding"_s, changed.id.value); !removed)
        return failure(removed);
    return *there;
}

namespace {

/// The condition and values of a filter, on the table coding.
std::pair<QString, QVariantList> conditionOf(const CodingRepository::Filter& filter) {
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
    if (filter.onlyNeedsALook)
        conditions.append(u"coding.text_revision_id <> source.text_revision_id"_s);
    return {conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s), values};
}

} // namespace

Result<QList<Coding>> CodingRepository::find(const Filter& filter) const {
    const auto [where, values] = conditionOf(filter);
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
    if (auto ended = sql.ended(); !ended)
        return failure(ended);
    return codings;
}

Result<QList<CodedRange>> CodingRepository::ranges() const {
    // In the order of the index over these columns, which alone is read.
    Sql sql(
        m_project->database(),
        u"SELECT coding.id, coding.source_id, coding.code_id, coding.coder_id, coding.range_start, coding.range_end "
        "FROM source JOIN coding ON coding.source_id = source.id AND coding.text_revision_id = source.text_revision_id "
        "ORDER BY coding.source_id, coding.text_revision_id, coding.range_start, coding.range_end, coding.code_id, "
        "coding.coder_id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<CodedRange> ranges;
    while (sql.next()) {
        ranges.append(
            {.id = {sql.integer(0)},
             .source = {sql.integer(1)},
             .code = {sql.integer(2)},
             .coder = {sql.integer(3)},
             .range = {sql.integer(4), sql.integer(5)}});
    }
    if (auto ended = sql.ended(); !ended)
        return failure(ended);
    return ranges;
}

Result<int> CodingRepository::countInDoubt() const {
    Sql sql(
        m_project->database(), u"SELECT COUNT(*) FROM source JOIN coding ON coding.source_id = source.id AND "
                               "coding.text_revision_id <> source.text_revision_id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    return sql.next() ? sql.smallInteger(0) : 0;
}

Result<Coding> CodingRepository::byId(CodingId id) const {
    Sql sql(m_project->database(), selectCodings + u" WHERE coding.id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    if (!sql.next())
        return failure(ErrorCode::NotFound, u"there is no coding %1"_s.arg(id.value));
    return codingFrom(sql);
}

Result<int> CodingRepository::countOf(const QSet<CodeId>& codes) const {
    const auto [where, values] = conditionOf({.source = {}, .codes = codes, .coder = {}, .site = {}});
    Sql sql(m_project->database(), u"SELECT COUNT(*) FROM coding"_s + where);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    return sql.next() ? sql.smallInteger(0) : 0;
}

} // namespace sheaf
