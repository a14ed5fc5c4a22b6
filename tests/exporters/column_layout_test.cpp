#include "app/exporters/column_layout.h"
#include "tests/exporters/any_table.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <numeric>

namespace sheaf {
namespace {

using namespace Qt::StringLiterals;
using namespace test;
using testing::ElementsAre;

constexpr int portrait = 9638;

Table withCounts() {
    Table table;
    table.columns = {u"Site"_s, u"What was found there"_s, u"Passages"_s};
    table.rows = {{{text(u"Cheshire West and Chester"_s), text(u"Leaders stayed. "_s.repeated(20)), count(12)}}};
    return table;
}

TEST(ColumnLayout, GivesNamesOneLineAndTextTheRest) {
    const auto widths = columnWidths(withCounts(), {0, 1, 2}, portrait);
    EXPECT_GT(widths.at(0), 25 * 90);
    EXPECT_GT(widths.at(1), widths.at(0));
    EXPECT_LT(widths.at(2), 1400);
}

TEST(ColumnLayout, TellsCountsFromTextAndEmptyColumns) {
    Table table = withCounts();
    table.columns.append(u"Nothing"_s);
    EXPECT_FALSE(isCountColumn(table, 0));
    EXPECT_TRUE(isCountColumn(table, 2));
    EXPECT_FALSE(isCountColumn(table, 3));
}

TEST(ColumnLayout, KeepsATableThatFitsInOnePiece) {
    EXPECT_THAT(columnParts(withCounts(), portrait), ElementsAre(ColumnSet{0, 1, 2}));
}

TEST(ColumnLayout, RepeatsTheNamingColumnsInEachPart) {
    Table table;
    for (int i = 0; i < 20; ++i)
        table.columns.append(u"Column %1"_s.arg(i));
    const auto parts = columnParts(table, portrait);
    ASSERT_GT(parts.size(), 1);
    qsizetype columns = 0;
    for (const ColumnSet& part : parts) {
        EXPECT_EQ(part.front(), 0);
        columns += part.size() - 1;
    }
    EXPECT_EQ(columns, 19);
}

TEST(ColumnLayout, EstimatesLinesFromTheLongestCell) {
    const TableRow row{{text(u"a"_s), text(u"x"_s.repeated(100))}};
    EXPECT_EQ(estimatedLines(row, {0, 1}, {1220, 1220}), 10);
}

TEST(ColumnLayout, WidthsAlwaysFillThePageExactly) {
    const bool held = rc::check([] {
        const Table table = anyTable();
        const int page = *rc::gen::inRange(4000, 20000);
        for (const ColumnSet& part : columnParts(table, page)) {
            const auto widths = columnWidths(table, part, page);
            RC_ASSERT(widths.size() == part.size());
            RC_ASSERT(part.isEmpty() || std::accumulate(widths.cbegin(), widths.cend(), 0) == page);
            for (const int width : widths)
                RC_ASSERT(width > 0);
        }
    });
    EXPECT_TRUE(held);
}

} // namespace
} // namespace sheaf
