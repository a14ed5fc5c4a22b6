#include "indexer/query_parser.h"

#include "indexer/query_codings.h"
#include "indexer/query_expression.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using Kind = QueryToken::Kind;
using NodeKind = QueryNode::Kind;

class QueryParser {
public:
    QueryParser(QueryTokens found, const Synonyms& synonyms)
        : m_tokens(std::move(found.tokens)), m_synonyms(synonyms), m_parsed{.regexes = std::move(found.regexes)} {}

    Result<ParsedQuery> run() {
        if (is(Kind::End))
            return failure(
                ErrorCode::InvalidArgument, u"The search has no word in it."_s, u"Write a word to search for."_s);
        Result<Expression> whole = parseOr();
        if (!whole)
            return failure(whole);
        if (is(Kind::Close))
            return queryFailure(current().start, u"this bracket closes nothing"_s);
        m_parsed.root = standingAlone(std::move(*whole));
        return std::move(m_parsed);
    }

private:
    using Expression = QueryExpression;
    using Parts = std::vector<Expression>;

    const QueryToken& current() const { return m_tokens[m_at]; }
    bool is(Kind kind) const { return current().kind == kind; }
    bool isChainOperator() const { return is(Kind::Near) || is(Kind::Adjacent); }
    bool isCodingOperator() const { return is(Kind::Within) || is(Kind::Overlaps) || is(Kind::FollowedBy); }
    bool startsExpression() const {
        return is(Kind::Operand) || is(Kind::Property) || is(Kind::Criterion) || is(Kind::Open) || is(Kind::Not);
    }

    // ---- AND, OR, XOR, NOT

    Result<Expression> parseOr() {
        return parseAlternatives(Kind::Or, NodeKind::Or, [this] {
            return parseAlternatives(Kind::Xor, NodeKind::Xor, [this] { return parseAnd(); });
        });
    }

    template <typename ParsePart>
    Result<Expression> parseAlternatives(Kind separator, NodeKind kind, ParsePart parsePart) {
        Parts parts;
        do {
            Result<Expression> part = parsePart();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (take(separator));
        return alternatives(kind, std::move(parts));
    }

    Result<Expression> parseAnd() {
        Parts parts;
        do {
            const Result<void> parsed = startsCriteria() ? parseCriteria(parts) : parseNot(parts);
            if (!parsed)
                return failure(parsed);
        } while (take(Kind::And) || startsExpression());
        return conjunction(std::move(parts));
    }

    Result<void> parseNot(Parts& parts) {
        const qsizetype start = current().start;
        const bool isNegative = takeNots();
        Result<Expression> part = parseChain();
        if (!part)
            return failure(part);
        const bool isLeftSide = isCodings(*part) && (isCodingOperator() || isChainOperator());
        part->isNegative = part->isNegative != isNegative;
        part->start = start;
        parts.push_back(std::move(*part));
        return isLeftSide ? parseRelation(parts) : Result<void>();
    }

    bool takeNots() {
        bool isNegative = false;
        while (take(Kind::Not))
            isNegative = !isNegative;
        return isNegative;
    }

    // ---- codings

    bool startsCriteria() const {
        const auto first = std::find_if(
            m_tokens.begin() + static_cast<std::ptrdiff_t>(m_at), m_tokens.end(),
            [](const QueryToken& token) { return token.kind != Kind::Not; });
        return first->kind == Kind::Criterion; // the last token is an End
    }

    std::vector<SignedFilter> takeCriteria() {
        std::vector<WrittenCriterion> run;
        while (startsCriteria()) {
            const bool isNegative = takeNots();
            QueryToken& token = m_tokens[m_at++];
            run.push_back({std::move(token.criterion), token.start, token.written});
            run.back().criterion.isNegated = isNegative;
        }
        return codingFilters(run);
    }

    Result<void> parseCriteria(Parts& parts) {
        for (SignedFilter& filter : takeCriteria())
            parts.push_back(add(std::move(filter)));
        return isCodingOperator() || isChainOperator() ? parseRelation(parts) : Result<void>();
    }

    /// The last of the parts is the left side, and becomes the relation.
    Result<void> parseRelation(Parts& parts) {
        const QueryToken relation = current();
        if (is(Kind::Adjacent))
            return queryFailure(
                relation.start, u"ADJ joins words, not codings"_s, u"Between coding filters write FOLLOWED BY."_s);
        ++m_at;
        const qsizetype rightStart = current().start;
        std::vector<SignedFilter> others;
        Result<std::optional<QueryFilter>> right = takeRightSide(others);
        if (!right)
            return failure(right);
        if (!*right)
            return queryFailure(
                rightStart, u"expected a coding filter after %1, as in code:A %1 code:B"_s.arg(relation.written),
                u"To find a word in passages with a coding, join them with AND."_s);
        QueryFilter& left = m_parsed.filters[parts.back().node.filter]; // a NOT before it is before the relation
        left = codingRelation(relation, std::move(left), std::move(**right));
        const bool goesOn = isCodingOperator() || isChainOperator();
        if (goesOn && others.empty())
            return queryFailure(
                current().start, u"a relation joins two coding filters, not three"_s,
                u"Join two relations with AND: code:A WITHIN code:B AND code:A WITHIN code:C"_s);
        for (SignedFilter& other : others)
            parts.push_back(add(std::move(other)));
        return goesOn ? parseRelation(parts) : Result<void>();
    }

    /// The filter that stands first, and those that follow side by side; nothing where there is none.
    Result<std::optional<QueryFilter>> takeRightSide(std::vector<SignedFilter>& others) {
        if (startsCriteria()) {
            others = takeCriteria();
            const auto first =
                std::ranges::min_element(others, {}, [](const SignedFilter& other) { return other.filter.start; });
            const SignedFilter right = std::move(*first);
            others.erase(first);
            return right.isNegative ? std::nullopt : std::optional(right.filter);
        }
        if (!is(Kind::Open))
            return std::nullopt;
        const Result<Expression> item = parseItem();
        if (!item)
            return failure(item);
        if (!isCodings(*item))
            return std::nullopt;
        QueryFilter right = std::move(m_parsed.filters.back()); // the only one in the brackets
        m_parsed.filters.pop_back();
        return right;
    }

    Expression add(SignedFilter added) {
        const qsizetype start = added.filter.start;
        m_parsed.filters.push_back(std::move(added.filter));
        return {QueryNode{.kind = NodeKind::Filter, .filter = m_parsed.filters.size() - 1}, added.isNegative, start};
    }

    bool isCodings(const Expression& expression) const {
        return !expression.isNegative && expression.node.kind == NodeKind::Filter &&
               std::holds_alternative<CodingCriteria>(m_parsed.filters[expression.node.filter].what);
    }

    // ---- NEAR and ADJ

    Result<Expression> parseChain() {
        Result<Expression> first = parseItem();
        if (!first || isCodings(*first))
            return first;
        if (isCodingOperator())
            return queryFailure(
                current().start,
                u"%1 stands between coding filters, as in code:A %1 code:B"_s.arg(
                    current().written.section(u'/', 0, 0)),
                u"To search for the word itself, write it in small letters or in quotes."_s);
        return isChainOperator() ? parseChainAfter(std::move(*first)) : std::move(first);
    }

    Result<Expression> parseChainAfter(Expression item) {
        const QueryToken chain = current();
        const auto wordsOf = [](const QueryToken& token) { return token.distance.value_or(defaultProximity); };
        const qsizetype start = item.start;
        QueryNode node{
            .kind = chain.kind == Kind::Near ? NodeKind::Near : NodeKind::Adjacent, .distance = wordsOf(chain)};
        while (true) {
            if (item.isNegative || !(item.node.isWord() || item.node.kind == NodeKind::Phrase))
                return chainTakesNo(item);
            node.children.push_back(std::move(item.node));
            if (!isChainOperator())
                return Expression{std::move(node), false, start};
            if (current().kind != chain.kind || wordsOf(current()) != wordsOf(chain))
                return queryFailure(
                    current().start, u"expected %1, as before it in this chain"_s.arg(chain.written),
                    u"Join two chains with AND instead."_s);
            if (current().unit == CodingRelation::Unit::Passages)
                return queryFailure(
                    current().start, u"between words the distance counts words: NEAR/10"_s,
                    u"Passages are counted between coding filters: code:A NEAR/2p code:B"_s);
            if (node.children.size() == maxProximityItems)
                return queryFailure(current().start, u"a chain joins at most %1 words"_s.arg(maxProximityItems));
            ++m_at;
            Result<Expression> next = parseItem();
            if (!next)
                return next;
            item = std::move(*next);
        }
    }

    tl::unexpected<Error> chainTakesNo(const Expression& item) const {
        if (item.node.kind == NodeKind::Filter)
            return queryFailure(
                item.start,
                u"NEAR and ADJ join words with words, or NEAR two coding filters; this is “%1”"_s.arg(
                    m_parsed.filters[item.node.filter].written),
                u"Join a filter and words with AND: code:Trust AND leader"_s);
        if (item.node.kind == NodeKind::Regex)
            return queryFailure(
                item.start, u"NEAR and ADJ join words, wildcards and phrases, not regular expressions"_s,
                u"Join it with AND, or write the distance into the expression."_s);
        return queryFailure(
            item.start, u"NEAR and ADJ join words, wildcards and phrases, not what stands in these brackets"_s,
            u"Write it out: (a NEAR/5 c) OR (b NEAR/5 c)"_s);
    }

    // ---- items

    Result<Expression> parseItem() {
        const qsizetype start = current().start;
        if (is(Kind::Operand)) {
            QueryNode node = std::move(m_tokens[m_at++].operand);
            if (node.kind == NodeKind::Stem)
                node.synonyms = m_synonyms.of(node.term);
            return Expression{std::move(node), false, start};
        }
        if (is(Kind::Criterion))
            return add(std::move(takeCriteria().front()));
        if (is(Kind::Property)) {
            QueryToken& token = m_tokens[m_at++];
            return add({{.start = start, .written = token.written, .what = std::move(token.property)}, false});
        }
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
    const Synonyms& m_synonyms;
    ParsedQuery m_parsed;
    size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

Result<ParsedQuery> parseQuery(const QString& text, const Synonyms& synonyms) {
    if (text.size() > maxQueryLength)
        return failure(
            ErrorCode::InvalidArgument, u"The search is longer than %1 characters."_s.arg(maxQueryLength),
            u"Split it into several searches."_s);
    Result<QueryTokens> tokens = queryTokens(text);
    if (!tokens)
        return failure(tokens);
    return QueryParser(std::move(*tokens), synonyms).run();
}

} // namespace sheaf
