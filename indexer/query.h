#pragma once

#include "coding/result.h"
#include "coding/text_range.h"

#include <QList>
#include <QString>

#include <memory>

namespace sheaf {

struct QueryNode;

/// A search as a reviewer writes it, understood:
/// words (stemmed), `"exact phrase"`, `stab*` (three letters or more before the star), `AND OR NOT -`, brackets,
/// `NEAR/n`, `ADJ/n`. Words side by side are joined by AND. Operators are upper case. NEAR binds tighter than NOT, AND,
/// OR, in this order.
///
/// NEAR/n: the words lie within n words of each other in any order (|difference of word positions| ≤ n); n defaults
/// to 10. ADJ/n: likewise, in the order written. NEAR and ADJ join words, wildcards and phrases, not whole expressions.
class Query {
public:
    /// Errors: InvalidArgument; the message names the column (from 1) and what was expected there.
    static Result<Query> parse(const QString& text);

    Query(Query&&) noexcept;
    Query& operator=(Query&&) noexcept;
    ~Query();

    [[nodiscard]] const QueryNode& root() const { return *m_root; }

    /// Whether the text satisfies the query, and the ranges of every word that takes part in satisfying it (for NEAR:
    /// only those near enough), in order, without overlaps. The one place that turns a hit into UTF-16 ranges. Units:
    /// ranges in UTF-16 code units of `text`. Cost: O(words of text × terms of query).
    struct Match {
        bool matches = false;
        QList<TextRange> ranges;
    };
    [[nodiscard]] Match match(const QString& text) const;

private:
    explicit Query(std::unique_ptr<QueryNode> root);
    std::unique_ptr<QueryNode> m_root;
};

} // namespace sheaf
