#pragma once

#include "importers/pdf_lines.h"

namespace sheaf {

/// Whether pieces on either side of a white strip are the cells of a table and not two columns of text: row for row
/// they start at the same height, and no row is long. List marks before their text are no table. If so, what is not
/// part of the table goes to `above` and `below`.
[[nodiscard]] bool
looksLikeTable(QList<PdfLine>& left, QList<PdfLine>& right, QList<PdfLine>& above, QList<PdfLine>& below);

/// The pieces of one table with row and column set, row by row, the lines of a cell one below the other.
[[nodiscard]] QList<PdfLine> cellsInOrder(QList<PdfLine> pieces, int table);

/// Makes a table that ends one page and one of the same columns that starts the next page one table.
class ContinuedTables {
public:
    /// To be called with each page's lines in reading order, page by page.
    void join(QList<PdfLine>& page);

private:
    int m_table = -1; // the one that ended the page before; -1 if none did
    int m_page = 0;
    int m_rows = 0;
    QList<double> m_columns; // where they start, in points
};

} // namespace sheaf
