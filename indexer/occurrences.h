#pragma once

#include "indexer/query_tree.h"

#include <functional>
#include <vector>

namespace sheaf {

/// Word positions from `first` to `last`, both included: one for a word, several for a phrase.
struct WordSpan {
    int first = 0;
    int last = 0;

    friend auto operator<=>(const WordSpan&, const WordSpan&) = default;
};

/// Where a leaf of a query occurs in one text: word positions, ascending, each once.
using PositionsOf = std::function<std::vector<int>(const QueryNode& leaf)>;

/// Where a leaf, a phrase or a NEAR or ADJ chain occurs in one text, ascending by first word, each span once; for a
/// chain, the spans of every item that takes part in some way of satisfying it. Empty: it does not occur.
///
/// This is the one definition of PHRASE, NEAR and ADJ: matching a text and searching the index both ask here.
/// A chain is satisfied by one span for each item such that no two share a word and every two are at most `distance`
/// apart, counted between their nearest ends: the last of them begins at most `distance` words after the first to end
/// has ended.
///
/// Precondition: the node is a leaf or isPositional().
/// Threads: pure.
/// Cost:    O(occurrences × occurrences in reach × items). Where phrases or chains stand in a NEAR, all choices are
/// tried; one of them counts as taking part if 100,000 tries in a window did not tell, as a hit too many can be seen.
[[nodiscard]] std::vector<WordSpan> occurrences(const QueryNode& node, const PositionsOf& positionsOf);

} // namespace sheaf
