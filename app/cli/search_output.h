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
/// The same where hits are not shown, but coded or counted.
void putRemarks(bool isComplete, const QStringList& notes);
/// Writes what a search found: passages for people, hits with their ranges for programs.
/// `groups`: what the hits, which are in the order of sources, stand under.
void putHits(const SearchAnswer& answer, const QString& query, OutputFormat format, const HitGroups& groups = {});

/// A found passage as an object: where it stands, its text, its matches.
[[nodiscard]] QJsonObject rowFor(const FoundPassage& found);
/// The snippet with its matches in «guillemets», and `…` where the passage goes on.
[[nodiscard]] QString markedSnippet(const FoundPassage& found);

} // namespace sheaf::cli
