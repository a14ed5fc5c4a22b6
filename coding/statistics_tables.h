#pragma once

#include "coding/statistics.h"

namespace sheaf {

/// Codes down, what is counted across: each code's own, then with all below it. Names no source and no site.
[[nodiscard]] Table codesTable(const QList<CodeStatistics>& statistics, const CodeTree& codes, const QString& title);

/// Sources down, by their titles: interviews are listed, so it is for the team's own eyes, and its notes say so.
[[nodiscard]] Table
sourcesTable(const QList<SourceStatistics>& statistics, const QList<Source>& sources, const QString& title);

/// Codes by codes; its notes say how to read it. Names no source and no site.
[[nodiscard]] Table cooccurrenceTable(const Cooccurrence& together, const CodeTree& codes, const QString& title);

} // namespace sheaf
