#include "importers/xlsx_sheet.h"

#include "importers/xml_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

/// The column, from 0, of a cell's name (`AB12`); -1 if it names none.
qsizetype columnOf(const QString& name) {
    qsizetype column = 0;
    for (const QChar c : name) {
        if (c < u'A' || c > u'Z')
            break;
        column = std::min<qsizetype>(column * 26 + (c.unicode() - u'A') + 1, 10 * mostTableColumns);
    }
    return column - 1;
}

tl::unexpected<Error> tooLarge() {
    return failure(
        ErrorCode::TooLarge, u"the sheet has more than 1,000,000 cells or 16,384 columns"_s,
        u"Split it into several tables."_s);
}

} // namespace

Result<QList<TableRow>> rowsOfSheet(const pugi::xml_node& sheet, const XlsxCells& cells) {
    QList<TableRow> rows;
    qsizetype number = 0;
    qsizetype count = 0;
    for (const pugi::xml_node& node : childNamed(sheet, "sheetData").children()) {
        if (localName(node) != "row")
            continue;
        bool isNumber = false;
        const qsizetype own = attributeNamed(node, "r").toInt(&isNumber);
        number = isNumber && own > number ? own : number + 1;
        TableRow row{{}, number};
        qsizetype column = -1;
        for (const pugi::xml_node& cell : node.children()) {
            if (localName(cell) != "c")
                continue;
            const qsizetype named = columnOf(attributeNamed(cell, "r"));
            column = named >= 0 ? named : column + 1;
            const QString text = cells.textOf(cell);
            if (text.isEmpty())
                continue;
            if (column >= mostTableColumns)
                return tooLarge();
            if (column >= row.cells.size()) {
                count += column + 1 - row.cells.size();
                if (count > mostTableCells)
                    return tooLarge();
                row.cells.resize(column + 1);
            }
            row.cells[column] = text;
        }
        if (!row.cells.isEmpty())
            rows.append(std::move(row));
    }
    return rows;
}

} // namespace sheaf
