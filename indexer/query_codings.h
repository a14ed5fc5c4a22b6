#pragma once

#include "indexer/query_filter.h"
#include "indexer/query_lexer.h"

#include <vector>

namespace sheaf {

/// A criterion of a coding as it stands in a search, after an even or odd number of NOTs.
struct WrittenCriterion {
    CodingCriteria::Criterion criterion = {}; ///< isNegated: after NOT or -
    qsizetype start = 0;                      ///< without its NOT
    QString written = {};                     ///< likewise
};

/// A filter that the search wants, or wants to leave out.
struct SignedFilter {
    QueryFilter filter = {};
    bool isNegative = false;
};

/// What criteria side by side mean: those that one coding can meet at once form one filter, joined by AND to the next.
///
/// - A second `code:`, `coder:`, `strength:`, `stance:` or `voice:` begins the next one, as a coding has one of each.
/// - `-code:A` leaves out passages; it never joins: a coding of another code is not of A anyway.
/// - Any other `-…` joins the one before it, or that which follows; where there is none, it leaves out passages.
///
/// The filter that the last criterion belongs to comes last.
///
/// Precondition: not empty.
[[nodiscard]] std::vector<SignedFilter> codingFilters(const std::vector<WrittenCriterion>& run);

/// Two filters joined by a relation.
/// Precondition: both hold CodingCriteria; the token is Near, Within, Overlaps or FollowedBy.
[[nodiscard]] QueryFilter codingRelation(const QueryToken& relation, QueryFilter left, QueryFilter right);

} // namespace sheaf
