#include "coding/csv.h"

#include "app/exporters/cell_text.h"
#include "app/exporters/export_table.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

QStringList withPlaces(const TableCell& cell) {
    QStringList texts;
    for (qsizetype i = 0; i < cell.items.size(); ++i) {
        const QString place = cell.places.value(i);
        texts.append(place.isEmpty() ? cell.items.at(i) : u"%1 [%2]"_s.arg(cell.items.at(i), place));
    }
    return texts;
}

QString plainText(const TableCell& cell) {
    switch (cell.content) {
    case CellContent::Names:
        return legalText(cell.items.join(u';'));
    case CellContent::Quotations:
        return legalText(withPlaces(cell).join("\n\n"_L1));
    case CellContent::Text:
    case CellContent::Count:
        break;
    }
    return legalText(withPlaces(cell).join(u'\n'));
}

} // namespace

QByteArray toCsv(const Table& table) {
    const qsizetype columns = columnCount(table);
    QStringList cells;
    for (qsizetype i = 0; i < columns; ++i)
        cells.append(legalText(table.columns.value(i)));
    QByteArray csv = csvRow(cells);
    for (const TableRow& row : table.rows) {
        cells.fill(QString());
        for (qsizetype i = 0; i < columns && !row.isGroup; ++i)
            cells[i] = plainText(cellAt(row, i));
        if (row.isGroup && columns > 0)
            cells.front() = groupText(row);
        csv += csvRow(cells);
    }
    return csv;
}

} // namespace sheaf
