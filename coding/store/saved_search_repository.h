#pragma once

#include "coding/saved_search.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

#include <QList>

namespace sheaf {

/// Searches that reviewers keep. Whether a query can be read is for the caller to know.
class SavedSearchRepository {
public:
    explicit SavedSearchRepository(ProjectFile& project) : m_project(&project) {}

    /// Adds a search, or gives the one of this name another query. Errors: InvalidArgument (no name, no query).
    [[nodiscard]] Result<SavedSearchId> put(const UnitOfWork& work, const QString& name, const QString& query);
    /// A search that is no living one any more forgets what was seen of it. Errors: NotFound.
    [[nodiscard]] Result<void> setLiving(const UnitOfWork& work, SavedSearchId id, bool isLiving);
    /// With what was seen of it. Errors: NotFound.
    [[nodiscard]] Result<void> remove(const UnitOfWork& work, SavedSearchId id);

    /// In the order of names.
    [[nodiscard]] Result<QList<SavedSearch>> all() const;
    /// Errors: NotFound (the hint lists the names).
    [[nodiscard]] Result<SavedSearch> find(const QString& name) const;

private:
    ProjectFile* m_project;
};

} // namespace sheaf
