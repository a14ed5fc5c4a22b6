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

} // namespace
} // namespace sheaf
