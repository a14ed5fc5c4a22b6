#include "app/cli/table_output.h"

#include "app/exporters/export_table.h"

#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue jsonOf(const TableCell& cell) {
    if (cell.content == CellContent::Count)
        return cell.items.value(0);
    if (cell.places.isEmpty())
        return QJsonArray::fromStringList(cell.items);
    QJsonArray quotations;
    for (qsizetype i = 0; i < cell.items.size(); ++i) {
        quotations.append(QJsonObject{{u"quotation"_s, cell.items[i]}, {u"place"_s, cell.places.value(i)}});
    }
    return quotations;
}

QString lineOf(const TableCell& cell) {
    QStringList items = cell.items;
    for (qsizetype i = 0; i < cell.places.size() && i < items.size(); ++i)
        items[i] += u" (%1)"_s.arg(cell.places[i]);
    return items.join(u"; "_s);
}

} // namespace

Result<ExitStatus> putTable(const Table& table, const QString& path, OutputFormat format) {
    if (!path.isEmpty()) {
        if (auto written = writeTables({table}, table.title, path); !written)
            return failure(written);
        printNote(u"wrote %1"_s.arg(path));
        return AllDone;
    }
    if (format == OutputFormat::Csv) {
        print(toCsv(table));
        return AllDone;
    }
    Listing listing;
    for (const QString& column : table.columns)
        listing.columns.append({column, column.toUpper()});
    for (const TableRow& row : table.rows) {
        QJsonObject drawn;
        for (qsizetype i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
            const TableCell& cell = row.cells[i];
            drawn.insert(
                table.columns[i],
                format == OutputFormat::Json && i >= table.headerColumns ? jsonOf(cell) : QJsonValue(lineOf(cell)));
        }
        listing.rows.append(drawn);
    }
    print(render(listing, format));
    if (format == OutputFormat::Text) {
        for (const QString& note : table.notes)
            printNote(note);
    }
    return AllDone;
}

} // namespace sheaf::cli
