#pragma once

#include "app/session/review.h"
#include "coding/progress.h"
#include "indexer/passage_index.h"

namespace sheaf {

/// The search index of a review, kept in step with it.
class ReviewIndex {
public:
    /// The one in the user's cache folder. One that can't be read, or belongs to a copy of the project that went
    /// another way, is emptied: it is derived, and will be filled again from the project.
    /// Errors: ReadOnly; Busy (another process is filling it for such a copy).
    [[nodiscard]] static Result<ReviewIndex> open(const Review& review);
    /// Puts an empty one in its place, with so many shards (0: as many as are usual). Errors: ReadOnly, Busy.
    [[nodiscard]] static Result<ReviewIndex> openEmpty(const Review& review, unsigned shards = 0);
    /// One elsewhere, by `remote:HOST:PORT` or a stub file; to be searched only. Errors: as PassageIndex::openPlaces;
    /// InvalidArgument if it is another project's, or of another copy of this one.
    [[nodiscard]] static Result<ReviewIndex> openPlaces(const Review& review, const QString& places);

    /// Adds what is missing, source by source; after the first passages of many it lets others find those already.
    /// Returns how many passages were added. Errors: Busy (another process is at it), Unreadable (to be emptied),
    /// ReadOnly, Cancelled.
    [[nodiscard]] Result<qsizetype> catchUp(const CancelToken& cancel = {}, const ProgressSink& progress = {});
    /// Whether it is this project's now: another copy may have taken it over. To be asked after a search. Errors: Busy.
    [[nodiscard]] Result<void> checkOurs() const;
    /// How many sources are not in it as they are now. Cost: one query.
    [[nodiscard]] Result<qsizetype> sourcesMissing() const;

    [[nodiscard]] const PassageIndex& passages() const { return m_index; }
    /// Where each shard lies; none of an index elsewhere.
    [[nodiscard]] QStringList shardFolders() const { return m_index.shardFolders(); }

private:
    [[nodiscard]] Result<PassageIndex::Reached> reached() const;
    ReviewIndex(const Review& review, PassageIndex index) : m_review(&review), m_index(std::move(index)) {}

    const Review* m_review;
    PassageIndex m_index;
};

} // namespace sheaf
