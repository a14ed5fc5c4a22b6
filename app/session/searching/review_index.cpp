#include "app/session/searching/review_index.h"

#include "coding/beside.h"
#include "coding/store/journal.h"
#include "coding/store/project_file.h"
#include "coding/store/source_repository.h"

#include <algorithm>
#include <deque>
#include <future>
#include <utility>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

Result<QString> indexFolder(const Review& review) {
    return PassageIndex::folderFor(review.project().guid().toString(QUuid::WithoutBraces));
}

/// An index that knows another change under its revision's number belongs to a copy of the project that went another
/// way.
bool belongsTo(const Review& review, const PassageIndex::Reached& reached) {
    return reached.revision == 0 || reached.lineage == review.project().lineageAt(reached.revision);
}

tl::unexpected<Error> ofAnotherCopy() {
    return failure(
        ErrorCode::Busy, u"The search index is being written for another copy of this project."_s,
        u"Try again when that has finished; two copies in use at once take turns at it."_s);
}

QList<IndexedPassage> searchablePassages(const Source& source, const QString& text, const QList<Passage>& passages) {
    QList<IndexedPassage> searchable;
    for (const Passage& passage : passages) {
        if (passage.kind == PassageKind::PageFurniture)
            continue;
        searchable.append(
            {.id = passage.id,
             .source = source.id,
             .text = passage.range.in(text).toString(),
             .language = source.language});
    }
    return searchable;
}

/// Passages being analysed on other threads, in the order they are to be written in.
class AnalysisAhead {
public:
    void push(QList<IndexedPassage> passages) {
        constexpr qsizetype worthAThread = 300;
        const bool isMany = passages.size() >= worthAThread;
        m_waiting.push_back(beside(isMany, [passages = std::move(passages)] { return AnalysedPassages(passages); }));
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

Result<QList<IndexedPassage>> readToIndex(const SourceRepository& sources, SourceId source) {
    const auto text = sources.text(source);
    if (!text && text.error().code == ErrorCode::NotFound)
        return QList<IndexedPassage>();
    if (!text)
        return failure(text);
    const auto passages = sources.passages(source);
    if (!passages)
        return failure(passages);
    const auto described = sources.byId(source);
    if (!described)
        return failure(described);
    for (const Passage& passage : *passages) {
        if (!passage.range.fits(*text))
            return failure(ErrorCode::Damaged, u"passages of “%1” lie outside its text"_s.arg(described->title));
    }
    return searchablePassages(*described, *text, *passages);
}

/// The passages of a source as it is now; none if its import was undone.
Result<QList<IndexedPassage>> passagesToIndex(const SourceRepository& sources, SourceId source) {
    auto passages = readToIndex(sources, source);
    if (!passages && passages.error().code == ErrorCode::Damaged) // or corrected between the reads
        passages = readToIndex(sources, source);
    return passages;
}

/// Writes what is analysed, in pieces; after the first of many it lets others find those already.
class PieceWriter {
public:
    /// `reached`: what the index stands for before.
    PieceWriter(PassageIndex& index, PassageIndex::Reached reached) : m_index(index), m_reached(std::move(reached)) {}

    Result<void> push(SourceId source, const QList<IndexedPassage>& passages) {
        m_pushed += passages.size();
        m_sources.append(source);
        for (qsizetype first = 0, count = 0; first < passages.size(); first += count) {
            while (m_ahead.isFull()) {
                if (auto written = writeOne(); !written)
                    return written;
            }
            count = std::min(m_firstCanBeFound ? piece : firstPiece, passages.size() - first);
            m_ahead.push(passages.sliced(first, count));
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
        // The index goes on saying that it lacks what it lacks, and what whoever comes next has to clear away.
        return m_index.commit(m_reached.revision, m_reached.lineage, m_sources);
    }

    static constexpr qsizetype firstPiece = 300; // passages: some dozen pages, that may be found at once
    static constexpr qsizetype piece = 2000;

    PassageIndex& m_index;
    PassageIndex::Reached m_reached;
    QList<SourceId> m_sources;
    AnalysisAhead m_ahead;
    qsizetype m_pushed = 0;
    bool m_firstCanBeFound = false;
};

} // namespace

Result<ReviewIndex> ReviewIndex::openEmpty(const Review& review, unsigned shards) {
    const auto folder = indexFolder(review);
    if (!folder)
        return failure(folder);
    auto index = PassageIndex::replace(*folder, shards);
    if (!index)
        return failure(index);
    return ReviewIndex(review, std::move(*index));
}

Result<ReviewIndex> ReviewIndex::open(const Review& review) {
    const auto folder = indexFolder(review);
    if (!folder)
        return failure(folder);
    auto index = PassageIndex::open(*folder);
    if (!index && index.error().code == ErrorCode::Unreadable)
        index = PassageIndex::replace(*folder);
    if (!index)
        return failure(index);
    const auto reached = index->reached();
    if (!reached)
        return failure(reached);
    if (!belongsTo(review, *reached)) {
        if (const auto cleared = index->clear(); !cleared)
            return cleared.error().code == ErrorCode::Busy ? ofAnotherCopy() : failure(cleared);
    }
    return ReviewIndex(review, std::move(*index));
}

Result<ReviewIndex> ReviewIndex::openPlaces(const Review& review, const QString& places) {
    auto index = PassageIndex::openPlaces(places);
    if (!index)
        return failure(index);
    const auto reached = index->reached();
    if (!reached)
        return failure(reached);
    if (!belongsTo(review, *reached)) {
        return failure(
            ErrorCode::InvalidArgument, u"the index at “%1” is not one of this project"_s.arg(places),
            u"its servers serve the shards that “sheaf reindex” made of this project"_s);
    }
    return ReviewIndex(review, std::move(*index));
}

Result<PassageIndex::Reached> ReviewIndex::reached() const {
    auto reached = m_index.reached();
    if (reached && !belongsTo(*m_review, *reached))
        return ofAnotherCopy();
    return reached;
}

Result<void> ReviewIndex::checkOurs() const {
    const auto ours = reached();
    return ours ? Result<void>() : failure(ours);
}

Result<qsizetype> ReviewIndex::sourcesMissing() const {
    const auto now = reached();
    if (!now)
        return failure(now);
    const auto missing = Journal(m_review->project()).sourcesChangedAfter(now->revision);
    if (!missing)
        return failure(missing);
    return missing->size();
}

Result<qsizetype> ReviewIndex::catchUp(const CancelToken& cancel, const ProgressSink& progress) {
    const qint64 revision = m_review->revision();
    const SourceRepository sources(m_review->project());
    const auto before = reached();
    if (!before)
        return failure(before);
    const bool isEmpty = before->revision == 0;
    const auto missing = Journal(m_review->project()).sourcesChangedAfter(before->revision);
    if (!missing)
        return failure(missing);
    for (const SourceId source : before->partial) { // somebody was stopped in the middle
        if (auto removed = m_index.removeSource(source); !removed)
            return failure(removed);
    }
    PieceWriter writer(m_index, *before);
    for (qsizetype at = 0; at < missing->size(); ++at) {
        if (cancel.isCancelled())
            return failure(ErrorCode::Cancelled, u"indexing was stopped"_s);
        if (progress)
            progress({.done = at, .total = missing->size(), .item = {}});
        const auto& [source, isNew] = (*missing)[at];
        if (!isEmpty && !isNew) {
            if (auto removed = m_index.removeSource(source); !removed)
                return failure(removed);
        }
        const auto passages = passagesToIndex(sources, source);
        if (!passages)
            return failure(passages);
        if (auto pushed = writer.push(source, *passages); !pushed)
            return failure(pushed);
    }
    if (auto finished = writer.finish(); !finished)
        return failure(finished);
    if (missing->isEmpty() && before->partial.isEmpty() && before->revision > 0)
        return writer.pushed(); // nothing new to find: spare the write
    if (auto committed = m_index.commit(revision, m_review->project().lineageAt(revision)); !committed)
        return failure(committed);
    return writer.pushed();
}

} // namespace sheaf
