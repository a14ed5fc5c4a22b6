#include "coding/thematic_table.h"
#include "tests/coding/any_material.h"
#include "tests/support/printing.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {
namespace {

class ThematicTableTest : public testing::Test {
protected:
    MadeMaterial made;
    SiteId leeds = made.site(u"Leeds"_s);
    SiteId essex = made.site(u"Essex"_s);
    CodeId elements = made.code(u"Elements"_s);
    CodeId coaching = made.code(u"Coaching"_s, elements);
    CodeId pairs = made.code(u"In pairs"_s, coaching);
    CodeId panels = made.code(u"Panels"_s, elements);
    CodeId development = made.code(u"Development"_s);
    CodeId existing = made.code(u"existing"_s, development);
    CodeId fresh = made.code(u"new"_s, development);
};

TEST_F(ThematicTableTest, NamesTheSitesThatShowAFeatureInTheOrderOfTheSites) {
    made.coding(made.source(essex), coaching, {0, 5});
    made.coding(made.source(leeds), pairs, {0, 5});
    const ThematicTable table = buildThematicTable(made.view(), elements, {});
    ASSERT_EQ(table.rows.size(), 2);
    EXPECT_THAT(table.rows[0].cells[0], ElementsAre(leeds, essex));
    EXPECT_THAT(table.rows[1].cells[0], IsEmpty());
    const Table drawn = thematicTable(table, made.view(), u"Elements"_s);
    EXPECT_THAT(drawn.rows[0].cells[1].items, ElementsAre(u"Leeds"_s, u"Essex"_s));
    EXPECT_THAT(drawn.rows[1].cells[1].items, IsEmpty());
    EXPECT_THAT(drawn.columns, ElementsAre(u"feature"_s, u"sites"_s));
}

TEST_F(ThematicTableTest, PutsASiteWhereAPassageBearsBothCodes) {
    const SourceId source = made.source(leeds);
    made.coding(source, coaching, {0, 50});
    made.coding(source, existing, {40, 60});
    made.coding(source, fresh, {50, 70}); // touches, shares nothing
    made.coding(made.source(leeds), fresh, {0, 50});
    const ThematicTable table = buildThematicTable(made.view(), elements, development);
    EXPECT_THAT(table.rows[0].cells[0], ElementsAre(leeds));
    EXPECT_THAT(table.rows[0].cells[1], IsEmpty());
}

TEST_F(ThematicTableTest, FindsAnOverlapWithACodingThatBeganLongBefore) {
    const SourceId source = made.source(leeds);
    made.coding(source, existing, {0, 1000});
    made.coding(source, existing, {1, 2});
    made.coding(source, coaching, {900, 910});
    EXPECT_THAT(buildThematicTable(made.view(), elements, development).rows[0].cells[0], ElementsAre(leeds));
}

TEST_F(ThematicTableTest, NamesNoSiteFromAConfidentialSourceAndSaysHowMuchIsLeftOut) {
    const SourceId lead = made.source(leeds, Confidentiality::Confidential);
    made.coding(lead, coaching, {0, 5}, CoderId{1});
    made.coding(lead, coaching, {0, 5}, CoderId{2});
    made.coding(lead, panels, {20, 25});
    const ThematicTable table = buildThematicTable(made.view(), elements, {});
    EXPECT_THAT(table.rows[0].cells[0], IsEmpty());
    EXPECT_EQ(table.confidentialPassages, 2);
    const Table drawn = thematicTable(table, made.view(), u"Elements"_s);
    ASSERT_EQ(drawn.notes.size(), 1);
    EXPECT_FALSE(drawn.notes[0].contains(u"Leeds"_s));
}

TEST_F(ThematicTableTest, LeavesOutSourcesWithoutASite) {
    made.coding(made.source(std::nullopt), coaching, {0, 5});
    EXPECT_THAT(buildThematicTable(made.view(), elements, {}).rows[0].cells[0], IsEmpty());
}

} // namespace
} // namespace sheaf
