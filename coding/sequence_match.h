#pragma once

#include <cstddef>
#include <vector>

namespace sheaf {

/// Numbers that stand for the items (lines, words) of a list: equal items have equal numbers.
using Ids = std::vector<int>;

/// An item that two lists have in common, by its places in them.
struct Match {
    std::size_t a = 0;
    std::size_t b = 0;
};

/// What two lists have in common, rising in both: a longest common subsequence where the lists, or their parts between
/// items that occur once in each, are short enough to compare; elsewhere a part of it, at worst what they start and end
/// with alike.
///
/// Threads: pure.
/// Cost:    O(items × log items) time and memory, plus up to 250,000 steps for every part of a few hundred items that
///          differs.
/// Source:  dtl's Wu, Manber, Myers, An O(NP) Sequence Comparison Algorithm; parts as in Bram Cohen's patience diff.
[[nodiscard]] std::vector<Match> matchIds(const Ids& as, const Ids& bs);

} // namespace sheaf
