#pragma once

#include "indexer/query_tree.h"

#include <xapian.h>

#include <string>

namespace sheaf {

/// The terms of a passage's Xapian document: folded words bare (they never begin with an ASCII capital), with
/// positions; stems after `Z`, with the same positions; the source's id after `S`.
[[nodiscard]] std::string stemTerm(const std::string& stem);
[[nodiscard]] std::string sourceTerm(long long sourceId);

inline constexpr Xapian::termcount maxWildcardWords = 10'000;

/// The tree as Xapian's. Words, wildcards, AND, OR and NOT are its own operators; a phrase, NEAR or ADJ is the AND of
/// its words, filtered by a posting source that reads the word positions and asks occurrences().
///
/// Errors: throws what Xapian throws; running the query throws WildcardError where a wildcard fits more than
/// maxWildcardWords.
[[nodiscard]] Xapian::Query xapianQuery(const QueryNode& node);

} // namespace sheaf
