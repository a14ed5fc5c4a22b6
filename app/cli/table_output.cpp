#include "app/cli/table_output.h"

#include "app/cli/command_line.h"
#include "app/exporters/export_table.h"

#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

QJsonValue jsonOf(const TableCell& cell) {
    if (cell.content == CellContent::Count) {
        bool isNumber = false;
        const int count = cell.items.value(0).toInt(&isNumber);
        return isNumber ? QJsonValue(count) : QJsonValue(); // null: nothing is held that could be counted
    }
    if (cell.places.isEmpty())
        return QJsonArray::fromStringList(cell.items);
    QJsonArray quotations;
    for (qsizetype i = 0; i < cell.items.size(); ++i) {
        quotations.append(QJsonObject{{u"quotation"_s, cell.items[i]}, {u"place"_s, cell.places.value(i)}});
    }
    return quotations;
}

/// A key for each column: its heading, told apart where two columns have the same.
QStringList keysOf(const Table& table) {
    QStringList keys;
    for (const QString& column : table.columns) {
        QString key = column;
        for (int number = 2; keys.contains(key); ++number)
            key = u"%1 (%2)"_s.arg(column).arg(number);
        keys.append(key);
    }
    return keys;
}

QString lineOf(const TableCell& cell) {
    QStringList items = cell.items;
    for (qsizetype i = 0; i < cell.places.size() && i < items.size(); ++i)
        items[i] += u" (%1)"_s.arg(cell.places[i]);
    return items.join(u"; "_s);
}

} // namespace

Result<ExitStatus> putTable(const Table& table, const QString& project, const QString& path, OutputFormat format) {
    if (!path.isEmpty()) {
        if (auto fine = checkOutput(path, project); !fine)
            return failure(fine);
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
    const QStringList keys = keysOf(table);
    for (const QString& key : keys)
        listing.columns.append({key, key.toUpper()});
    QString group;
    for (const TableRow& row : table.rows) {
        QJsonObject drawn;
        if (row.isGroup && format == OutputFormat::Json) {
            group = lineOf(row.cells.value(0)); // programs read it in each of the group's rows
            continue;
        }
        if (!group.isEmpty())
            drawn.insert(u"group"_s, group);
        for (qsizetype i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
            const TableCell& cell = row.cells[i];
            drawn.insert(
                keys[i],
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
