#include "app/session/edit_sites.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

using EditSitesTest = AnyReview;

TEST_F(EditSitesTest, ReadsWhatIsExpectedAndReplacesWhatWas) {
    EXPECT_EQ(
        EditSites(review)
            .importExpectedCsv(write(
                u"e.csv"_s,
                "site,type,column,period,reason\nLeeds,proposal,,,\nLeeds,monitoring report,Q1,2018-10/2018-12,late\n"))
            .value(),
        2);
    const auto expected = review.expectedDocuments().value();
    ASSERT_EQ(expected.size(), 2);
    EXPECT_EQ(expected[0].column, u"proposal"_s);
    EXPECT_EQ(expected[1].column, u"Q1"_s);
    EXPECT_EQ(expected[1].reason, u"late"_s);
    EXPECT_EQ(review.sites()->size(), 1);
    EXPECT_THAT(
        EditSites(review).importExpectedCsv(write(u"f.csv"_s, "site,type,period\nEssex,proposal,soon\n")),
        hasError(ErrorCode::InvalidArgument));
    EXPECT_EQ(review.expectedDocuments()->size(), 2);
    EXPECT_EQ(review.sites()->size(), 1);
    ASSERT_THAT(EditSites(review).importExpectedCsv(write(u"g.csv"_s, "site,type\nEssex,proposal\n")), isOk());
    EXPECT_EQ(review.expectedDocuments()->size(), 1);
}

TEST_F(EditSitesTest, SayWhyADocumentIsMissing) {
    EditSites sites(review);
    ASSERT_THAT(
        sites.importExpectedCsv(write(
            u"e.csv"_s,
            "site,type,column,period\nLeeds,proposal,,\nLeeds,report,Reports,2018\nLeeds,report,Reports,2019\n")),
        isOk());
    const auto reasons = [&] {
        QStringList found;
        const auto expected = review.expectedDocuments().value(); // outlives the loop
        for (const ExpectedDocument& document : expected)
            found.append(document.reason);
        return found;
    };
    ASSERT_THAT(sites.explain({u"leeds"_s, u"PROPOSAL"_s}, u"never sent"_s), isOk());
    ASSERT_THAT(sites.explain({u"Leeds"_s, u"Reports"_s, u"2019"_s}, u"late"_s), isOk());
    EXPECT_EQ(reasons(), (QStringList{u"never sent"_s, QString(), u"late"_s}));
    const auto several = sites.explain({u"Leeds"_s, u"Reports"_s}, u"late"_s);
    ASSERT_THAT(several, hasError(ErrorCode::Ambiguous));
    EXPECT_TRUE(several.error().hint.contains(u"2018"_s)) << several.error().hint.toStdString();
    EXPECT_THAT(sites.explain({u"Leeds"_s, u"Bid"_s}, u"late"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(sites.explain({u"Essex"_s, u"Reports"_s}, u"late"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(sites.explain({u"Leeds"_s, u"Reports"_s, u"2020"_s}, u"late"_s), hasError(ErrorCode::NotFound));
}

} // namespace
} // namespace sheaf
