#include "indexer/query_expression.h"

#include <algorithm>
#include <iterator>

namespace sheaf {
namespace {

using Kind = QueryNode::Kind;

QueryNode joined(Kind kind, std::vector<QueryNode> nodes) {
    if (nodes.size() == 1)
        return std::move(nodes.front());
    return {.kind = kind, .children = std::move(nodes)};
}

} // namespace

QueryNode standingAlone(QueryExpression expression) {
    if (!expression.isNegative)
        return std::move(expression.node);
    std::vector<QueryNode> parts{QueryNode{.kind = Kind::All}};
    parts.push_back(std::move(expression.node));
    return {.kind = Kind::Not, .children = std::move(parts)};
}

/// Both of `NOT a`, `NOT b` is neither of a, b: NOT (a OR b).
QueryExpression conjunction(std::vector<QueryExpression> parts) {
    const qsizetype start = parts.front().start;
    std::vector<QueryNode> wanted, unwanted;
    for (QueryExpression& part : parts)
        (part.isNegative ? unwanted : wanted).push_back(std::move(part.node));
    if (wanted.empty())
        return {joined(Kind::Or, std::move(unwanted)), true, start};
    QueryNode node = joined(Kind::And, std::move(wanted));
    if (!unwanted.empty()) {
        unwanted.insert(unwanted.begin(), std::move(node));
        node = joined(Kind::Not, std::move(unwanted));
    }
    return {std::move(node), false, start};
}

QueryExpression alternatives(Kind kind, std::vector<QueryExpression> parts) {
    if (parts.size() == 1)
        return std::move(parts.front());
    const qsizetype start = parts.front().start;
    std::vector<QueryNode> nodes;
    std::ranges::transform(
        parts, std::back_inserter(nodes), [](QueryExpression& part) { return standingAlone(std::move(part)); });
    return {joined(kind, std::move(nodes)), false, start};
}

} // namespace sheaf
