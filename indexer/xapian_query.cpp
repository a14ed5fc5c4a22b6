#include "indexer/xapian_query.h"

#include "indexer/position_filter.h"
#include "indexer/stemmer.h"

#include <vector>

namespace sheaf {
namespace {

using Kind = QueryNode::Kind;

Xapian::Query leafQuery(const QueryNode& leaf) {
    switch (leaf.kind) {
    case Kind::Stem:
        return Xapian::Query(stemTerm(Stemmer::forLanguage({})(leaf.term)));
    case Kind::Exact:
        return Xapian::Query(leaf.term);
    default:
        return Xapian::Query(
            Xapian::Query::OP_WILDCARD, leaf.term, maxWildcardWords, Xapian::Query::WILDCARD_LIMIT_ERROR,
            Xapian::Query::OP_SYNONYM);
    }
}

void collectLeaves(const QueryNode& node, std::vector<Xapian::Query>& leaves) {
    if (node.isWord())
        leaves.push_back(leafQuery(node));
    for (const QueryNode& child : node.children)
        collectLeaves(child, leaves);
}

Xapian::Query positionalQuery(const QueryNode& node) {
    std::vector<Xapian::Query> words;
    collectLeaves(node, words);
    const Xapian::Query candidates(Xapian::Query::OP_AND, words.begin(), words.end());
    return Xapian::Query(Xapian::Query::OP_FILTER, candidates, Xapian::Query((new PositionFilter(node))->release()));
}

std::vector<Xapian::Query> queriesOf(const std::vector<QueryNode>& nodes) {
    std::vector<Xapian::Query> queries;
    for (const QueryNode& node : nodes)
        queries.push_back(xapianQuery(node));
    return queries;
}

Xapian::Query exclusion(const QueryNode& node) {
    const std::vector<Xapian::Query> parts = queriesOf(node.children);
    const Xapian::Query unwanted(Xapian::Query::OP_OR, parts.begin() + 1, parts.end());
    return Xapian::Query(Xapian::Query::OP_AND_NOT, parts.front(), unwanted);
}

} // namespace

std::string stemTerm(const std::string& stem) {
    return "Z" + stem;
}
std::string sourceTerm(long long sourceId) {
    return "S" + std::to_string(sourceId);
}

Xapian::Query xapianQuery(const QueryNode& node) {
    if (node.isWord())
        return leafQuery(node);
    if (node.isPositional())
        return positionalQuery(node);
    if (node.kind == Kind::Not)
        return exclusion(node);
    const std::vector<Xapian::Query> parts = queriesOf(node.children);
    const auto op = node.kind == Kind::And ? Xapian::Query::OP_AND : Xapian::Query::OP_OR;
    return Xapian::Query(op, parts.begin(), parts.end());
}

} // namespace sheaf
