#include "importers/survey_table.h"

#include "importers/text_builder.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

qsizetype filledCells(const QStringList& cells) {
    return std::count_if(cells.cbegin(), cells.cend(), [](const QString& cell) { return !cell.trimmed().isEmpty(); });
}

bool isVisible(const QString& cell) {
    return std::any_of(cell.cbegin(), cell.cend(), [](QChar c) {
        return !c.isSpace() && c.category() != QChar::Other_Format && c.category() != QChar::Other_Control;
    });
}

void tidy(QList<TableRow>& rows) {
    for (TableRow& row : rows) {
        for (QString& cell : row.cells)
            cell = isVisible(cell) ? cell.trimmed() : QString();
        while (!row.cells.isEmpty() && row.cells.constLast().isEmpty())
            row.cells.removeLast();
    }
    rows.removeIf([](const TableRow& row) { return row.cells.isEmpty(); });
}

/// A report's name or date over the table: one cell each, above rows of three and more.
qsizetype titleRows(const QList<TableRow>& rows) {
    qsizetype count = 0;
    while (count < std::min<qsizetype>(rows.size(), 10) && filledCells(rows[count].cells) == 1)
        ++count;
    const bool isAboveTable = count < rows.size() && filledCells(rows[count].cells) >= 3;
    return isAboveTable ? count : 0;
}

bool asks(const QString& heading) {
    return !heading.isEmpty() && u"?\u061F\uFF1F"_s.contains(heading.back());
}

bool isNumber(const QString& cell) {
    bool is = false;
    static_cast<void>(cell.toDouble(&is));
    return is;
}

QStringList headingsFrom(const QStringList& cells, qsizetype columns) {
    QStringList headings;
    QHash<QString, int> uses;
    for (qsizetype column = 0; column < columns; ++column) {
        QString heading = tidyTitle(cells.value(column));
        if (heading.isEmpty())
            heading = u"Column %1"_s.arg(column + 1);
        QString unique = heading;
        while (uses.contains(unique.toCaseFolded()))
            unique = u"%1 (%2)"_s.arg(heading, QString::number(++uses[heading.toCaseFolded()]));
        uses.insert(unique.toCaseFolded(), 1);
        headings.append(unique);
    }
    return headings;
}

QString counted(qsizetype count, const QString& one, const QString& several) {
    return count == 1 ? one : several.arg(count);
}

} // namespace

Result<SurveyTable> surveyTableFrom(QList<TableRow> rows, bool ragged) {
    qsizetype cells = 0;
    for (const TableRow& row : rows)
        cells += row.cells.size();
    if (cells > mostTableCells || rows.size() > mostTableRows)
        return failure(
            ErrorCode::TooLarge, u"the table has more than 1,000,000 cells"_s, u"Split it into several tables."_s);
    // Counted as they came, before empty cells at their ends go.
    const auto first =
        std::find_if(rows.cbegin(), rows.cend(), [](const TableRow& row) { return filledCells(row.cells) > 0; });
    const qsizetype headingWidth = first == rows.cend() ? 0 : first->cells.size();
    const qsizetype shorter = std::count_if(rows.cbegin(), rows.cend(), [headingWidth](const TableRow& row) {
        return row.cells.size() < headingWidth && filledCells(row.cells) > 0;
    });
    tidy(rows);
    if (rows.isEmpty())
        return failure(ErrorCode::Damaged, u"the table is empty"_s);

    SurveyTable table;
    if (const qsizetype titles = titleRows(rows); titles > 0) {
        rows.remove(0, titles);
        table.warnings.append(counted(
            titles, u"1 line above the headings was left out"_s, u"%1 lines above the headings were left out"_s));
        ragged = false;
    }
    const QStringList header = rows.takeFirst().cells;
    if (std::all_of(
            header.cbegin(), header.cend(), [](const QString& cell) { return cell.isEmpty() || isNumber(cell); }))
        return failure(
            ErrorCode::Damaged, u"the table has no headings: its first row holds numbers"_s,
            u"Put a row above that says what the columns are."_s);
    if (rows.isEmpty())
        return failure(ErrorCode::Damaged, u"the table has headings and no rows"_s);
    qsizetype columns = header.size();
    qsizetype longer = 0;
    for (const TableRow& row : std::as_const(rows)) {
        longer += row.cells.size() > header.size();
        columns = std::max(columns, row.cells.size());
    }
    if (columns > mostTableColumns)
        return failure(
            ErrorCode::TooLarge, u"the table has more than 16,384 columns"_s, u"Split it into several tables."_s);
    if (longer > 0)
        table.warnings.append(counted(
            longer, u"1 row has more cells than there are headings"_s,
            u"%1 rows have more cells than there are headings"_s));
    if (ragged && shorter > 0)
        table.warnings.append(counted(
            shorter, u"1 row has fewer cells than there are headings"_s,
            u"%1 rows have fewer cells than there are headings"_s));
    table.headings = headingsFrom(header, columns);
    table.rows = std::move(rows);
    return table;
}

QList<bool> openAnswerColumns(const SurveyTable& table) {
    struct Lengths {
        qsizetype filled = 0, sum = 0, longest = 0;
    };
    QList<Lengths> lengths(table.headings.size());
    for (const TableRow& row : table.rows) {
        for (qsizetype column = 0; column < row.cells.size(); ++column) {
            const qsizetype length = row.cells[column].size();
            lengths[column].filled += length > 0;
            lengths[column].sum += length;
            lengths[column].longest = std::max(lengths[column].longest, length);
        }
    }
    QList<bool> open;
    for (qsizetype column = 0; column < table.headings.size(); ++column) {
        const Lengths& of = lengths[column];
        open.append(of.longest > 200 || of.sum > 60 * of.filled || asks(table.headings[column]));
    }
    return open;
}

} // namespace sheaf
