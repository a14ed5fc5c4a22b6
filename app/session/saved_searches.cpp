#include "app/session/saved_searches.h"

#include "coding/store/saved_search_repository.h"
#include "coding/store/search_look_repository.h"
#include "indexer/passage_set.h"

#include <limits>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

PassageSet setOf(const std::vector<NumberRun>& runs) {
    std::vector<PassageSet::Run> numbers;
    for (const NumberRun& run : runs) {
        if (run.last <= std::numeric_limits<std::uint32_t>::max())
            numbers.push_back({static_cast<std::uint32_t>(run.first), static_cast<std::uint32_t>(run.last)});
    }
    return PassageSet(std::move(numbers));
}

std::vector<NumberRun> runsOf(const PassageSet& passages) {
    std::vector<NumberRun> runs;
    for (const PassageSet::Run run : passages.runs())
        runs.push_back({run.first, run.last});
    return runs;
}

/// What a query finds that a coder has not seen yet of a search.
struct Unseen {
    SearchLookRepository::Seen seen;
    PassageSet passages;
    qsizetype total = 0;
    bool isComplete = true;
    QStringList notes = {};
};

Result<Unseen>
unseenOf(Review& review, const QString& query, std::optional<SavedSearchId> search, const CancelToken& cancel) {
    const auto hits = SearchPassages(review).numbers(query, cancel);
    if (!hits)
        return failure(hits);
    Unseen unseen{
        .seen = {},
        .passages = {},
        .total = hits->passages.size(),
        .isComplete = hits->isComplete,
        .notes = hits->notes};
    if (search) {
        auto seen = SearchLookRepository(review.project()).seenBy(review.coder(), *search);
        if (!seen)
            return failure(seen);
        unseen.seen = std::move(*seen);
    }
    unseen.passages = PassageSet::of({hits->passages.constData(), static_cast<size_t>(hits->passages.size())})
                          .without(setOf(unseen.seen.passages));
    return unseen;
}

Result<void> checkComplete(bool isComplete) {
    if (isComplete)
        return {};
    return failure(
        ErrorCode::Busy, u"the index is being brought up to date: there may be more than is found now"_s,
        u"try again in a moment"_s);
}

} // namespace

Result<QList<SavedSearch>> SavedSearches::all() const {
    return SavedSearchRepository(m_review->project()).all();
}

Result<SavedSearch> SavedSearches::find(const QString& name) const {
    return SavedSearchRepository(m_review->project()).find(name);
}

Result<void> SavedSearches::save(const QString& name, const QString& query, bool isLiving, const CancelToken& cancel) {
    if (auto fine = SearchPassages(*m_review).check(query); !fine)
        return fine;
    SavedSearchRepository searches(m_review->project());
    const auto there = searches.find(name);
    if (!there && there.error().code != ErrorCode::NotFound)
        return failure(there);
    // A living one whose words are changed begins anew: what it finds now has not come in since anything.
    const bool lives = isLiving || (there && there->isLiving);
    const auto unseen = lives ? unseenOf(*m_review, query, there ? std::optional(there->id) : std::nullopt, cancel)
                              : Result<Unseen>(Unseen());
    if (!unseen)
        return failure(unseen);
    if (auto complete = checkComplete(unseen->isComplete); !complete)
        return complete;
    auto work = UnitOfWork::begin(m_review->project(), u"save the search “%1”"_s.arg(name.simplified()));
    if (!work)
        return failure(work);
    const auto put = searches.put(*work, name, query);
    if (!put)
        return failure(put);
    if (lives) {
        if (auto set = searches.setLiving(*work, *put, true); !set)
            return set;
        if (auto looked = SearchLookRepository(m_review->project()).add(*work, *put, runsOf(unseen->passages)); !looked)
            return looked;
    }
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

Result<SearchAnswer> SavedSearches::run(const QString& name, qsizetype limit, const CancelToken& cancel) const {
    const auto search = find(name);
    if (!search)
        return failure(search);
    return SearchPassages(*m_review).run({.query = search->query, .limit = limit, .cancel = &cancel});
}

Result<SavedSearches::News> SavedSearches::news(const QString& name, const CancelToken& cancel) const {
    const auto search = find(name);
    if (!search)
        return failure(search);
    if (!search->isLiving) {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” does not keep what was seen of it"_s.arg(search->name),
            u"“sheaf searches PROJECT living NAME” makes it a living search"_s);
    }
    const auto unseen = unseenOf(*m_review, search->query, search->id, cancel);
    if (!unseen)
        return failure(unseen);
    News news{
        .search = *search,
        .total = unseen->total,
        .unseen = {},
        .since = unseen->seen.lastAt,
        .isComplete = unseen->isComplete,
        .notes = unseen->notes};
    for (const PassageSet::Run run : unseen->passages.runs()) {
        for (qint64 number = run.first; number <= run.last; ++number)
            news.unseen.append(PassageId{number});
    }
    return news;
}

Result<SearchAnswer> SavedSearches::runForNew(const QString& name, qsizetype limit, const CancelToken& cancel) const {
    const auto unseen = news(name, cancel);
    if (!unseen)
        return failure(unseen);
    auto answer =
        SearchPassages(*m_review).run({.query = unseen->search.query, .limit = unseen->total, .cancel = &cancel});
    if (!answer)
        return answer;
    const PassageSet wanted = PassageSet::of({unseen->unseen.constData(), static_cast<size_t>(unseen->unseen.size())});
    answer->passages.removeIf([&wanted](const FoundPassage& found) { return !wanted.contains(found.passage.id); });
    answer->total = unseen->unseen.size();
    if (answer->passages.size() > limit)
        answer->passages.resize(limit);
    return answer;
}

Result<SavedSearches::News> SavedSearches::look(const QString& name, const CancelToken& cancel) {
    const auto unseen = news(name, cancel);
    if (!unseen)
        return unseen;
    if (auto complete = checkComplete(unseen->isComplete); !complete)
        return failure(complete);
    auto work = UnitOfWork::begin(m_review->project(), u"look at the search “%1”"_s.arg(unseen->search.name));
    if (!work)
        return failure(work);
    const auto passages = PassageSet::of({unseen->unseen.constData(), static_cast<size_t>(unseen->unseen.size())});
    if (auto added = SearchLookRepository(m_review->project()).add(*work, unseen->search.id, runsOf(passages)); !added)
        return failure(added);
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return unseen;
}

Result<void> SavedSearches::setLiving(const QString& name, bool isLiving, const CancelToken& cancel) {
    const auto search = find(name);
    if (!search)
        return failure(search);
    if (search->isLiving == isLiving)
        return {};
    if (isLiving)
        return save(search->name, search->query, true, cancel);
    auto work = UnitOfWork::begin(m_review->project(), u"keep “%1” as a plain search"_s.arg(search->name));
    if (!work)
        return failure(work);
    if (auto set = SavedSearchRepository(m_review->project()).setLiving(*work, search->id, false); !set)
        return set;
    return work->commit();
}

} // namespace sheaf
