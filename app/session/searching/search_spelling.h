#pragma once

#include "app/session/search_passages.h"
#include "indexer/query.h"

namespace sheaf {

class PassageIndex;

/// For each word of a search, in no form of which anything is found, the words of the index that may have been meant.
/// Words that begin like none, and wildcards, have none. Cost: O(words of the index), a tenth of a second for 300,000.
[[nodiscard]] Result<QList<SpellingHint>> spellingHints(const Query& query, const PassageIndex& index);

} // namespace sheaf
