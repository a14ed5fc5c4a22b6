#pragma once

#include "coding/result.h"
#include "indexer/query.h"
#include "indexer/query_fields.h"
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
    case Kind::Stem: {
        std::string term = node.term;
        for (const std::string& synonym : node.synonyms)
            term += "~" + synonym;
        return term;
    }
    case Kind::Exact:
        return "=" + node.term;
    case Kind::Literal:
        return "'" + node.written + "'";
    case Kind::Prefix:
        return node.term + "*";
    case Kind::Regex:
        return "/" + node.term + "/";
    case Kind::Filter:
        return "#" + std::to_string(node.filter);
    case Kind::All:
        return "all";
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
    case Kind::Xor:
        return list("xor");
    default:
        return list("not");
    }
}

/// The tree, or the error's message.
inline std::string understood(const QString& text) {
    const Result<Query> query = Query::parse(text);
    return query ? written(query->root()) : query.error().message.toStdString();
}

inline std::string writtenValue(const FieldValue& value) {
    if (value.isAny)
        return "*";
    const std::string from = (value.isExact ? "=" : "") + value.from.toStdString();
    return value.to ? from + ".." + value.to->toStdString() : from;
}

/// Criteria as a search would have them: `code:Trust -stance:supports`.
inline std::string written(const CodingCriteria& criteria) {
    std::string all;
    for (const CodingCriteria::Criterion& criterion : criteria.criteria) {
        for (const QueryFieldRow& row : queryFields()) {
            if (row.field == criterion.field)
                all += (all.empty() ? "" : " ") + std::string(criterion.isNegated ? "-" : "") +
                       QString::fromUtf16(row.name).toStdString() + ":" + writtenValue(criterion.value);
        }
    }
    return all;
}

/// The filters of a search, ` | ` between them: `site:Leeds | [code:A near/2p code:B]`. Empty for one with an error.
inline std::string filtersOf(const QString& text) {
    const Result<Query> query = Query::parse(text);
    std::string all;
    for (const QueryFilter& filter : query ? query->filters() : std::vector<QueryFilter>()) {
        all += all.empty() ? "" : " | ";
        if (const auto* property = std::get_if<PropertyFilter>(&filter.what)) {
            std::string name = '"' + property->attribute.toStdString() + '"';
            for (const QueryFieldRow& row : queryFields())
                name = row.field == property->field ? QString::fromUtf16(row.name).toStdString() : name;
            all += name + ":" + writtenValue(property->value);
        } else if (const auto* criteria = std::get_if<CodingCriteria>(&filter.what)) {
            all += written(*criteria);
        } else if (const auto* relation = std::get_if<CodingRelation>(&filter.what)) {
            static const char* const kinds[] = {"within", "overlaps", "near", "followed"};
            const bool isMeasured = relation->kind >= CodingRelation::Kind::Near;
            const std::string unit = relation->unit == CodingRelation::Unit::Passages ? "p" : "";
            all += "[" + written(relation->left) + " " + kinds[static_cast<int>(relation->kind)] +
                   (isMeasured ? "/" + std::to_string(relation->distance) + unit : "") + " " +
                   written(relation->right) + "]";
        }
    }
    return all;
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
