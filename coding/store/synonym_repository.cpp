#include "coding/store/synonym_repository.h"

#include "coding/name_folding.h"
#include "coding/store/sql.h"

#include <algorithm>
#include <optional>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

struct SynonymRow {
    qint64 id = 0;
    qint64 group = 0;
};

Result<QList<SynonymRow>> synonymRows(Sql& sql) {
    QList<SynonymRow> rows;
    const auto read = sql.each([&rows](const Sql& row) { rows.append({row.integer(0), row.integer(1)}); });
    return read ? Result<QList<SynonymRow>>(rows) : failure(read);
}

Result<QList<SynonymRow>> rowsOfGroup(const QSqlDatabase& database, qint64 group) {
    Sql sql(database, u"SELECT id, group_id FROM synonym WHERE group_id = ? ORDER BY id"_s);
    return synonymRows(sql.bind(group));
}

Result<std::optional<SynonymRow>> rowOfWord(const QSqlDatabase& database, const QString& word) {
    Sql sql(database, u"SELECT id, group_id FROM synonym WHERE folded = ?"_s);
    const auto rows = synonymRows(sql.bind(foldedName(word)));
    if (!rows)
        return failure(rows);
    return rows->isEmpty() ? std::nullopt : std::optional(rows->first());
}

QString newGuid() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

Result<SynonymGroupId> SynonymRepository::add(const UnitOfWork& work, const QStringList& words) {
    const QSqlDatabase database = m_project->database();
    QStringList names;
    QStringList folded;
    for (const QString& word : words) {
        const QString name = word.simplified();
        if (name.isEmpty() || folded.contains(foldedName(name)))
            continue;
        names.append(name);
        folded.append(foldedName(name));
    }
    if (names.size() < 2) {
        return failure(
            ErrorCode::InvalidArgument, u"synonyms are two words or more"_s, u"write them as ofsted ~ inspection"_s);
    }
    QStringList added;
    QList<qint64> groups;
    for (const QString& name : std::as_const(names)) {
        const auto there = rowOfWord(database, name);
        if (!there)
            return failure(there);
        if (!*there)
            added.append(name);
        else if (!groups.contains((*there)->group))
            groups.append((*there)->group);
    }
    if (groups.isEmpty()) {
        const auto made = work.insert(
            u"synonym_group"_s, {{u"guid"_s, newGuid()},
                                 {u"coder_id"_s, work.coder().value},
                                 {u"created_at"_s, timestamp(QDateTime::currentDateTimeUtc())}});
        if (!made)
            return failure(made);
        groups.append(*made);
    }
    const qint64 group = groups.takeFirst();
    for (const qint64 other : std::as_const(groups)) {
        const auto rows = rowsOfGroup(database, other);
        if (!rows)
            return failure(rows);
        for (const SynonymRow& row : *rows) {
            if (auto moved = work.update(u"synonym"_s, row.id, {{u"group_id"_s, group}}); !moved)
                return failure(moved);
        }
        if (auto removed = work.remove(u"synonym_group"_s, other); !removed)
            return failure(removed);
    }
    for (const QString& name : std::as_const(added)) {
        const auto made = work.insert(
            u"synonym"_s,
            {{u"guid"_s, newGuid()}, {u"group_id"_s, group}, {u"name"_s, name}, {u"folded"_s, foldedName(name)}});
        if (!made)
            return failure(made);
    }
    return SynonymGroupId{group};
}

Result<void> SynonymRepository::remove(const UnitOfWork& work, const QString& word) {
    const QSqlDatabase database = m_project->database();
    const auto row = rowOfWord(database, word);
    if (!row)
        return failure(row);
    if (!*row) {
        return failure(
            ErrorCode::NotFound, u"“%1” has no synonyms"_s.arg(word.simplified()),
            u"“sheaf synonyms PROJECT” lists those that have"_s);
    }
    const auto rows = rowsOfGroup(database, (*row)->group);
    if (!rows)
        return failure(rows);
    const bool isOver = rows->size() <= 2; // one word alone means nothing
    for (const SynonymRow& each : *rows) {
        if (!isOver && each.id != (*row)->id)
            continue;
        if (auto removed = work.remove(u"synonym"_s, each.id); !removed)
            return removed;
    }
    return isOver ? work.remove(u"synonym_group"_s, (*row)->group) : Result<void>();
}

Result<QList<SynonymGroup>> SynonymRepository::all() const {
    Sql sql(m_project->database(), u"SELECT group_id, name FROM synonym ORDER BY group_id, id"_s);
    QList<SynonymGroup> groups;
    const auto read = sql.each([&groups](const Sql& row) {
        if (groups.isEmpty() || groups.last().id.value != row.integer(0))
            groups.append(SynonymGroup{.id = {row.integer(0)}, .words = {}});
        groups.last().words.append(row.text(1));
    });
    return read ? Result<QList<SynonymGroup>>(groups) : failure(read);
}

} // namespace sheaf
