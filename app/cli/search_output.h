#pragma once

#include "app/cli/listing.h"
#include "app/session/search_passages.h"

namespace sheaf::cli {

/// Writes what a search found: passages for people, hits with their ranges for programs.
void putHits(const SearchAnswer& answer, const QString& query, OutputFormat format);

/// A found passage as an object: where it stands, its text, its matches.
[[nodiscard]] QJsonObject rowFor(const FoundPassage& found);
/// The snippet with its matches in «guillemets», and `…` where the passage goes on.
[[nodiscard]] QString markedSnippet(const FoundPassage& found);

} // namespace sheaf::cli
