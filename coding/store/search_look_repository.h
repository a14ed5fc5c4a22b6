#pragma once

#include "coding/saved_search.h"
#include "coding/store/number_runs.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace sheaf {

/// What a coder has seen of a living search: each look keeps the passages that were new then.
class SearchLookRepository {
public:
    explicit SearchLookRepository(const ProjectFile& project) : m_project(&project) {}

    struct Seen {
        std::optional<QDateTime> lastAt; ///< UTC; none: this coder never looked
        std::vector<NumberRun> passages; ///< all ever seen, by number: ascending, none overlaps another
    };
    /// Cost: O(looks + runs of passages). Errors: Damaged.
    [[nodiscard]] Result<Seen> seenBy(const QString& coder, SavedSearchId search) const;

    /// The coder of the change has looked now, and found these for the first time; ascending, none overlaps another.
    /// Errors: NotFound (no such search).
    [[nodiscard]] Result<void>
    add(const UnitOfWork& work, SavedSearchId search, const std::vector<NumberRun>& passages);
    /// Every coder's looks.
    [[nodiscard]] Result<void> removeOf(const UnitOfWork& work, SavedSearchId search);

private:
    const ProjectFile* m_project;
};

} // namespace sheaf
