#pragma once

#include "app/session/search_passages.h"
#include "coding/saved_search.h"

#include <optional>

namespace sheaf {

/// Searches that are kept under a name. A living one says what has come in since somebody looked: each coder has seen
/// what they, and not others, have looked at.
class SavedSearches {
public:
    explicit SavedSearches(Review& review) : m_review(&review) {}

    /// In the order of names.
    [[nodiscard]] Result<QList<SavedSearch>> all() const;
    /// Errors: NotFound (the hint lists the names).
    [[nodiscard]] Result<SavedSearch> find(const QString& name) const;
    /// Keeps a search, in place of the one of this name if there is one. A living one counts what it finds now as seen;
    /// one that was living before stays so. Errors: InvalidArgument (no name); those of SearchPassages::check.
    [[nodiscard]] Result<void>
    save(const QString& name, const QString& query, bool isLiving = false, const CancelToken& cancel = {});
    /// Errors: NotFound.
    [[nodiscard]] Result<void> remove(const QString& name);
    /// Errors: NotFound, and as SearchPassages::run.
    [[nodiscard]] Result<SearchAnswer> run(const QString& name, qsizetype limit, const CancelToken& cancel = {}) const;

    /// What a living search finds for the review's coder.
    struct News {
        SavedSearch search;
        qsizetype total = 0;
        QList<PassageId> unseen;        ///< ascending
        std::optional<QDateTime> since; ///< UTC, when the coder looked last; none: never, so that everything is new
        bool isComplete = true;         ///< as of a SearchAnswer
        QStringList notes = {};         ///< likewise
    };
    /// Errors: NotFound, InvalidArgument (it is no living one), and as SearchPassages::run. Cost: of the search without
    /// its snippets.
    [[nodiscard]] Result<News> news(const QString& name, const CancelToken& cancel = {}) const;
    /// Only the passages that are new, best first. Errors: as news(). Cost: of the search with a snippet for every hit.
    [[nodiscard]] Result<SearchAnswer>
    runForNew(const QString& name, qsizetype limit, const CancelToken& cancel = {}) const;
    /// The coder has seen all that is found now: as a change, which can be undone. Returns the news until now.
    /// Errors: as news(); Busy while another process is indexing, as hits may be missing.
    [[nodiscard]] Result<News> look(const QString& name, const CancelToken& cancel = {});
    /// Makes a search a living one, of which everything is seen now; or no living one, which forgets what was seen.
    /// Errors: NotFound, and as SearchPassages::run.
    [[nodiscard]] Result<void> setLiving(const QString& name, bool isLiving, const CancelToken& cancel = {});

private:
    Review* m_review;
};

} // namespace sheaf
