#pragma once

#include "coding/identifiers.h"
#include "coding/result.h"
#include "indexer/query.h"

#include <QList>
#include <QString>

#include <memory>
#include <span>

namespace sheaf {

/// What the index is told of a passage.
struct IndexedPassage {
    PassageId id; ///< becomes the Xapian docid
    SourceId source;
    QString text;
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
/// Threads: one object belongs to one thread; several objects (and processes) may read while one writes.
/// Errors:  Unreadable (no index, damaged: delete and rebuild), Busy (another process writes), ReadOnly (disk full, no rights).
///          Xapian's exceptions never leave this class.
class PassageIndex {
public:
    /// The folder for a project's index under the user's cache folder (honours XDG_CACHE_HOME), made if missing, mode 0700.
    static Result<QString> folderFor(const QString& projectGuid);

    /// Opens for reading, or an empty index where there is none yet.
    static Result<PassageIndex> open(const QString& folder);
    PassageIndex(PassageIndex&&) noexcept;
    PassageIndex& operator=(PassageIndex&&) noexcept;
    ~PassageIndex();

    /// The project revision (see coding/store/project_file.h) that the index has reached; 0 if empty.
    [[nodiscard]] qint64 revision() const;
    [[nodiscard]] qsizetype passageCount() const;

    /// Adds or replaces passages. They are on disk and searchable after commit(), not before.
    /// Memory: flushes every 5,000 passages.
    [[nodiscard]] Result<void> add(std::span<const IndexedPassage> passages);
    [[nodiscard]] Result<void> removeSource(SourceId source);
    /// Makes the changes visible, notes the revision they stand for, and lets go of the write lock.
    [[nodiscard]] Result<void> commit(qint64 revision);
    /// Empties the index (also one that can't be opened).
    [[nodiscard]] Result<void> clear();

    /// Cost: milliseconds; limit 0 counts only.
    [[nodiscard]] Result<SearchHits> search(const Query& query, qsizetype limit, qsizetype offset = 0) const;

private:
    class Database;
    explicit PassageIndex(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
};

} // namespace sheaf
