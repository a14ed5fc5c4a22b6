#include "app/exporters/cell_text.h"
#include "app/exporters/export_table.h"
#include "coding/csv.h"
#include "tests/exporters/any_table.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace sheaf {
namespace {

using namespace Qt::StringLiterals;
using namespace test;

TEST(CsvExport, JoinsNamesBySemicolonsAndPutsPlacesInBrackets) {
    Table table;
    table.columns = {u"Feature"_s, u"Sites"_s, u"Said"_s, u"Count"_s};
    TableCell said = quotation(u"We stayed"_s, u"Leeds, p. 3"_s);
    said.items.append(u"We left"_s);
    said.places.append(u"Camden, p. 1"_s);
    table.rows = {group(u"Practice"_s), {{text(u"Hub"_s), names({u"Leeds"_s, u"Camden"_s}), said, count(2)}}};
    EXPECT_EQ(
        toCsv(table), "Feature,Sites,Said,Count\n"
                      "Practice,,,\n"
                      "Hub,Leeds;Camden,\"We stayed [Leeds, p. 3]\n\nWe left [Camden, p. 1]\",2\n");
}

TEST(CsvExport, LeavesOutTitleScopeAndNotes) {
    Table table = smallTable();
    table.rows.clear();
    EXPECT_EQ(toCsv(table), "Site,Evidence\n");
}

TEST(CsvExport, WritesWhatLooksLikeAFormulaAsItWasSaid) {
    Table table = smallTable();
    table.rows = {{{text(u"=cmd()"_s), text(u"- a bullet"_s)}}};
    EXPECT_TRUE(toCsv(table).contains("\n=cmd(),- a bullet\n"));
}

TEST(CsvExport, AnyTableReadsBackCellByCell) {
    const bool held = rc::check([] {
        Table table = anyTable();
        const qsizetype columns = columnCount(table);
        RC_PRE(columns > 0);
        const auto file = CsvFile::parse(toCsv(table), u"any.csv"_s);
        RC_ASSERT(file.has_value());
        RC_ASSERT(file->rowCount() == table.rows.size());
        RC_ASSERT(file->columns().size() == columns);
        for (qsizetype row = 0; row < file->rowCount(); ++row) {
            for (qsizetype i = 0; i < columns && !table.rows.at(row).isGroup; ++i) {
                const TableCell cell = cellAt(table.rows.at(row), i);
                if (cell.content == CellContent::Names)
                    RC_ASSERT(file->cell(row, file->columns().at(i)) == legalText(cell.items.join(u';')).trimmed());
            }
        }
    });
    EXPECT_TRUE(held);
}

TEST(CellText, DropsOnlyWhatXmlHasNoPlaceFor) {
    EXPECT_EQ(legalText(u"a\u0001b\tc\r\nd\re\u007F"_s + QChar(0xFFFE) + QChar(0xDC00)), u"ab\tc\nd\ne\u007F"_s);
    EXPECT_EQ(legalText(u"\U0001F469\u200D\U0001F467"_s), u"\U0001F469\u200D\U0001F467"_s);
}

TEST(CellText, QuotesAsTheLanguageDoes) {
    EXPECT_EQ(inQuotationMarks(u"we"_s, u"en-GB"_s), u"\u201Cwe\u201D"_s);
    EXPECT_EQ(inQuotationMarks(u"wir"_s, u"de-DE"_s), u"\u201Ewir\u201C"_s);
    EXPECT_EQ(inQuotationMarks(u"\u201Cwe\u201D"_s, u"en-GB"_s), u"\u201Cwe\u201D"_s);
    EXPECT_EQ(inQuotationMarks(QString(), u"en-GB"_s), QString());
}

} // namespace
} // namespace sheaf
