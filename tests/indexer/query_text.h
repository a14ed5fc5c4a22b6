#pragma once

#include "coding/result.h"
#include "indexer/query.h"
#include "indexer/query_tree.h"

#include <QString>

#include <string>

namespace sheaf {

/// A query tree written so that a test can name it: `and(leader near10(stabl "go home"))`; exact words after `=`.
inline std::string written(const QueryNode& node) {
    using Kind = QueryNode::Kind;
    const auto list = [&](const std::string& name) {
        std::string inside;
        for (const QueryNode& child : node.children)
            inside += (inside.empty() ? "" : " ") + written(child);
        return name + "(" + inside + ")";
    };
    switch (node.kind) {
    case Kind::Stem:
        return node.term;
    case Kind::Exact:
        return "=" + node.term;
    case Kind::Prefix:
        return node.term + "*";
    case Kind::Phrase:
        return list("phrase");
    case Kind::Near:
        return list("near" + std::to_string(node.distance));
    case Kind::Adjacent:
        return list("adj" + std::to_string(node.distance));
    case Kind::And:
        return list("and");
    case Kind::Or:
        return list("or");
    default:
        return list("not");
    }
}

/// The tree, or the error's message.
inline std::string understood(const QString& text) {
    const Result<Query> query = Query::parse(text);
    return query ? written(query->root()) : query.error().message.toStdString();
}

/// What a query marks in a text, each range in [brackets]; `-` where it does not match.
inline std::string marked(const QString& queryText, const QString& text) {
    const Query::Match match = Query::parse(queryText).value().match(text);
    QString result = text;
    for (auto range = match.ranges.crbegin(); range != match.ranges.crend(); ++range)
        result.insert(range->end, u']').insert(range->start, u'[');
    return match.matches ? result.toStdString() : "-";
}

} // namespace sheaf
