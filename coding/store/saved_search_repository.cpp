#include "coding/store/saved_search_repository.h"

#include "coding/name_folding.h"
#include "coding/store/search_look_repository.h"
#include "coding/store/sql.h"

namespace sheaf {

using namespace Qt::StringLiterals;

Result<SavedSearchId> SavedSearchRepository::put(const UnitOfWork& work, const QString& name, const QString& query) {
    const QString simplified = name.simplified();
    if (simplified.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"a saved search needs a name"_s);
    if (query.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"a saved search needs something to search for"_s);
    Sql there(m_project->database(), u"SELECT id FROM saved_search WHERE folded = ?"_s);
    if (auto ran = there.bind(foldedName(simplified)).run(); !ran)
        return failure(ran);
    if (there.next()) {
        const SavedSearchId id{there.integer(0)};
        there.finish();
        const auto updated =
            work.update(u"saved_search"_s, id.value, {{u"name"_s, simplified}, {u"query"_s, query.trimmed()}});
        return updated ? Result<SavedSearchId>(id) : failure(updated);
    }
    const auto id = work.insert(
        u"saved_search"_s, {{u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                            {u"name"_s, simplified},
                            {u"folded"_s, foldedName(simplified)},
                            {u"query"_s, query.trimmed()},
                            {u"coder_id"_s, work.coder().value},
                            {u"created_at"_s, timestamp(QDateTime::currentDateTimeUtc())}});
    return id ? Result<SavedSearchId>(SavedSearchId{*id}) : failure(id);
}

Result<void> SavedSearchRepository::setLiving(const UnitOfWork& work, SavedSearchId id, bool isLiving) {
    if (auto set = work.update(u"saved_search"_s, id.value, {{u"is_living"_s, isLiving ? 1 : 0}}); !set)
        return set;
    return isLiving ? Result<void>() : SearchLookRepository(*m_project).removeOf(work, id);
}

Result<void> SavedSearchRepository::remove(const UnitOfWork& work, SavedSearchId id) {
    if (auto removed = SearchLookRepository(*m_project).removeOf(work, id); !removed)
        return removed;
    return work.remove(u"saved_search"_s, id.value);
}

Result<QList<SavedSearch>> SavedSearchRepository::all() const {
    Sql sql(
        m_project->database(),
        u"SELECT id, guid, name, query, coder_id, created_at, is_living FROM saved_search ORDER BY folded, id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<SavedSearch> searches;
    while (sql.next()) {
        searches.append(
            {.id = {sql.integer(0)},
             .guid = sql.guid(1),
             .name = sql.text(2),
             .query = sql.text(3),
             .coder = {sql.integer(4)},
             .createdAt = QDateTime::fromString(sql.text(5), Qt::ISODateWithMs),
             .isLiving = sql.integer(6) != 0});
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return searches;
}

Result<SavedSearch> SavedSearchRepository::find(const QString& name) const {
    const auto searches = all();
    if (!searches)
        return failure(searches);
    QStringList names;
    for (const SavedSearch& search : *searches) {
        if (foldedName(search.name) == foldedName(name))
            return search;
        names.append(search.name);
    }
    return failure(
        ErrorCode::NotFound, u"there is no saved search “%1”"_s.arg(name.trimmed()),
        names.isEmpty() ? u"“sheaf searches PROJECT save NAME QUERY” keeps one"_s : u"known: "_s + names.join(u", "_s));
}

} // namespace sheaf
