#pragma once

#include "app/session/searching/passage_facts.h"
#include "indexer/query_filter.h"

#include <vector>

namespace sheaf {

/// A coding that meets what a filter asks, in the current text of its source.
struct MatchedCoding {
    qint64 id = 0;
    std::int32_t source = 0; ///< a place in PassageFacts::sources()
    std::int32_t start = 0;
    std::int32_t end = 0;
    PassageFacts::Stretch passages; ///< that share a character with it; never empty

    friend bool operator==(const MatchedCoding&, const MatchedCoding&) = default;
};

/// The codings for which all criteria hold, in no order. Codings in doubt (of an earlier text) and those that touch no
/// passage are none. They are those of the project at the facts' last catchUp().
///
/// A code means what CodeTree::find means by it, with all below it, unless the value is exact. `*` means any that is
/// not empty. Evidence strengths have an order, so `evidence:monitored..` is a range. A memo is looked for by words.
/// Errors: those of CodeTree::find (NotFound, Ambiguous), and InvalidArgument for what no coder, grade or stance is;
///         messages begin with the filter's column.
/// Cost:   0.3 µs for each coding of the code; where no code is asked for, of the project, 10 ns if nothing has changed
///         since the last time; memo, evidence, stance and voice: 1 µs more. Precondition: the facts are caught up.
[[nodiscard]] Result<std::vector<MatchedCoding>>
codingsThatMeet(const PassageFacts& facts, const QueryFilter& filter, const CodingCriteria& criteria);

/// Those of the left side that stand to one of the right side, which is not the same coding, as the relation says.
/// Passages between two codings are counted without page furniture, words as WordSplitter cuts them.
/// Errors: of reading texts, where words are counted.
/// Cost:   O(n log n); counting words, O(words up to the distance) for each coding of the left side.
[[nodiscard]] Result<std::vector<MatchedCoding>> codingsInRelation(
    const PassageFacts& facts, const CodingRelation& relation, std::vector<MatchedCoding> left,
    std::vector<MatchedCoding> right);

} // namespace sheaf
