#pragma once

#include "indexer/index_files.h"

namespace sheaf {

/// The shards of an index that lies elsewhere; see PassageIndex::openPlaces(). Errors: as there.
[[nodiscard]] Result<ShardReader> openIndexPlaces(const QString& places);

} // namespace sheaf
