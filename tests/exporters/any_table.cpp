#include "tests/exporters/any_table.h"

#include <rapidcheck.h>

#include <string>

namespace sheaf::test {

using namespace Qt::StringLiterals;

namespace {

/// Characters that one format or another has trouble with, among ordinary ones.
QString anyText() {
    static const QStringList pieces{
        u"a"_s,
        u"Leeds "_s,
        u"&"_s,
        u"<"_s,
        u">"_s,
        u"\""_s,
        u"'"_s,
        u"]]>"_s,
        u"\n"_s,
        u"\r\n"_s,
        u"\r"_s,
        u"\t"_s,
        u","_s,
        u";"_s,
        u"=1+1"_s,
        u"%1"_s,
        u"\u00E9"_s,
        u"\u202E"_s,
        u"\u0634"_s,
        u"\u200D"_s,
        QString(QChar(1)),
        QString(QChar(0xD83D)),
        QString(QChar(0xFFFF)),
        QString(QChar(0x1B)),
        u"\U0001F469\u200D\U0001F467"_s};
    QString text;
    for (const int at : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(pieces.size()))))
        text += pieces.at(at);
    return text;
}

int upTo(int most) {
    return *rc::gen::inRange(0, most + 1);
}

TableCell anyCell() {
    TableCell cell;
    cell.content = static_cast<CellContent>(upTo(3));
    cell.tone = static_cast<CellTone>(upTo(2));
    const int items = upTo(2);
    for (int i = 0; i < items; ++i) {
        cell.items.append(anyText());
        if (cell.content == CellContent::Quotations)
            cell.places.append(anyText());
    }
    return cell;
}

} // namespace

TableCell text(const QString& words, CellTone tone) {
    return {CellContent::Text, {words}, {}, tone};
}
TableCell names(const QStringList& names) {
    return {CellContent::Names, names};
}
TableCell count(int number) {
    return {CellContent::Count, {QString::number(number)}};
}
TableCell quotation(const QString& words, const QString& place) {
    return {CellContent::Quotations, {words}, {place}};
}
TableRow group(const QString& words) {
    return {{text(words)}, true};
}

Table smallTable() {
    Table table;
    table.title = u"Features"_s;
    table.subtitle = u"Both coders"_s;
    table.columns = {u"Site"_s, u"Evidence"_s};
    table.rows = {
        group(u"Round 1"_s),
        {{text(u"Leeds"_s), quotation(u"We stayed"_s, u"Leeds, p. 3"_s)}},
        {{text(u"Camden"_s), text(u"Not held"_s, CellTone::Gap)}},
        {{text(u"Hampshire"_s), text(u"Not reviewed"_s, CellTone::Muted)}},
    };
    table.notes = {u"One report is missing."_s};
    return table;
}

Table anyTable() {
    Table table;
    table.title = anyText();
    table.subtitle = anyText();
    const int columns = upTo(8);
    for (int i = 0; i < columns; ++i)
        table.columns.append(u"c%1 "_s.arg(i) + anyText());
    const int rows = upTo(4);
    for (int i = 0; i < rows; ++i) {
        TableRow row;
        row.isGroup = upTo(4) == 0;
        for (int cell = upTo(columns); cell > 0; --cell)
            row.cells.append(anyCell());
        table.rows.append(row);
    }
    table.headerColumns = upTo(3);
    table.notes = {anyText()};
    table.landscape = upTo(1) == 1;
    table.language = upTo(1) == 1 ? u"cy-GB"_s : anyText();
    return table;
}

} // namespace sheaf::test
