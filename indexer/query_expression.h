#pragma once

#include "indexer/query_tree.h"

#include <QtGlobal>

#include <vector>

namespace sheaf {

/// A part of a search that may be turned round by NOT; NOT stays outside the tree until there is something to take away
/// from.
struct QueryExpression {
    QueryNode node = {};
    bool isNegative = false;
    qsizetype start = 0; ///< where it stands in the search, in UTF-16 code units, for messages
};

/// The node of a part beside which nothing stands: a NOT then takes away from every passage.
[[nodiscard]] QueryNode standingAlone(QueryExpression expression);

/// Parts joined by AND. Precondition: not empty.
[[nodiscard]] QueryExpression conjunction(std::vector<QueryExpression> parts);

/// Parts joined by OR or XOR. Precondition: not empty.
[[nodiscard]] QueryExpression alternatives(QueryNode::Kind kind, std::vector<QueryExpression> parts);

} // namespace sheaf
