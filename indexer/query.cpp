#include "indexer/query.h"

#include "indexer/analysis.h"
#include "indexer/occurrences.h"
#include "indexer/query_parser.h"
#include "indexer/stemmer.h"

#include <algorithm>

namespace sheaf {
namespace {

/// One text against the tree.
class Matching {
public:
    Matching(const QString& text, const Query::Context& context)
        : m_context(context), m_stemmer(Stemmer::forLanguage(context.language)), m_tokens(analyse(text)) {}

    /// Adds the ranges that satisfy the node; where it returns false, what it added is of no use.
    bool satisfies(const QueryNode& node, QList<TextRange>& ranges) const {
        switch (node.kind) {
        case QueryNode::Kind::And:
            return std::ranges::all_of(node.children, [&](const QueryNode& child) { return satisfies(child, ranges); });
        case QueryNode::Kind::Or:
            return satisfiesSome(node.children, ranges);
        case QueryNode::Kind::Not:
            return satisfies(node.children.front(), ranges) &&
                   std::none_of(node.children.begin() + 1, node.children.end(), [&](const QueryNode& child) {
                       QList<TextRange> unwanted;
                       return satisfies(child, unwanted);
                   });
        case QueryNode::Kind::Xor:
            return 1 == std::ranges::count_if(node.children, [&](const QueryNode& child) {
                            QList<TextRange> inChild;
                            const bool isSatisfied = satisfies(child, inChild);
                            if (isSatisfied)
                                ranges.append(inChild);
                            return isSatisfied;
                        }) % 2;
        case QueryNode::Kind::Filter:
            return m_context.holds && m_context.holds(node.filter);
        case QueryNode::Kind::All:
            return true;
        default:
            return occurs(node, ranges);
        }
    }

private:
    bool satisfiesSome(const std::vector<QueryNode>& children, QList<TextRange>& ranges) const {
        bool some = false;
        for (const QueryNode& child : children) {
            const qsizetype before = ranges.size();
            if (satisfies(child, ranges))
                some = true;
            else
                ranges.resize(before);
        }
        return some;
    }

    bool occurs(const QueryNode& node, QList<TextRange>& ranges) const {
        const auto spans = occurrences(node, [this](const QueryNode& leaf) { return positionsOf(leaf); });
        for (const WordSpan span : spans)
            ranges.append({token(span.first).range.start, token(span.last).range.end});
        return !spans.empty();
    }

    std::vector<int> positionsOf(const QueryNode& leaf) const {
        std::vector<int> positions;
        for (size_t at = 0; at < m_tokens.size(); ++at) {
            if (fits(m_tokens[at], leaf))
                positions.push_back(static_cast<int>(at));
        }
        return positions;
    }

    bool fits(const Token& token, const QueryNode& leaf) const {
        switch (leaf.kind) {
        case QueryNode::Kind::Stem:
            return std::string(m_stemmer(token.folded)) == m_stemmer(leaf.term);
        case QueryNode::Kind::Exact:
            return token.folded == leaf.term;
        default:
            return token.folded.starts_with(leaf.term);
        }
    }

    const Token& token(int position) const { return m_tokens[static_cast<size_t>(position)]; }

    const Query::Context& m_context;
    Stemmer& m_stemmer;
    std::vector<Token> m_tokens;
};

QList<TextRange> inOrderWithoutOverlaps(QList<TextRange> ranges) {
    std::ranges::sort(ranges);
    QList<TextRange> merged;
    for (const TextRange range : std::as_const(ranges)) {
        if (!merged.isEmpty() && merged.last().overlaps(range))
            merged.last().end = std::max(merged.last().end, range.end);
        else
            merged.append(range);
    }
    return merged;
}

} // namespace

Result<Query> Query::parse(const QString& text) {
    Result<QueryNode> root = parseQuery(text);
    if (!root)
        return failure(root);
    return Query(std::make_unique<QueryNode>(std::move(*root)));
}

Query::Query(std::unique_ptr<QueryNode> root) : m_root(std::move(root)) {}
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;
Query::~Query() = default;

bool Query::needsText() const {
    return false;
}

Query::Match Query::match(const QString& text, const Context& context) const {
    QList<TextRange> ranges;
    if (!Matching(text, context).satisfies(*m_root, ranges))
        return {};
    return {true, inOrderWithoutOverlaps(std::move(ranges))};
}

} // namespace sheaf
