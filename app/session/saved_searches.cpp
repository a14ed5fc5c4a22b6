#include "app/session/saved_searches.h"

#include "coding/store/saved_search_repository.h"
#include "indexer/query.h"

namespace sheaf {

using namespace Qt::StringLiterals;

Result<QList<SavedSearch>> SavedSearches::all() const {
    return SavedSearchRepository(m_review->project()).all();
}

Result<SavedSearch> SavedSearches::find(const QString& name) const {
    return SavedSearchRepository(m_review->project()).find(name);
}

Result<void> SavedSearches::save(const QString& name, const QString& query) {
    if (const auto parsed = Query::parse(query); !parsed)
        return failure(parsed);
    auto work = UnitOfWork::begin(m_review->project(), u"save the search “%1”"_s.arg(name.simplified()));
    if (!work)
        return failure(work);
    if (const auto put = SavedSearchRepository(m_review->project()).put(*work, name, query); !put)
        return failure(put);
    return work->commit();
}

Result<void> SavedSearches::remove(const QString& name) {
    const auto search = find(name);
    if (!search)
        return failure(search);
    auto work = UnitOfWork::begin(m_review->project(), u"remove the search “%1”"_s.arg(search->name));
    if (!work)
        return failure(work);
    if (auto removed = SavedSearchRepository(m_review->project()).remove(*work, search->id); !removed)
        return removed;
    return work->commit();
}

Result<SearchAnswer> SavedSearches::run(const QString& name, qsizetype limit) const {
    const auto search = find(name);
    if (!search)
        return failure(search);
    return SearchPassages(*m_review).run(search->query, limit);
}

} // namespace sheaf
