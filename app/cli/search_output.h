#pragma once

#include "app/cli/listing.h"
#include "app/session/search_passages.h"

namespace sheaf::cli {

/// Writes what a search found: passages for people, hits with their ranges for programs.
void putHits(const SearchAnswer& answer, const QString& query, OutputFormat format);

} // namespace sheaf::cli
