#pragma once

#include "app/cli/listing.h"
#include "app/session/search_passages.h"

namespace sheaf::cli {

/// Tells people what they should know of an answer: that it is not complete yet, notes, words that occur nowhere.
void putRemarks(const SearchAnswer& answer);
/// Writes what a search found: passages for people, hits with their ranges for programs.
void putHits(const SearchAnswer& answer, const QString& query, OutputFormat format);

} // namespace sheaf::cli
