#include "app/session/search_passages.h"

#include "coding/store/journal.h"
#include "coding/store/project_file.h"
#include "coding/store/source_repository.h"
#include "indexer/passage_index.h"
#include "indexer/snippet.h"

#include <QHash>

#include <algorithm>
#include <deque>
#include <future>
#include <limits>
#include <utility>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

Result<QString> indexFolder(const Review& review) {
    return PassageIndex::folderFor(review.project().guid().toString(QUuid::WithoutBraces));
}

Result<PassageIndex> openIndex(const Review& review, bool empty) {
    const auto folder = indexFolder(review);
    if (!folder)
        return failure(folder);
    auto index = PassageIndex::open(*folder);
    if (!index)
        return index;
    // An index that knows another change under its revision's number belongs to a copy of the project that went another
    // way.
    if (empty || (index->revision() > 0 && index->lineage() != review.project().lineageAt(index->revision()))) {
        if (auto cleared = index->clear(); !cleared)
            return failure(cleared);
    }
    return index;
}

/// Opens the index; one that can't be read is emptied: it is derived, and will be filled again from the project.
Result<PassageIndex> usableIndex(const Review& review, bool empty) {
    auto index = openIndex(review, empty);
    if (!index && index.error().code == ErrorCode::Unreadable) {
        const auto folder = indexFolder(review);
        if (!folder)
            return failure(folder);
        index = PassageIndex::replace(*folder);
    }
    return index;
}

QList<IndexedPassage> searchablePassages(SourceId source, const QString& text, const QList<Passage>& passages) {
    QList<IndexedPassage> searchable;
    for (const Passage& passage : passages) {
        if (passage.kind == PassageKind::PageFurniture)
            continue;
        searchable.append({.id = passage.id, .source = source, .text = passage.range.in(text).toString()});
    }
    return searchable;
}

/// Passages being analysed on other threads, in the order they are to be written in.
class AnalysisAhead {
public:
    void push(QList<IndexedPassage> passages) {
        constexpr qsizetype worthAThread = 300;
        const auto policy = passages.size() < worthAThread ? std::launch::deferred : std::launch::async;
        m_waiting.push_back(
            std::async(policy, [passages = std::move(passages)] { return AnalysedPassages(passages); }));
    }
    [[nodiscard]] bool isFull() const { return m_waiting.size() >= 3; }
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    AnalysedPassages take() {
        AnalysedPassages analysed = m_waiting.front().get();
        m_waiting.pop_front();
        return analysed;
    }

private:
    std::deque<std::future<AnalysedPassages>> m_waiting;
};

/// The passages of a source as it is now; none if its import was undone.
Result<QList<IndexedPassage>> passagesToIndex(const SourceRepository& sources, SourceId source) {
    const auto text = sources.text(source);
    if (!text && text.error().code == ErrorCode::NotFound)
        return QList<IndexedPassage>();
    if (!text)
        return failure(text);
    const auto passages = sources.passages(source);
    if (!passages)
        return failure(passages);
    return searchablePassages(source, *text, *passages);
}

/// Writes what is analysed, in pieces; after the first of many it lets others find those already.
class PieceWriter {
public:
    PieceWriter(const Review& review, PassageIndex& index) : m_review(review), m_index(index) {}

    Result<void> push(const QList<IndexedPassage>& passages) {
        m_pushed += passages.size();
        for (qsizetype first = 0; first < passages.size(); first += piece) {
            while (m_ahead.isFull()) {
                if (auto written = writeOne(); !written)
                    return written;
            }
            m_ahead.push(passages.sliced(first, std::min(piece, passages.size() - first)));
        }
        return {};
    }
    Result<void> finish() {
        while (!m_ahead.isEmpty()) {
            if (auto written = writeOne(); !written)
                return written;
        }
        return {};
    }
    [[nodiscard]] qsizetype pushed() const { return m_pushed; }

private:
    Result<void> writeOne() {
        if (auto added = m_index.add(m_ahead.take()); !added)
            return added;
        if (m_pushed <= 2 * piece || std::exchange(m_firstCanBeFound, true))
            return {};
        // The index goes on saying that it lacks what it lacks.
        const qint64 reached = m_index.revision();
        return m_index.commit(reached, reached > 0 ? m_review.project().lineageAt(reached) : QString());
    }

    static constexpr qsizetype piece = 2000; // passages

    const Review& m_review;
    PassageIndex& m_index;
    AnalysisAhead m_ahead;
    qsizetype m_pushed = 0;
    bool m_firstCanBeFound = false;
};

Result<qsizetype>
addMissing(const Review& review, PassageIndex& index, const CancelToken& cancel, const ProgressSink& progress) {
    const qint64 revision = review.revision();
    const SourceRepository sources(review.project());
    const bool isEmpty = index.revision() == 0;
    const auto missing = Journal(review.project()).sourcesChangedAfter(index.revision());
    if (!missing)
        return failure(missing);
    PieceWriter writer(review, index);
    for (qsizetype at = 0; at < missing->size(); ++at) {
        if (cancel.isCancelled())
            return failure(ErrorCode::Cancelled, u"indexing was stopped"_s);
        if (progress)
            progress({.done = at, .total = missing->size(), .item = {}});
        const auto& [source, isNew] = (*missing)[at];
        if (!isEmpty && !isNew) {
            if (auto removed = index.removeSource(source); !removed)
                return failure(removed);
        }
        const auto passages = passagesToIndex(sources, source);
        if (!passages)
            return failure(passages);
        if (auto pushed = writer.push(*passages); !pushed)
            return failure(pushed);
    }
    if (auto finished = writer.finish(); !finished)
        return failure(finished);
    if (missing->isEmpty() && index.revision() > 0)
        return writer.pushed(); // nothing new to find: spare the write
    if (auto committed = index.commit(revision, review.project().lineageAt(revision)); !committed)
        return failure(committed);
    return writer.pushed();
}

/// Texts and passages of the sources that hits lie in, each read once.
class HitReader {
public:
    explicit HitReader(const Review& review) : m_sources(review.project()) {}

    Result<FoundPassage> read(const SearchHit& hit, const Query& query) {
        const auto passage = m_sources.passage(hit.passage);
        if (!passage)
            return failure(passage);
        if (!m_texts.contains(hit.source)) {
            const auto text = m_sources.text(hit.source);
            if (!text)
                return failure(text);
            const auto source = m_sources.byId(hit.source);
            if (!source)
                return failure(source);
            m_texts.insert(hit.source, *text);
            m_titles.insert(hit.source, source->title);
        }
        if (!passage->range.fits(m_texts[hit.source]))
            return failure(ErrorCode::Damaged, u"a passage of “%1” lies outside its text"_s.arg(m_titles[hit.source]));
        FoundPassage found{
            .source = hit.source,
            .sourceTitle = m_titles[hit.source],
            .passage = *passage,
            .text = passage->range.in(m_texts[hit.source]).toString(),
            .matches = {},
            .snippet = passage->range,
            .score = hit.score};
        const Query::Match match = query.match(found.text);
        for (TextRange range : match.ranges)
            found.matches.append(range.shifted(passage->range.start));
        found.snippet = snippetAround(found.text, match.ranges).window.shifted(passage->range.start);
        return found;
    }

private:
    SourceRepository m_sources;
    QHash<SourceId, QString> m_texts;
    QHash<SourceId, QString> m_titles;
};

struct Hits {
    SearchHits found;
    bool isComplete;
};

Result<Hits> findHits(const Review& review, const Query& query, qsizetype limit, qsizetype offset, bool rebuild) {
    auto index = usableIndex(review, rebuild);
    if (!index)
        return failure(index);
    // Another process may be bringing the index up to date just now; what it holds so far can be searched meanwhile.
    const auto caughtUp = addMissing(review, *index, {}, {});
    if (!caughtUp && caughtUp.error().code != ErrorCode::Busy)
        return failure(caughtUp);
    auto found = index->search(query, limit, offset);
    if (!found)
        return failure(found);
    return Hits{std::move(*found), caughtUp.has_value()};
}

} // namespace

Result<qsizetype> SearchPassages::catchUp(bool rebuild, const CancelToken& cancel, const ProgressSink& progress) const {
    auto index = usableIndex(*m_review, rebuild);
    if (!index)
        return failure(index);
    auto added = addMissing(*m_review, *index, cancel, progress);
    if (!added && added.error().code == ErrorCode::Unreadable && !rebuild)
        return catchUp(true, cancel, progress);
    return added;
}

namespace {

Result<Hits> findOrRebuild(const Review& review, const Query& query, qsizetype limit, qsizetype offset) {
    auto hits = findHits(review, query, limit, offset, false);
    if (!hits && hits.error().code == ErrorCode::Unreadable) // some damage shows only here
        hits = findHits(review, query, limit, offset, true);
    return hits;
}

} // namespace

Result<SearchPassages::Numbers> SearchPassages::numbers(const QString& queryText) const {
    const auto query = Query::parse(queryText);
    if (!query)
        return failure(query);
    const auto hits = findOrRebuild(*m_review, *query, std::numeric_limits<int>::max(), 0);
    if (!hits)
        return failure(hits);
    Numbers found{.passages = {}, .isComplete = hits->isComplete};
    for (const SearchHit& hit : hits->found.hits)
        found.passages.append(hit.passage);
    return found;
}

Result<SearchAnswer> SearchPassages::run(const QString& queryText, qsizetype limit, qsizetype offset) const {
    const auto query = Query::parse(queryText);
    if (!query)
        return failure(query);
    const auto hits = findOrRebuild(*m_review, *query, limit, offset);
    if (!hits)
        return failure(hits);
    SearchAnswer answer{.passages = {}, .total = hits->found.total, .isComplete = hits->isComplete};
    HitReader reader(*m_review);
    for (const SearchHit& hit : hits->found.hits) {
        auto found = reader.read(hit, *query);
        if (!found && found.error().code == ErrorCode::NotFound) {
            answer.isComplete =
                false; // of a text that was corrected since: the index is behind, as another program has it
            continue;
        }
        if (!found)
            return failure(found);
        answer.passages.append(std::move(*found));
    }
    return answer;
}

} // namespace sheaf
