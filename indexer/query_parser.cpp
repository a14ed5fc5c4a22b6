#include "indexer/query_parser.h"

#include "indexer/query_lexer.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using Kind = QueryToken::Kind;
using NodeKind = QueryNode::Kind;

/// An expression that may be turned round by NOT; NOT stays outside the tree until there is something to take away
/// from.
struct Expression {
    QueryNode node;
    bool isNegative = false;
    qsizetype start = 0;
};

QueryNode joined(NodeKind kind, std::vector<QueryNode> nodes) {
    if (nodes.size() == 1)
        return std::move(nodes.front());
    return {.kind = kind, .children = std::move(nodes)};
}

/// Both of `NOT a`, `NOT b` is neither of a, b: NOT (a OR b).
Expression conjunction(std::vector<Expression> parts) {
    const qsizetype start = parts.front().start;
    std::vector<QueryNode> wanted, unwanted;
    for (Expression& part : parts)
        (part.isNegative ? unwanted : wanted).push_back(std::move(part.node));
    if (wanted.empty())
        return {joined(NodeKind::Or, std::move(unwanted)), true, start};
    QueryNode node = joined(NodeKind::And, std::move(wanted));
    if (!unwanted.empty()) {
        unwanted.insert(unwanted.begin(), std::move(node));
        node = joined(NodeKind::Not, std::move(unwanted));
    }
    return {std::move(node), false, start};
}

class QueryParser {
public:
    explicit QueryParser(std::vector<QueryToken> tokens) : m_tokens(std::move(tokens)) {}

    Result<QueryNode> run() {
        if (is(Kind::End))
            return failure(
                ErrorCode::InvalidArgument, u"The search has no word in it."_s, u"Write a word to search for."_s);
        Result<Expression> whole = parseOr();
        if (!whole)
            return failure(whole);
        if (is(Kind::Close))
            return queryFailure(current().start, u"this bracket closes nothing"_s);
        if (whole->isNegative)
            return queryFailure(
                whole->start, u"NOT needs at least one word to search for beside it"_s,
                u"Write what to find before what to leave out: children NOT adults"_s);
        return std::move(whole->node);
    }

private:
    const QueryToken& current() const { return m_tokens[m_at]; }
    bool is(Kind kind) const { return current().kind == kind; }
    bool isProximity() const { return is(Kind::Near) || is(Kind::Adjacent); }
    bool startsExpression() const { return is(Kind::Operand) || is(Kind::Open) || is(Kind::Not); }

    Result<Expression> parseOr() {
        std::vector<Expression> parts;
        do {
            Result<Expression> part = parseAnd();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (take(Kind::Or));
        if (parts.size() == 1)
            return std::move(parts.front());
        std::vector<QueryNode> nodes;
        for (Expression& part : parts) {
            if (part.isNegative)
                return queryFailure(
                    part.start, u"beside OR, NOT has nothing to take away from"_s, u"Write it with AND: a AND NOT b"_s);
            nodes.push_back(std::move(part.node));
        }
        return Expression{joined(NodeKind::Or, std::move(nodes)), false, parts.front().start};
    }

    Result<Expression> parseAnd() {
        std::vector<Expression> parts;
        do {
            Result<Expression> part = parseNot();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (take(Kind::And) || startsExpression());
        return conjunction(std::move(parts));
    }

    Result<Expression> parseNot() {
        const qsizetype start = current().start;
        bool isNegative = false;
        while (take(Kind::Not))
            isNegative = !isNegative;
        Result<Expression> part = parseChain();
        if (part) {
            part->isNegative = part->isNegative != isNegative;
            part->start = start;
        }
        return part;
    }

    Result<Expression> parseChain() {
        Result<Expression> first = parseItem();
        if (!first || !isProximity())
            return first;
        const QueryToken chain = current();
        QueryNode node{
            .kind = chain.kind == Kind::Near ? NodeKind::Near : NodeKind::Adjacent, .distance = chain.distance};
        const qsizetype start = first->start;
        Result<Expression> item = std::move(first);
        while (true) {
            if (!item)
                return item;
            if (item->isNegative || !(item->node.isWord() || item->node.kind == NodeKind::Phrase))
                return chainTakesNo(*item);
            node.children.push_back(std::move(item->node));
            if (!isProximity())
                return Expression{std::move(node), false, start};
            if (current().kind != chain.kind || current().distance != chain.distance)
                return queryFailure(
                    current().start, u"expected %1, as before it in this chain"_s.arg(chain.written),
                    u"Join two chains with AND instead."_s);
            if (node.children.size() == maxProximityItems)
                return queryFailure(current().start, u"a chain joins at most %1 words"_s.arg(maxProximityItems));
            ++m_at;
            item = parseItem();
        }
    }

    static tl::unexpected<Error> chainTakesNo(const Expression& item) {
        return queryFailure(
            item.start, u"NEAR and ADJ join words, wildcards and phrases, not what stands in these brackets"_s,
            u"Write it out: (a NEAR/5 c) OR (b NEAR/5 c)"_s);
    }

    Result<Expression> parseItem() {
        const qsizetype start = current().start;
        if (is(Kind::Operand))
            return Expression{std::move(m_tokens[m_at++].operand), false, start};
        if (!take(Kind::Open))
            return expectedWord();
        if (++m_depth > maxQueryDepth)
            return queryFailure(start, u"brackets are nested more than %1 deep"_s.arg(maxQueryDepth));
        Result<Expression> inner = parseOr();
        --m_depth;
        if (!inner)
            return inner;
        if (!take(Kind::Close))
            return queryFailure(start, u"the bracket that opens here is never closed"_s);
        inner->start = start;
        return inner;
    }

    tl::unexpected<Error> expectedWord() const {
        const QString after = m_at == 0 ? QString() : u" after %1"_s.arg(m_tokens[m_at - 1].written);
        const QString hint = is(Kind::End) || is(Kind::Close)
                                 ? QString()
                                 : u"To search for the word itself, write it in small letters or in quotes."_s;
        return queryFailure(current().start, u"expected a word%1, found %2"_s.arg(after, current().written), hint);
    }

    bool take(Kind kind) {
        if (!is(kind))
            return false;
        ++m_at;
        return true;
    }

    std::vector<QueryToken> m_tokens;
    size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<QueryNode> parseQuery(const QString& text) {
    if (text.size() > maxQueryLength)
        return failure(
            ErrorCode::InvalidArgument, u"The search is longer than %1 characters."_s.arg(maxQueryLength),
            u"Split it into several searches."_s);
    Result<std::vector<QueryToken>> tokens = queryTokens(text);
    if (!tokens)
        return failure(tokens);
    return QueryParser(std::move(*tokens)).run();
}

} // namespace sheaf
