#pragma once

#include "app/cli/listing.h"
#include "app/session/search_passages.h"

#include <QHash>

namespace sheaf::cli {

/// Headings over the hits of each source or site.
struct HitGroups {
    QString by = {}; ///< `source`, `site`; empty: none
    QHash<SourceId, QString> nameOf = {};
};

/// Tells people what they should know of an answer: that it is not complete yet, notes, words that occur nowhere.
void putRemarks(const SearchAnswer& answer);
/// Writes what a search found: passages for people, hits with their ranges for programs.
/// `groups`: what the hits, which are in the order of sources, stand under.
void putHits(const SearchAnswer& answer, const QString& query, OutputFormat format, const HitGroups& groups = {});

} // namespace sheaf::cli
