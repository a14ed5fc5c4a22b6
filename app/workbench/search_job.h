#pragma once

#include "app/session/search_passages.h"
#include "coding/progress.h"

#include <QStringList>

namespace sheaf {

/// A hit as the list of results shows it.
struct Hit {
    FoundPassage found;
    QString place;     ///< `p. 3, ¶ 12`
    QString siteName;  ///< empty for confidential sources, and where there is no site
    QStringList codes; ///< names of the codes that the passage bears, each once
    QString before;    ///< of the passage's surroundings in its source, some hundred code units, with `…` where cut
    QString after;
};

struct SearchResults {
    QString query;
    QList<Hit> hits;
    qsizetype total = 0;
    int sourceCount = 0;      ///< of the hits that are shown
    bool isComplete = true;   ///< false while the index is being brought up to date
    QStringList remarks = {}; ///< what was searched differently, words that occur nowhere
};

/// The job of a search: hits with all that is shown beside them. Cost: a search, and one read of text, codings and
/// sites for each source among the hits. Errors: of the search; Cancelled.
[[nodiscard]] Result<SearchResults>
searchReview(Review& review, const QString& query, qsizetype limit, const CancelToken& cancel = {});

} // namespace sheaf
