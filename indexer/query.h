#pragma once

#include "coding/result.h"
#include "coding/text_range.h"
#include "indexer/query_filter.h"
#include "indexer/synonyms.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace sheaf {

struct ParsedQuery;
struct QueryNode;

/// A search as a reviewer writes it, understood.
///
/// Words: `leader` (stemmed), `"exact phrase"`, `=exact`, `"Façade"=` (as written), `stab*` (three letters or more
/// before the star), `/regex/`, `/regex/i`. A hyphenated word (`well-being`) is its parts side by side. Filters:
/// `site:Camden`, `period:2018-10..2019-03`, `"My attribute":value`, `code:Trust` and more: see query_fields.h. Any
/// other name before a colon is an attribute's; whether there is one, who runs the search must say: nobody should trust
/// the silence of a field that is not there. Operators, in capitals, those that bind most tightly first: `NEAR/n`,
/// `ADJ/n`, and between coding filters `NEAR/np`, `WITHIN`, `OVERLAPS`, `FOLLOWED BY`; `NOT` and `-`; `AND`; `XOR`;
/// `OR`. Brackets. What stands side by side is joined by AND, but for coding filters, which become one where one coding
/// can meet them all (see query_codings.h). NOT takes away from what stands beside it; alone, from every passage:
/// `-code:*`.
///
/// - NEAR/n: the words lie within n words of each other in any order (|difference of word positions| ≤ n).
/// - ADJ/n:  likewise, in the order written.
///
/// n defaults to 10 and is at most 1,000. Both join words, wildcards and phrases, not whole expressions. In a chain,
/// `a NEAR/3 b NEAR/3 c`, every two of them lie within n words of each other, so all in one window; operator and number
/// are the same throughout, and it joins at most 8. No word of the text stands for two of the chain. From a phrase,
/// distance counts from its nearer end. Between codings see CodingRelation; there a search that gives no distance means
/// one passage.
class Query {
public:
    /// Errors: InvalidArgument; the message names the column (from 1) and what was expected there.
    static Result<Query> parse(const QString& text) { return parse(text, {}); }
    /// Likewise; plain words, but not those of a hyphenated one, also find their synonyms.
    static Result<Query> parse(const QString& text, const Synonyms& synonyms);

    Query(Query&&) noexcept;
    Query& operator=(Query&&) noexcept;
    ~Query();

    [[nodiscard]] const QueryNode& root() const;

    /// The filters of the tree, by the number that a Filter node gives.
    [[nodiscard]] const std::vector<QueryFilter>& filters() const;
    /// Whether words alone can't decide about a passage: a regular expression or a word as written needs its text.
    [[nodiscard]] bool needsText() const;

    /// What is known of a text besides its words.
    struct Context {
        QString language = {};                              ///< as its source has it
        std::function<bool(std::size_t filter)> holds = {}; ///< whether a filter holds for it; none: no filter does
    };
    /// Whether the text satisfies the query, and the ranges of every word that takes part in satisfying it (for NEAR:
    /// only those near enough; for a regular expression, the first thousand stretches that fit), in order, without
    /// overlaps. Filters, exclusions and All have none. The one place that turns a hit into UTF-16 ranges.
    ///
    /// Units:   ranges in UTF-16 code units of `text`.
    /// Threads: a query may be matched by several at once.
    /// Cost:    O(words of text × terms of query), and O(text) for each regular expression.
    struct Match {
        bool matches = false;
        QList<TextRange> ranges;
    };
    [[nodiscard]] Match match(const QString& text, const Context& context) const;
    [[nodiscard]] Match match(const QString& text) const { return match(text, {}); }

private:
    explicit Query(std::unique_ptr<const ParsedQuery> parsed);
    std::unique_ptr<const ParsedQuery> m_parsed;
};

} // namespace sheaf
