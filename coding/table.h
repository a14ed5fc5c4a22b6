#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// What a cell holds, which decides how each format writes it.
enum class CellContent {
    Text,       ///< items are paragraphs
    Names,      ///< items are names: `A, B` in prose formats, `A;B` in CSV
    Count,      ///< one item, a whole number: right aligned
    Quotations, ///< items are quotations; `places[i]` says where item i stands in its source
};

/// How a cell is drawn besides its text. Never the only sign: the text says it too.
enum class CellTone { Normal, Gap, Muted };

struct TableCell {
    CellContent content = CellContent::Text;
    QStringList items = {};
    QStringList places = {}; ///< for Quotations, as long as items; each becomes a footnote or stands in brackets
    CellTone tone = CellTone::Normal;

    friend bool operator==(const TableCell&, const TableCell&) = default;
};

struct TableRow {
    QList<TableCell> cells; ///< as many as the table has columns; one alone if isGroup
    bool isGroup = false;   ///< a line across the table that names the rows below it

    friend bool operator==(const TableRow&, const TableRow&) = default;
};

/// A table of a report, as a plain value: the window, the command line and every file format draw this one thing.
struct Table {
    QString title;            ///< without its number
    QString subtitle = {};    ///< one line of scope: what was counted, which coders
    QStringList columns = {}; ///< header texts
    QList<TableRow> rows = {};
    int headerColumns = 1;  ///< leading columns that name the row
    QStringList notes = {}; ///< paragraphs below the table
    bool landscape = false;
    QString language = QStringLiteral("en-GB"); ///< BCP 47, of the document as a whole
};

} // namespace sheaf
