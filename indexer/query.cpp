#include "indexer/query.h"

#include "indexer/analysis.h"
#include "indexer/occurrences.h"
#include "indexer/query_parser.h"
#include "indexer/query_words.h"
#include "indexer/stemmer.h"

#include <algorithm>
#include <optional>

namespace sheaf {
namespace {

/// One text against the tree.
class Matching {
public:
    Matching(const QString& text, const ParsedQuery& query, const Query::Context& context)
        : m_text(text), m_query(query), m_context(context), m_stemmer(Stemmer::forLanguage(context.language)),
          m_tokens(analyse(text)) {}

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
        case QueryNode::Kind::Regex:
            return fitsRegex(node, ranges);
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

    bool fitsRegex(const QueryNode& node, QList<TextRange>& ranges) const {
        if (!m_regexText)
            m_regexText.emplace(m_text);
        const QList<TextRange> found = m_query.regexes.at(node.term).rangesIn(*m_regexText);
        ranges.append(found);
        return !found.isEmpty();
    }

    std::vector<int> positionsOf(const QueryNode& leaf) const {
        const std::vector<std::string> stems = stemsOf(leaf);
        std::vector<int> positions;
        for (size_t at = 0; at < m_tokens.size(); ++at) {
            if (fits(m_tokens[at], leaf, stems))
                positions.push_back(static_cast<int>(at));
        }
        return positions;
    }

    std::vector<std::string> stemsOf(const QueryNode& leaf) const {
        std::vector<std::string> stems;
        if (leaf.kind == QueryNode::Kind::Stem) {
            stems.push_back(m_stemmer(leaf.term));
            for (const std::string& synonym : leaf.synonyms)
                stems.push_back(m_stemmer(synonym));
        }
        return stems;
    }

    bool fits(const Token& token, const QueryNode& leaf, const std::vector<std::string>& stems) const {
        switch (leaf.kind) {
        case QueryNode::Kind::Stem:
            return std::ranges::find(stems, m_stemmer(token.folded)) != stems.end();
        case QueryNode::Kind::Exact:
            return token.folded == leaf.term;
        case QueryNode::Kind::Literal:
            return token.folded == leaf.term && asWritten(token.range.in(m_text)).toStdString() == leaf.written;
        default:
            return token.folded.starts_with(leaf.term);
        }
    }

    const Token& token(int position) const { return m_tokens[static_cast<size_t>(position)]; }

    const QString& m_text;
    const ParsedQuery& m_query;
    const Query::Context& m_context;
    mutable std::optional<RegexText> m_regexText; // made when first asked for
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

bool dependsOnText(const QueryNode& node) {
    return node.kind == QueryNode::Kind::Literal || node.kind == QueryNode::Kind::Regex ||
           std::ranges::any_of(node.children, dependsOnText);
}

} // namespace

Result<Query> Query::parse(const QString& text, const Synonyms& synonyms) {
    Result<ParsedQuery> parsed = parseQuery(text, synonyms);
    if (!parsed)
        return failure(parsed);
    return Query(std::make_unique<const ParsedQuery>(std::move(*parsed)));
}

Query::Query(std::unique_ptr<const ParsedQuery> parsed) : m_parsed(std::move(parsed)) {}
Query::Query(Query&&) noexcept = default;
Query& Query::operator=(Query&&) noexcept = default;
Query::~Query() = default;

const QueryNode& Query::root() const {
    return m_parsed->root;
}

const std::vector<QueryFilter>& Query::filters() const {
    return m_parsed->filters;
}

bool Query::needsText() const {
    return dependsOnText(m_parsed->root);
}

Query::Match Query::match(const QString& text, const Context& context) const {
    QList<TextRange> ranges;
    if (!Matching(text, *m_parsed, context).satisfies(m_parsed->root, ranges))
        return {};
    return {true, inOrderWithoutOverlaps(std::move(ranges))};
}

} // namespace sheaf
