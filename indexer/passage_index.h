#pragma once

#include "coding/identifiers.h"
#include "coding/progress.h"
#include "coding/result.h"
#include "indexer/passage_set.h"
#include "indexer/query.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace sheaf {

class PassageIndex;
struct SimilarPassages;
struct SimilarRequest;

/// What the index is told of a passage.
struct IndexedPassage {
    PassageId id; ///< becomes the Xapian docid
    SourceId source;
    QString text;
    QString language = {}; ///< of its source, as BCP 47 tag; empty: not known
};

/// Passages with their words made out: a third of the work of indexing, which any thread may do ahead of the writer.
/// Cost: O(text).
class AnalysedPassages {
public:
    explicit AnalysedPassages(std::span<const IndexedPassage> passages);
    AnalysedPassages(AnalysedPassages&&) noexcept;
    AnalysedPassages& operator=(AnalysedPassages&&) noexcept;
    ~AnalysedPassages();

private:
    friend class PassageIndex;
    struct Documents;
    std::unique_ptr<Documents> m_documents;
};

struct SearchHit {
    PassageId passage;
    SourceId source;
    double score = 0; ///< BM25; only the order means anything
};

/// What a search in the index is told besides the query.
struct SearchRequest {
    qsizetype limit = 20; ///< of the hits given; 0 counts only
    qsizetype offset = 0;
    /// The passages for which each filter of the query holds, by its number; one that is missing holds for none.
    std::vector<std::shared_ptr<const PassageSet>> filters = {};
    /// Reads a passage, where the index alone can't decide; without it such a search fails with Internal. A passage
    /// that is NotFound is no hit.
    struct Reading {
        QString text;
        QString language;
    };
    std::function<Result<Reading>(PassageId passage)> read = {};
    bool wantsAll = false;               ///< fills SearchHits::all
    const CancelToken* cancel = nullptr; ///< must outlive the search
};

struct SearchHits {
    QList<SearchHit> hits;          ///< best first, at most the limit
    qsizetype total = 0;            ///< exact number of passages that match
    std::vector<std::uint32_t> all; ///< numbers of all passages that match, ascending, if they were wanted
    QStringList notes;              ///< what was searched differently from what is written
};

/// The Xapian index of a project's passages: derived from the store, deletable at any time, readable by its owner only.
///
/// Holds words and their positions, never the text itself. Each look sees what was committed last, by whomever.
///
/// Threads: one object belongs to one thread; several objects (and processes) may read while one writes.
/// Errors:  Unreadable (damaged: clear() and rebuild), Busy (another process writes), ReadOnly (disk full, no rights).
///          Xapian's exceptions never leave this class.
class PassageIndex {
public:
    /// The folder for a project's index under the user's cache folder (honours XDG_CACHE_HOME), made if missing, mode
    /// 0700. Errors: InvalidArgument (not a GUID), ReadOnly (the cache folder takes no folders).
    static Result<QString> folderFor(const QString& projectGuid);

    /// Opens for reading, or an empty index where there is none yet. An index that another version of Sheaf made in
    /// another format counts as empty, with revision 0, and is replaced by the first change. Errors: Unreadable; some
    /// damage shows only when a search meets it.
    static Result<PassageIndex> open(const QString& folder);
    /// Opens the shards of an index wherever they are, to be searched only, by `remote:HOST:PORT` (several with commas
    /// between), where xapian-tcpsrv serves them, or by a stub file of Xapian's (lines `remote HOST:PORT`,
    /// `glass FOLDER`). Words are searched there; for whatever else decides, every candidate comes here: about 20 bytes
    /// each, and its text is read where positions, exact words or regular expressions count.
    /// Errors: InvalidArgument (no such place), Unreadable (no answer; not all the shards of one index).
    static Result<PassageIndex> openPlaces(const QString& places);
    /// Puts an empty index in the place of whatever is there; the way on from one that open() calls Unreadable.
    /// `shards`: 1 to 64; 0: as many as are usual on this machine.
    static Result<PassageIndex> replace(const QString& folder, unsigned shards = 0);
    PassageIndex(PassageIndex&&) noexcept;
    PassageIndex& operator=(PassageIndex&&) noexcept;
    ~PassageIndex();

    /// The project revision (see coding/store/project_file.h) that the index has reached; 0 if empty, or if it has
    /// become unreadable.
    [[nodiscard]] qint64 revision() const;
    /// What was said at the last commit, in one look; nothing of an empty index. Errors: as search().
    struct Reached {
        qint64 revision = 0;
        QString lineage;
        QList<SourceId> partial;
    };
    [[nodiscard]] Result<Reached> reached() const;
    [[nodiscard]] qsizetype passageCount() const;
    /// Where each shard lies on this machine; none where the index is empty, or elsewhere.
    [[nodiscard]] QStringList shardFolders() const;

    /// Adds or replaces passages. They become searchable by commit(), all at once, not before; destroying the object
    /// without commit() drops them. The first change takes the write lock, which is held until commit(). Errors, after
    /// which all that was not committed is dropped: also Busy where another process has changed the index since this
    /// object last knew its revision(), Unreadable where a commit stopped half way; InvalidArgument (an id outside 1 to
    /// 4,294,967,295, the numbers Xapian has). Memory: Xapian moves changes to disk every 10,000 passages
    /// (XAPIAN_FLUSH_THRESHOLD); about 180 MB.
    [[nodiscard]] Result<void> add(AnalysedPassages passages);
    [[nodiscard]] Result<void> add(std::span<const IndexedPassage> passages) { return add(AnalysedPassages(passages)); }
    [[nodiscard]] Result<void> removeSource(SourceId source);
    /// Makes the changes visible, notes the revision they stand for with words by which the caller knows its own, and
    /// lets go of the write lock. `partial`: sources of which only some passages may be in it yet.
    [[nodiscard]] Result<void>
    commit(qint64 revision, const QString& lineage = {}, const QList<SourceId>& partial = {});
    /// Empties the index; what was not committed is dropped. `shards`: as with replace().
    [[nodiscard]] Result<void> clear(unsigned shards = 0);

    /// Best first, passages of equal score by number. Errors: also Cancelled; what `read` gives. Cost: milliseconds,
    /// growing with the candidates, not with the page asked for; where the texts decide, a read for each candidate.
    [[nodiscard]] Result<SearchHits> search(const Query& query, const SearchRequest& request) const;
    [[nodiscard]] Result<SearchHits> search(const Query& query, qsizetype limit, qsizetype offset = 0) const;

    /// Passages with the words that are characteristic of some others, best first: see similar_passages.h. The same
    /// each time. Empty where nothing sets those apart. Errors: Unsupported (an index elsewhere); also Cancelled.
    /// Cost: up to 1,000 passages' words, and a search of at most as many words as the weighting has terms.
    [[nodiscard]] Result<SimilarPassages> similarTo(const SimilarRequest& request) const;

    /// Whether a word of a search, no wildcard, occurs in any passage as the search would find it; of a word as
    /// written, its folded form. Cost: a look-up for each language.
    [[nodiscard]] Result<bool> occurs(const QueryNode& word) const;
    /// Every folded word that begins so, with the number of passages it stands in; ascending. Cost: O(such words).
    [[nodiscard]] Result<void> eachWord(
        const std::string& prefix, const std::function<void(const std::string& word, qsizetype passages)>& take) const;

private:
    class Database;
    explicit PassageIndex(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
};

} // namespace sheaf
