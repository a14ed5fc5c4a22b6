#pragma once

#include "coding/matrix.h"

namespace sheaf {

/// A thematic table: each row a feature, each cell the names of the sites that show it.
struct ThematicTable {
    struct Row {
        CodeId code;
        QString label;
        QList<QList<SiteId>> cells; ///< one per column, each in the order of the sites
    };
    QList<CodeId> columns; ///< empty: one cell a row, whatever else the passage is coded
    QList<Row> rows;
    int confidentialPassages = 0; ///< passages with a row's code left out, as their source must not give its site away
};

/// Rows are the children of `rowParent` (each with all that lies below it). With columns, a site stands in the cell
/// (row, column) if a passage of one of its sources bears both: a coding of the row and one of the column overlap.
/// Confidential sources name no site. Cost: O(codings log codings + row codings × column
/// codings of each source).
[[nodiscard]] ThematicTable
buildThematicTable(const CodedMaterial& material, CodeId rowParent, std::optional<CodeId> columnParent);

/// Draws it. Rows without any site are kept: that nobody shows a feature is a finding.
[[nodiscard]] Table thematicTable(const ThematicTable& table, const CodedMaterial& material, const QString& title);

} // namespace sheaf
