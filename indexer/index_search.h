#pragma once

#include "indexer/index_files.h"
#include "indexer/passage_index.h"

namespace sheaf {

/// PassageIndex::search() in shards that are open. Throws what Xapian throws; what `request.read` gives is returned.
[[nodiscard]] Result<SearchHits>
searchShards(const ShardReader& shards, const Query& query, const SearchRequest& request);

} // namespace sheaf
