#pragma once

#include "coding/identifiers.h"
#include "coding/result.h"
#include "indexer/query.h"

#include <QList>
#include <QString>

#include <memory>
#include <span>

namespace sheaf {

class PassageIndex;

/// What the index is told of a passage.
struct IndexedPassage {
    PassageId id; ///< becomes the Xapian docid
    SourceId source;
    QString text;
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

struct SearchHits {
    QList<SearchHit> hits; ///< best first, at most the limit
    qsizetype total = 0;   ///< exact number of passages that match
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
    /// Puts an empty index in the place of whatever is there; the way on from one that open() calls Unreadable.
    static Result<PassageIndex> replace(const QString& folder);
    PassageIndex(PassageIndex&&) noexcept;
    PassageIndex& operator=(PassageIndex&&) noexcept;
    ~PassageIndex();

    /// The project revision (see coding/store/project_file.h) that the index has reached; 0 if empty, or if it has
    /// become unreadable.
    [[nodiscard]] qint64 revision() const;
    [[nodiscard]] qsizetype passageCount() const;

    /// Adds or replaces passages. They become searchable by commit(), all at once, not before; destroying the object
    /// without commit() drops them. The first change takes the write lock, which is held until commit(). Errors, after
    /// which all that was not committed is dropped: also Busy where another process has changed the index since this
    /// object last knew its revision(); InvalidArgument (an id outside 1 to 4,294,967,295, the numbers Xapian has).
    /// Memory: Xapian moves changes to disk every 10,000 passages (XAPIAN_FLUSH_THRESHOLD); about 180 MB.
    [[nodiscard]] Result<void> add(AnalysedPassages passages);
    [[nodiscard]] Result<void> add(std::span<const IndexedPassage> passages) { return add(AnalysedPassages(passages)); }
    [[nodiscard]] Result<void> removeSource(SourceId source);
    /// The words given with that revision, by which a caller knows its own; empty if there are none.
    [[nodiscard]] QString lineage() const;
    /// Makes the changes visible, notes the revision they stand for, and lets go of the write lock.
    [[nodiscard]] Result<void> commit(qint64 revision, const QString& lineage = {});
    /// Empties the index; what was not committed is dropped.
    [[nodiscard]] Result<void> clear();

    /// Best first, passages of equal score by id. Errors: also InvalidArgument (a wildcard that fits more than 10,000
    /// words). Cost: milliseconds; limit 0 counts only.
    [[nodiscard]] Result<SearchHits> search(const Query& query, qsizetype limit, qsizetype offset = 0) const;

private:
    class Database;
    explicit PassageIndex(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
};

} // namespace sheaf
