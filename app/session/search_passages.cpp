#include "app/session/search_passages.h"

#include "app/session/searching/hit_reader.h"
#include "app/session/searching/passage_facts.h"
#include "app/session/searching/passage_filters.h"
#include "app/session/searching/review_index.h"
#include "app/session/searching/search_spelling.h"
#include "app/session/searching/source_order.h"
#include "coding/store/synonym_repository.h"
#include "indexer/passage_index.h"

#include <algorithm>
#include <utility>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype fewSources = 3; // are indexed before an answer that does not wait

Result<Query> parsed(const Review& review, const QString& text) {
    const auto groups = SynonymRepository(review.project()).all();
    if (!groups)
        return failure(groups);
    QList<QStringList> words;
    for (const SynonymGroup& group : *groups)
        words.append(group.words);
    const auto synonyms = Synonyms::ofGroups(words);
    if (!synonyms)
        return failure(synonyms);
    return Query::parse(text, *synonyms);
}

using ResolvedFilters = std::vector<std::shared_ptr<const PassageSet>>;

/// What each filter of a search takes, in their order.
Result<ResolvedFilters> resolved(const Review& review, const Query& query) {
    ResolvedFilters filters;
    for (const QueryFilter& filter : query.filters()) {
        auto passages = PassageFilters(review.passageFacts()).resolve(filter);
        if (!passages)
            return failure(passages);
        filters.push_back(std::make_shared<PassageSet>(std::move(*passages)));
    }
    return filters;
}

/// One search: its parts need one another's results.
class Search {
public:
    Search(const Review& review, const SearchWish& wish, Query query)
        : m_review(review), m_wish(wish), m_query(std::move(query)), m_reader(review) {}

    Result<SearchAnswer> run() {
        if (auto found = find(); !found)
            return failure(found);
        m_answer.total = m_found.total;
        m_answer.notes = m_found.notes;
        if (m_wish.order == SearchOrder::Source) {
            if (auto ordered = orderBySource(); !ordered)
                return failure(ordered);
        }
        for (const SearchHit& hit : std::as_const(m_found.hits)) {
            if (auto wanted = goOn(); !wanted)
                return failure(wanted);
            if (auto given = give(hit); !given)
                return failure(given);
        }
        if (auto counted = countFacets(); !counted)
            return failure(counted);
        return std::move(m_answer);
    }

    Result<SearchPassages::Numbers> numbers() {
        m_wantsAll = true;
        if (auto found = find(); !found)
            return failure(found);
        if (auto wanted = goOn(); !wanted) // the index looks at long intervals
            return failure(wanted);
        return SearchPassages::Numbers{
            .passages = all(), .isComplete = m_answer.isComplete, .notes = std::move(m_found.notes)};
    }

private:
    Result<void> goOn() const {
        if (m_wish.cancel == nullptr || !m_wish.cancel->isCancelled())
            return {};
        return failure(ErrorCode::Cancelled, u"the search was stopped"_s);
    }

    Result<void> find() {
        if (auto fine = resolveFilters(); !fine)
            return fine;
        auto found = look(false);
        if (!found && found.error().code == ErrorCode::Unreadable && m_wish.places.isEmpty())
            found = look(true); // some damage shows only here
        return found;
    }

    Result<void> resolveFilters() {
        m_resolvedAt = m_review.revision();
        auto filters = resolved(m_review, m_query);
        if (!filters)
            return failure(filters);
        m_filters = std::move(*filters);
        return {};
    }

    Result<void> look(bool rebuild) {
        auto index = !m_wish.places.isEmpty() ? ReviewIndex::openPlaces(m_review, m_wish.places)
                     : rebuild                ? ReviewIndex::openEmpty(m_review)
                                              : ReviewIndex::open(m_review);
        if (!index)
            return failure(index);
        if (auto ready = makeReady(*index); !ready)
            return ready;
        // What came in meanwhile is indexed, and has to be in the filters too.
        if (m_review.revision() != m_resolvedAt) {
            if (auto fine = resolveFilters(); !fine)
                return fine;
        }
        const bool sorts = m_wish.order == SearchOrder::Source;
        SearchRequest request{
            .limit = sorts ? 0 : m_wish.limit,
            .offset = sorts ? 0 : m_wish.offset,
            .filters = m_filters,
            .read = [this](PassageId passage) { return m_reader.candidate(passage); },
            .wantsAll = m_wantsAll || sorts || !m_wish.facets.isEmpty(),
            .cancel = m_wish.cancel};
        auto found = index->passages().search(m_query, request);
        if (!found)
            return failure(found);
        if (auto ours = index->checkOurs(); !ours)
            return ours;
        m_found = std::move(*found);
        if (m_found.total == 0) {
            auto hints = spellingHints(m_query, index->passages());
            if (!hints)
                return failure(hints);
            m_answer.hints = std::move(*hints);
            m_found.notes += smallOperators(m_query);
        }
        return {};
    }

    Result<void> makeReady(ReviewIndex& index) {
        const bool isElsewhere = !m_wish.places.isEmpty();
        if (isElsewhere || !m_wish.waitsForIndex) {
            const auto missing = index.sourcesMissing();
            if (!missing)
                return failure(missing);
            m_answer.isComplete = *missing == 0;
            if (isElsewhere || *missing > fewSources)
                return {};
        }
        // Another process may be bringing the index up to date just now; what it holds so far can be searched
        // meanwhile.
        const CancelToken never;
        const auto caughtUp = index.catchUp(m_wish.cancel != nullptr ? *m_wish.cancel : never);
        if (!caughtUp && caughtUp.error().code != ErrorCode::Busy)
            return failure(caughtUp);
        m_answer.isComplete = caughtUp.has_value();
        return {};
    }

    Result<void> orderBySource() {
        auto page = inSourceOrder(m_review, m_found.all, m_wish.offset, m_wish.limit);
        if (!page)
            return failure(page);
        for (const PassageId passage : std::as_const(page->passages))
            m_found.hits.append({.passage = passage, .source = {}});
        m_answer.bySource = std::move(page->bySource);
        return {};
    }

    Result<void> give(const SearchHit& hit) {
        auto found = m_reader.hit(hit, m_query, m_filters);
        if (!found && found.error().code == ErrorCode::NotFound) {
            m_answer.isComplete = false; // of a text that was corrected since: the index is behind
            return {};
        }
        if (!found)
            return failure(found);
        m_answer.passages.append(std::move(*found));
        return {};
    }

    Result<void> countFacets() {
        if (m_wish.facets.isEmpty())
            return {};
        const QList<PassageId> hits = all();
        auto counted = PassageFacets(m_review.passageFacts())
                           .count(
                               {hits.constData(), static_cast<size_t>(hits.size())},
                               {m_wish.facets.constData(), static_cast<size_t>(m_wish.facets.size())});
        if (!counted)
            return failure(counted);
        m_answer.facets = std::move(*counted);
        return {};
    }

    QList<PassageId> all() const {
        QList<PassageId> passages;
        passages.reserve(static_cast<qsizetype>(m_found.all.size()));
        for (const std::uint32_t number : m_found.all)
            passages.append(PassageId{number});
        return passages;
    }

    const Review& m_review;
    const SearchWish& m_wish;
    Query m_query;
    HitReader m_reader;
    ResolvedFilters m_filters;
    qint64 m_resolvedAt = -1; // the project's revision
    bool m_wantsAll = false;
    SearchHits m_found;
    SearchAnswer m_answer;
};

} // namespace

Result<qsizetype> SearchPassages::catchUp(bool rebuild, const CancelToken& cancel, const ProgressSink& progress) const {
    auto index = rebuild ? ReviewIndex::openEmpty(*m_review) : ReviewIndex::open(*m_review);
    if (!index)
        return failure(index);
    auto added = index->catchUp(cancel, progress);
    if (!added && added.error().code == ErrorCode::Unreadable && !rebuild)
        return catchUp(true, cancel, progress);
    return added;
}

Result<SearchPassages::IndexMade>
SearchPassages::rebuild(unsigned shards, const CancelToken& cancel, const ProgressSink& progress) const {
    auto index = ReviewIndex::openEmpty(*m_review, shards);
    if (!index)
        return failure(index);
    const auto added = index->catchUp(cancel, progress);
    if (!added)
        return failure(added);
    return IndexMade{.passages = *added, .shards = index->shardFolders()};
}

Result<SearchPassages::Numbers> SearchPassages::numbers(const QString& queryText, const CancelToken& cancel) const {
    auto query = parsed(*m_review, queryText);
    if (!query)
        return failure(query);
    return Search(*m_review, {.query = queryText, .limit = 0, .cancel = &cancel}, std::move(*query)).numbers();
}

Result<void> SearchPassages::check(const QString& queryText) const {
    const auto query = parsed(*m_review, queryText);
    if (!query)
        return failure(query);
    const auto filters = resolved(*m_review, *query);
    return filters ? Result<void>() : failure(filters);
}

Result<SearchAnswer> SearchPassages::run(const SearchWish& wish) const {
    auto query = parsed(*m_review, wish.query);
    if (!query)
        return failure(query);
    return Search(*m_review, wish, std::move(*query)).run();
}

} // namespace sheaf
