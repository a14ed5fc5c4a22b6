#pragma once

#include "app/session/search_passages.h"
#include "indexer/query.h"

namespace sheaf {

class PassageIndex;

/// Each word of a search, in no form of which anything is found, with the words of the index that may have been meant.
/// Wildcards are left out. Cost: O(words of the index), a tenth of a second for 300,000.
[[nodiscard]] Result<QList<SpellingHint>> spellingHints(const Query& query, const PassageIndex& index);

/// What to tell of words that would be operators in capitals (`or`), where nothing was found.
[[nodiscard]] QStringList smallOperators(const Query& query);

} // namespace sheaf
