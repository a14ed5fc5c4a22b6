#pragma once

#include "app/session/synthesise.h"

#include <QHash>

namespace sheaf {

/// The matrix with what its cells show besides numbers.
struct ShownMatrix {
    CodeId columns;
    Matrix matrix;
    QHash<CodingId, QString> quotations; ///< of the codings in cells, as a report words them
};

[[nodiscard]] Result<ShownMatrix> readMatrix(Review& review, CodeId columns);

/// A quotation with its place, as a list beside a table shows it; one of a confidential source is masked and names no
/// source, as in a report.
struct PlacedQuotation {
    SourceId source;
    TextRange range;
    QString text;
    QString place; ///< `Proposal 2016–20, p. 14 · Reviewer A · contradicts`
    QString colour;
};

/// In the order given; codings that are gone are left out. Cost: reads the passages of all sources.
[[nodiscard]] Result<QList<PlacedQuotation>> placeQuotations(Review& review, const QList<CodingId>& codings);

/// The register as a table, with its totals.
struct ShownRegister {
    Table table;
    int expected = 0;
    int held = 0;
    int sources = 0;
    int coded = 0; ///< sources with at least one coding
};

[[nodiscard]] Result<ShownRegister> readRegister(Review& review);

} // namespace sheaf
