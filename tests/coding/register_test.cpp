#include "coding/register.h"
#include "tests/support/printing.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {
namespace {

const QString monitoring = u"monitoring report"_s;

class RegisterTest : public testing::Test {
protected:
    QList<Site> sites = {
        {.id = {1}, .guid = {}, .name = u"Leeds"_s, .position = 0, .attributes = {}},
        {.id = {2}, .guid = {}, .name = u"Essex"_s, .position = 1, .attributes = {}}};
    QList<Source> sources;
    QList<ExpectedDocument> expected;

    SourceId holds(std::optional<SiteId> site, const QString& type, const QString& period = {}) {
        Source source;
        source.id = SourceId{sources.size() + 1};
        source.title = u"Source %1"_s.arg(source.id.value);
        source.site = site;
        source.type = type;
        source.period = Period::parse(period).value();
        sources.append(source);
        return source.id;
    }
    void expects(
        SiteId site, const QString& column, const QString& type, const QString& period = {},
        const QString& reason = {}) {
        expected.append(
            {.site = site, .column = column, .type = type, .period = Period::parse(period).value(), .reason = reason});
    }
    Register made() const { return buildRegister(sites, sources, expected); }
};

TEST_F(RegisterTest, FindsADocumentByItsSiteTypeAndPeriod) {
    expects({1}, u"Quarter 1"_s, monitoring, u"2018-04/2018-06"_s);
    expects({1}, u"Quarter 2"_s, monitoring, u"2018-07/2018-09"_s);
    holds(SiteId{2}, monitoring, u"2018-04/2018-06"_s);
    holds(SiteId{1}, u"proposal"_s, u"2018-04/2018-06"_s);
    const SourceId second = holds(SiteId{1}, monitoring, u"2018-07/2018-10"_s);
    const Register built = made();
    EXPECT_THAT(built.columns, ElementsAre(u"Quarter 1"_s, u"Quarter 2"_s));
    EXPECT_EQ(built.rows[0].cells[0][0].held, std::nullopt);
    EXPECT_EQ(built.rows[0].cells[1][0].held, second);
    EXPECT_EQ(built.expected, 2);
    EXPECT_EQ(built.held, 1);
    EXPECT_EQ(built.gaps(), 1);
    EXPECT_THAT(built.rows[1].cells[0], IsEmpty());
    EXPECT_THAT(built.rows[1].others, ElementsAre(SourceId{1}));
}

TEST_F(RegisterTest, PrefersTheSamePeriodToOneThatOverlaps) {
    expects({1}, u"A"_s, monitoring, u"2018-04/2018-09"_s);
    expects({1}, u"B"_s, monitoring, u"2018-04/2018-06"_s);
    const SourceId exact = holds(SiteId{1}, monitoring, u"2018-04/2018-06"_s);
    const Register built = made();
    EXPECT_EQ(built.rows[0].cells[1][0].held, exact);
    EXPECT_EQ(built.rows[0].cells[0][0].held, std::nullopt);
}

TEST_F(RegisterTest, TakesAnyDocumentOfTheTypeWhereOneIsExpectedAndNoPeriodIsKnown) {
    expects({1}, u"Proposal"_s, u"proposal"_s);
    const SourceId held = holds(SiteId{1}, u"proposal"_s, u"2016"_s);
    EXPECT_EQ(made().rows[0].cells[0][0].held, held);
}

TEST_F(RegisterTest, GuessesNothingWhereSeveralOfATypeAreExpectedWithoutPeriods) {
    expects({1}, u"First"_s, monitoring);
    expects({1}, u"Second"_s, monitoring);
    const SourceId source = holds(SiteId{1}, monitoring, u"2018"_s);
    EXPECT_EQ(made().held, 0);
    EXPECT_THAT(made().rows[0].others, ElementsAre(source));
}

TEST_F(RegisterTest, UsesEachDocumentOnce) {
    expects({1}, u"A"_s, monitoring, u"2018"_s);
    expects({1}, u"B"_s, monitoring, u"2018"_s);
    holds(SiteId{1}, monitoring, u"2018"_s);
    EXPECT_EQ(made().held, 1);
}

TEST_F(RegisterTest, DrawsWhatIsHeldWhatIsMissingAndWhy) {
    expects({1}, u"Quarter 1"_s, monitoring, u"2018-04/2018-06"_s, u"withdrawn"_s);
    expects({1}, u"Quarter 2"_s, monitoring, u"2018-07/2018-09"_s);
    holds(SiteId{1}, monitoring, u"2018-07/2018-09"_s);
    holds(SiteId{1}, u"evaluation"_s);
    holds(std::nullopt, u"web summary"_s);
    const Table table = registerTable(made(), sites, sources);
    EXPECT_THAT(table.columns, ElementsAre(u"Site"_s, u"Quarter 1"_s, u"Quarter 2"_s, u"Others held"_s));
    EXPECT_THAT(table.rows[0].cells[1].items, ElementsAre(u"Apr–Jun 2018 missing: withdrawn"_s));
    EXPECT_EQ(table.rows[0].cells[1].tone, CellTone::Gap);
    EXPECT_THAT(table.rows[0].cells[2].items, ElementsAre(u"Jul–Sep 2018"_s));
    EXPECT_THAT(table.rows[0].cells[3].items, ElementsAre(u"Source 2"_s));
    EXPECT_THAT(table.rows[1].cells[1].items, ElementsAre(u"not expected"_s));
    EXPECT_THAT(table.notes, ElementsAre(u"Sources without a site: Source 3."_s));
    EXPECT_EQ(table.subtitle, u"1 of 2 expected documents held, 1 missing"_s);
}

TEST_F(RegisterTest, IsEmptyWithoutExpectations) {
    EXPECT_EQ(made().expected, 0);
    EXPECT_THAT(made().columns, IsEmpty());
}

} // namespace
} // namespace sheaf
