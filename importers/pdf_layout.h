#pragma once

#include "importers/pdf_lines.h"

namespace sheaf {

/// Puts the pieces of a page's lines into reading order: down a column and then down the next, a table row by row.
///
/// A white strip from top to bottom between pieces, with several lines on either side, parts columns; if the pieces on
/// both sides start at the same heights again and again, it parts the cells of a table instead. Pieces that stand
/// beside each other otherwise become one line. `tables` counts on, so that no two tables of a document have the same
/// number. Cost: O(pieces × columns).
[[nodiscard]] QList<PdfLine> inReadingOrder(QList<PdfLine> pieces, double pageWidth, int& tables);

} // namespace sheaf
