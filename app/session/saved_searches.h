#pragma once

#include "app/session/search_passages.h"
#include "coding/saved_search.h"

namespace sheaf {

/// Searches that are kept under a name.
class SavedSearches {
public:
    explicit SavedSearches(Review& review) : m_review(&review) {}

    /// In the order of names.
    [[nodiscard]] Result<QList<SavedSearch>> all() const;
    /// Errors: NotFound (the hint lists the names).
    [[nodiscard]] Result<SavedSearch> find(const QString& name) const;
    /// Keeps a search, in place of the one of this name if there is one. Errors: InvalidArgument (no name; a query that
    /// can't be read: the message names the column).
    [[nodiscard]] Result<void> save(const QString& name, const QString& query);
    /// Errors: NotFound.
    [[nodiscard]] Result<void> remove(const QString& name);
    /// Errors: NotFound, and as SearchPassages::run.
    [[nodiscard]] Result<SearchAnswer> run(const QString& name, qsizetype limit) const;

private:
    Review* m_review;
};

} // namespace sheaf
