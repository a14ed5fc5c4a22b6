#include "coding/statistics_tables.h"
#include "tests/coding/any_material.h"
#include "tests/support/printing.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using testing::Contains;
using testing::ElementsAre;

namespace sheaf {
namespace {

QStringList textsOf(const TableRow& row) {
    QStringList texts;
    for (const TableCell& cell : row.cells)
        texts += cell.items;
    return texts;
}

class StatisticsTables : public testing::Test {
protected:
    MadeMaterial made;
    SiteId leeds = made.site(u"Leeds"_s);
    CodeId themes = made.code(u"Themes"_s);
    CodeId trust = made.code(u"Trust"_s, themes);
    SourceId report = made.source(leeds);
    SourceId lead = made.source(leeds, Confidentiality::Confidential);
};

TEST_F(StatisticsTables, GiveEachCodeItsOwnCountsAndThoseWithAllBelow) {
    made.coding(report, trust, {0, 10});
    made.coding(lead, themes, {5, 15});
    const Table table = codesTable(codeStatistics(made.view()), made.tree, u"Codes"_s);
    EXPECT_EQ(table.columns.size(), 13);
    EXPECT_THAT(
        textsOf(table.rows[0]), ElementsAre(
                                    u"Themes"_s, u"1"_s, u"1"_s, u"1"_s, u"0"_s, u"1"_s, u"10"_s, u"2"_s, u"2"_s,
                                    u"2"_s, u"1"_s, u"1"_s, u"20"_s));
    EXPECT_EQ(table.rows[1].cells[0].items.first(), u"Themes/Trust");
    EXPECT_THAT(table.notes, Contains(u"Used in one source only: Themes/Trust."_s));
    EXPECT_THAT(table.notes, Contains(u"Never used: none."_s));
    for (const TableRow& row : table.rows)
        EXPECT_FALSE(textsOf(row).join(u' ').contains(u"Leeds"_s));
}

TEST_F(StatisticsTables, SayWhatShareOfASourceIsCodedAndThatTitlesAreForTheTeam) {
    made.sources[0].textLength = 80;
    made.coding(report, trust, {0, 10});
    const Table table = sourcesTable(sourceStatistics(made.view()), made.sources, u"Sources"_s);
    EXPECT_THAT(
        textsOf(table.rows[0]), ElementsAre(u"Source 1"_s, u"1"_s, u"1"_s, u"1"_s, u"10"_s, u"80"_s, u"12.5 %"_s));
    EXPECT_THAT(table.notes, Contains(u"Never coded: Source 2."_s));
    EXPECT_TRUE(table.notes.first().startsWith(u"For the team"_s));
}

TEST_F(StatisticsTables, TellCodesOfOneNameApart) {
    const CodeId other = made.code(u"Trust"_s, made.code(u"Questions"_s));
    made.coding(report, trust, {0, 10});
    made.coding(report, other, {5, 15});
    const auto view = made.view();
    const Table table = cooccurrenceTable(cooccurrence(view, {themes, trust, other}), made.tree, u"Together"_s);
    EXPECT_THAT(table.columns, ElementsAre(u"Code"_s, u"Themes"_s, u"Themes/Trust"_s, u"Questions/Trust"_s));
    EXPECT_THAT(textsOf(table.rows[1]), ElementsAre(u"Themes/Trust"_s, u"0"_s, u"1"_s, u"1"_s));
}

} // namespace
} // namespace sheaf
