#pragma once

#include "coding/result.h"
#include "coding/text_range.h"
#include "indexer/query_filter.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace sheaf {

struct QueryNode;

/// A search as a reviewer writes it, understood:
/// words (stemmed), `"exact phrase"`, `stab*` (three letters or more before the star), `AND OR NOT -`, brackets,
/// `NEAR/n`, `ADJ/n`. Words side by side are joined by AND. Operators are upper case. NEAR binds tighter than NOT, AND,
/// OR, in this order. NOT takes away from what stands beside it: a search of nothing but NOT is an error. A hyphenated
/// word (`well-being`) is its parts side by side. `site:x` is an error, not a search for two words: nobody should trust
/// the silence of a field that is not there.
///
/// - NEAR/n: the words lie within n words of each other in any order (|difference of word positions| ≤ n).
/// - ADJ/n:  likewise, in the order written.
///
/// n defaults to 10 and is at most 1,000. Both join words, wildcards and phrases, not whole expressions. In a chain,
/// `a NEAR/3 b NEAR/3 c`, every two of them lie within n words of each other, so all in one window; operator and number
/// are the same throughout, and it joins at most 8. No word of the text stands for two of the chain. From a phrase,
/// distance counts from its nearer end.
class Query {
public:
    /// Errors: InvalidArgument; the message names the column (from 1) and what was expected there.
    static Result<Query> parse(const QString& text);

    Query(Query&&) noexcept;
    Query& operator=(Query&&) noexcept;
    ~Query();

    [[nodiscard]] const QueryNode& root() const { return *m_root; }

    /// The filters of the tree, by the number that a Filter node gives.
    [[nodiscard]] const std::vector<QueryFilter>& filters() const { return m_filters; }
    /// Whether words alone can't decide about a passage: a regular expression or a word as written needs its text.
    [[nodiscard]] bool needsText() const;

    /// What is known of a text besides its words.
    struct Context {
        QString language = {};                              ///< as its source has it
        std::function<bool(std::size_t filter)> holds = {}; ///< whether a filter holds for it; none: no filter does
    };
    /// Whether the text satisfies the query, and the ranges of every word that takes part in satisfying it (for NEAR:
    /// only those near enough), in order, without overlaps. The one place that turns a hit into UTF-16 ranges. Units:
    /// ranges in UTF-16 code units of `text`. Cost: O(words of text × terms of query).
    struct Match {
        bool matches = false;
        QList<TextRange> ranges;
    };
    [[nodiscard]] Match match(const QString& text, const Context& context) const;
    [[nodiscard]] Match match(const QString& text) const { return match(text, {}); }

private:
    explicit Query(std::unique_ptr<QueryNode> root);
    std::unique_ptr<QueryNode> m_root;
    std::vector<QueryFilter> m_filters;
};

} // namespace sheaf
