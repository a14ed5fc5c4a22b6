#pragma once

#include "app/session/review.h"
#include "coding/progress.h"

#include <QList>
#include <QString>

namespace sheaf {

/// A passage that a search found.
struct FoundPassage {
    SourceId source;
    QString sourceTitle;
    Passage passage;
    QString text;             ///< of the whole passage
    QList<TextRange> matches; ///< in the source's text
    TextRange snippet;        ///< the part of the passage to show in a list, in the source's text
    double score = 0;
};

struct SearchAnswer {
    QList<FoundPassage> passages; ///< best first
    qsizetype total = 0;          ///< all that match, not only those given
    bool isComplete = true;       ///< false while another process is indexing: there may be more
};

/// Searches all passages of a review. Page furniture is not searched.
class SearchPassages {
public:
    explicit SearchPassages(Review& review) : m_review(&review) {}

    /// Brings the index up to the project's revision first (normally nothing to do); rebuilds one that is missing, old
    /// or damaged. Errors: InvalidArgument (query), Busy, ReadOnly.
    [[nodiscard]] Result<SearchAnswer> run(const QString& query, qsizetype limit, qsizetype offset = 0) const;

    /// The numbers of all passages that match, in no order, without reading them; of the answer, `isComplete`.
    /// Errors: as run().
    struct Numbers {
        QList<PassageId> passages;
        bool isComplete = true;
    };
    [[nodiscard]] Result<Numbers> numbers(const QString& query) const;

    /// Only the first step. `rebuild` starts from nothing. Returns how many passages were added.
    [[nodiscard]] Result<qsizetype>
    catchUp(bool rebuild = false, const CancelToken& cancel = {}, const ProgressSink& progress = {}) const;

private:
    Review* m_review;
};

} // namespace sheaf
