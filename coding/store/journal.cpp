#include "coding/store/journal.h"

#include "coding/name_folding.h"
#include "coding/store/sql.h"

#include <QMap>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

const QString selectEntries =
    u"SELECT unit_of_work.revision, unit_of_work.at, unit_of_work.coder_id, COALESCE(coder.name, ''), "
    "unit_of_work.what, unit_of_work.reason, unit_of_work.kind, unit_of_work.of_revision, unit_of_work.undone_in, "
    "(SELECT COUNT(*) FROM journal WHERE journal.revision = unit_of_work.revision) "
    "FROM unit_of_work LEFT JOIN coder ON coder.id = unit_of_work.coder_id "_s;

HistoryEntry entryFrom(const Sql& row) {
    const auto revision = [&row](int column) {
        return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
    };
    return {
        .revision = row.integer(0),
        .at = QDateTime::fromString(row.text(1), Qt::ISODateWithMs),
        .coder = {row.integer(2)},
        .coderName = row.text(3),
        .what = row.text(4),
        .reason = row.text(5),
        .kind = historyKindFromWord(row.text(6)).value_or(HistoryKind::Unrecorded),
        .ofRevision = revision(7),
        .undoneIn = revision(8),
        .rowCount = row.smallInteger(9)};
}

Result<std::optional<HistoryEntry>> firstEntry(Sql& sql) {
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    return sql.next() ? std::optional(entryFrom(sql)) : std::nullopt;
}

Result<std::optional<Row>> imageOf(const Sql& sql, int column, const QStringList& columns) {
    if (sql.isNull(column))
        return std::optional<Row>();
    const auto values = unpackValues(sql.bytes(column));
    if (!values || values->size() != columns.size())
        return failure(ErrorCode::Damaged, u"the history can't be read: an image of a row is broken"_s);
    Row row;
    for (qsizetype at = 0; at < columns.size(); ++at)
        row.append({columns[at], (*values)[at]});
    return std::optional(row);
}

/// Of a statement that gives table, columns, row, before, after.
Result<void> eachRow(Sql& sql, const std::function<void(const JournalRow&)>& take) {
    if (auto ran = sql.run(); !ran)
        return ran;
    while (sql.next()) {
        const QStringList columns = sql.text(1).split(u',');
        auto before = imageOf(sql, 3, columns);
        if (!before)
            return failure(before);
        auto after = imageOf(sql, 4, columns);
        if (!after)
            return failure(after);
        take({.table = sql.text(0), .id = sql.integer(2), .before = std::move(*before), .after = std::move(*after)});
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return {};
}

const QString selectRows =
    u"SELECT journal_shape.table_name, journal_shape.columns, journal.row_id, journal.before, journal.after "
    "FROM journal JOIN journal_shape ON journal_shape.id = journal.shape_id "_s;

} // namespace

Result<QList<HistoryEntry>> Journal::entries(const HistoryFilter& filter) const {
    QStringList conditions;
    QVariantList values;
    const auto where = [&](const QString& condition, const QVariant& value) {
        conditions.append(condition);
        values.append(value);
    };
    if (filter.coder)
        where(u"unit_of_work.coder_id = ?"_s, filter.coder->value);
    if (!filter.since.isNull())
        where(u"unit_of_work.at >= ?"_s, timestamp(filter.since));
    if (!filter.until.isNull())
        where(u"unit_of_work.at < ?"_s, timestamp(filter.until));
    if (filter.after)
        where(u"unit_of_work.revision > ?"_s, *filter.after);
    if (filter.object) {
        where(
            u"unit_of_work.revision IN (SELECT revision FROM journal WHERE row_id = ? AND shape_id IN "
            "(SELECT id FROM journal_shape WHERE table_name = ?))"_s,
            filter.object->id);
        values.append(filter.object->table);
    }
    QString statement = selectEntries;
    if (!conditions.isEmpty())
        statement += u" WHERE "_s + conditions.join(u" AND "_s);
    statement += u" ORDER BY unit_of_work.revision DESC"_s;
    Sql sql(m_project->database(), statement);
    for (const QVariant& value : values)
        sql.bind(value);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    const QString text = foldedName(filter.text);
    QList<HistoryEntry> entries;
    while ((filter.limit <= 0 || entries.size() < filter.limit) && sql.next()) {
        HistoryEntry entry = entryFrom(sql);
        if (text.isEmpty() || foldedName(entry.what).contains(text) || foldedName(entry.reason).contains(text))
            entries.append(std::move(entry));
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return entries;
}

Result<HistoryEntry> Journal::entry(qint64 revision) const {
    Sql sql(m_project->database(), selectEntries + u"WHERE unit_of_work.revision = ?"_s);
    const auto found = firstEntry(sql.bind(revision));
    if (!found)
        return failure(found);
    if (!*found)
        return failure(ErrorCode::NotFound, u"there is no change %1"_s.arg(revision), u"“sheaf history” lists them"_s);
    return **found;
}

Result<QList<JournalRow>> Journal::rows(qint64 revision) const {
    Sql sql(m_project->database(), selectRows + u"WHERE journal.revision = ? ORDER BY journal.id"_s);
    sql.bind(revision);
    QList<JournalRow> rows;
    if (auto read = eachRow(sql, [&rows](const JournalRow& row) { rows.append(row); }); !read)
        return failure(read);
    return rows;
}

Result<void>
Journal::eachRowAfter(qint64 revision, const QString& table, const std::function<void(const JournalRow&)>& take) const {
    Sql sql(
        m_project->database(), selectRows +
                                   u"WHERE journal.shape_id IN (SELECT id FROM journal_shape WHERE table_name = ?) AND "
                                   "journal.revision > ? ORDER BY journal.id DESC"_s);
    return eachRow(sql.bind(table).bind(revision), take);
}

Result<QList<Journal::Touched>> Journal::touched() const {
    Sql sql(
        m_project->database(),
        u"SELECT DISTINCT journal.revision, journal_shape.table_name, "
        "CASE WHEN journal_shape.table_name IN ('memo', 'code') THEN journal.row_id ELSE 0 END, "
        "journal_shape.columns, CASE WHEN journal.before IS NULL OR journal.after IS NULL THEN 0 ELSE 1 END "
        "FROM journal JOIN journal_shape ON journal_shape.id = journal.shape_id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Touched> touched;
    while (sql.next()) {
        touched.append(
            {.revision = sql.integer(0),
             .table = sql.text(1),
             .id = sql.integer(2),
             .columns = sql.text(3).split(u','),
             .isUpdate = sql.integer(4) != 0});
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return touched;
}

Result<std::optional<HistoryEntry>> Journal::nextUndo(CoderId coder) const {
    Sql sql(
        m_project->database(), selectEntries + u"WHERE unit_of_work.coder_id = ? AND unit_of_work.kind = 'change' AND "
                                               "unit_of_work.undone_in IS NULL ORDER BY unit_of_work.revision DESC "
                                               "LIMIT 1"_s);
    return firstEntry(sql.bindId(coder));
}

Result<std::optional<HistoryEntry>> Journal::nextRedo(CoderId coder) const {
    Sql sql(
        m_project->database(),
        selectEntries +
            u"WHERE unit_of_work.coder_id = ? AND unit_of_work.kind = 'change' AND unit_of_work.undone_in > "
            "COALESCE((SELECT MAX(later.revision) FROM unit_of_work later WHERE later.coder_id = ? AND "
            "later.kind = 'change' AND later.undone_in IS NULL), 0) "
            "ORDER BY unit_of_work.undone_in DESC LIMIT 1"_s);
    return firstEntry(sql.bindId(coder).bindId(coder));
}

Result<QList<Journal::ChangedSource>> Journal::sourcesChangedAfter(qint64 revision) const {
    QMap<qint64, bool> found; // row → nothing of it was there
    const auto read = eachRowAfter(revision, u"source"_s, [&found](const JournalRow& row) {
        const auto isIndexed = [](const Field& field) {
            return field.column == "text_revision_id"_L1 || field.column == "language"_L1;
        };
        const bool isNew = !row.before.has_value();
        const bool isOther = row.before && row.after && std::ranges::any_of(*row.after, isIndexed);
        // Newest first: the oldest change, which comes last, tells whether the source was there before.
        if (isNew || isOther || !row.after)
            found.insert(row.id, isNew);
        else if (found.contains(row.id))
            found.insert(row.id, false);
    });
    if (!read)
        return failure(read);
    // Projects that began as format 1 have sources without a line in the journal.
    Sql sql(m_project->database(), u"SELECT id FROM source WHERE added_in > ?"_s);
    if (auto ran = sql.bind(revision).run(); !ran)
        return failure(ran);
    while (sql.next()) {
        if (!found.contains(sql.integer(0)))
            found.insert(sql.integer(0), true);
    }
    if (auto ended = sql.ended(); !ended)
        return failure(ended);
    QList<ChangedSource> changed;
    for (auto source = found.cbegin(); source != found.cend(); ++source)
        changed.append({.source = {source.key()}, .isNew = source.value()});
    return changed;
}

} // namespace sheaf
