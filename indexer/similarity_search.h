#pragma once

#include "indexer/index_files.h"
#include "indexer/similar_passages.h"

namespace sheaf {

/// PassageIndex::similarTo() in shards that are open. Throws what Xapian throws.
[[nodiscard]] Result<SimilarPassages> similarInShards(const ShardReader& shards, const SimilarRequest& request);

} // namespace sheaf
