#include "coding/store/site_repository.h"
#include "coding/store/undo_change.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

using namespace Qt::StringLiterals;
using testing::IsEmpty;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class SiteRepositoryTest : public testing::Test {
protected:
    TemporaryProject project;
    UnitOfWork work = project.begin();
    SiteRepository sites = SiteRepository(*project);
};

TEST_F(SiteRepositoryTest, KeepsSitesInTheOrderTheyCameIn) {
    ASSERT_THAT(sites.put(work, u"Leeds"_s, {}), isOk());
    ASSERT_THAT(sites.put(work, u"Essex"_s, {}), isOk());
    const auto all = sites.all().value();
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all[0].name, u"Leeds"_s);
    EXPECT_EQ(all[1].position, 1);
    EXPECT_FALSE(all[0].guid.isNull());
}

TEST_F(SiteRepositoryTest, SetsAttributesOfASiteThatIsThereAndTakesEmptyOnesAway) {
    const SiteId site = sites.put(work, u"Leeds"_s, {{u"Round"_s, u"1"_s}, {u"kind"_s, u"city"_s}}).value();
    EXPECT_EQ(sites.put(work, u" LEEDS "_s, {{u"round"_s, u"2"_s}, {u"Kind"_s, QString()}}).value(), site);
    const auto found = sites.find(u"leeds"_s).value();
    EXPECT_EQ(found.attributes, (QHash<QString, QString>{{u"Round"_s, u"2"_s}}));
    EXPECT_EQ(sites.all()->size(), 1);
}

TEST_F(SiteRepositoryTest, RefusesAnEmptyName) {
    EXPECT_THAT(sites.put(work, u" "_s, {}), hasError(ErrorCode::InvalidArgument));
}

TEST_F(SiteRepositoryTest, ListsTheSitesWhereNoneHasTheName) {
    EXPECT_THAT(sites.find(u"Leeds"_s), hasError(ErrorCode::NotFound));
    ASSERT_THAT(sites.put(work, u"Essex"_s, {}), isOk());
    const auto found = sites.find(u"Esse"_s);
    ASSERT_THAT(found, hasError(ErrorCode::NotFound));
    EXPECT_TRUE(found.error().hint.contains(u"Essex"_s));
}

TEST_F(SiteRepositoryTest, ReplacesWhatWasExpected) {
    const SiteId site = sites.put(work, u"Leeds"_s, {}).value();
    const ExpectedDocument first{
        .site = site,
        .column = u"Q1"_s,
        .type = u"monitoring report"_s,
        .period = Period::parse(u"2018-10/2018-12"_s).value(),
        .reason = u"late"_s};
    const ExpectedDocument second{.site = site, .column = u"Bid"_s, .type = u"proposal"_s, .period = {}, .reason = {}};
    ASSERT_THAT(sites.setExpected(work, {first, second}), isOk());
    const auto expected = sites.expected().value();
    ASSERT_EQ(expected.size(), 2);
    EXPECT_EQ(expected[0].column, u"Q1"_s);
    EXPECT_EQ(expected[0].period, first.period);
    EXPECT_EQ(expected[0].reason, u"late"_s);
    EXPECT_TRUE(expected[1].period.isNull());
    ASSERT_THAT(sites.setExpected(work, {}), isOk());
    EXPECT_THAT(sites.expected().value(), IsEmpty());
}

TEST_F(SiteRepositoryTest, SaysWhyADocumentIsMissingAndTakesItBack) {
    const SiteId site = sites.put(work, u"Leeds"_s, {}).value();
    ASSERT_THAT(
        sites.setExpected(
            work, {{.site = site, .column = u"Bid"_s, .type = u"proposal"_s, .period = {}, .reason = {}}}),
        isOk());
    ASSERT_THAT(work.commit(), isOk());
    const ExpectedDocument seen = sites.expected()->first();
    {
        auto later = UnitOfWork::begin(*project, {u"explain"_s, u"Anna"_s}).value();
        ASSERT_THAT(sites.explain(later, seen, u" never sent "_s), isOk());
        ASSERT_THAT(later.commit(), isOk());
    }
    EXPECT_EQ(sites.expected()->first().reason, u"never sent"_s);
    {
        auto later = project.begin();
        EXPECT_THAT(sites.explain(later, seen, u"lost"_s), hasError(ErrorCode::ChangedSince));
    }
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(sites.expected()->first().reason, QString());
    ASSERT_THAT(UndoChange(*project).redoLast(u"Anna"_s), isOk());
    EXPECT_EQ(sites.expected()->first().reason, u"never sent"_s);
}

TEST_F(SiteRepositoryTest, ExpectsNothingOfASiteThatIsNotThere) {
    EXPECT_THAT(
        sites.setExpected(work, {{.site = SiteId{9}, .column = {}, .type = {}, .period = {}, .reason = {}}}),
        hasError(ErrorCode::NotFound));
}

} // namespace
} // namespace sheaf
