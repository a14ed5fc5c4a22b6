#include "app/session/describe_source.h"
#include "app/session/history.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class DescribeSourceTest : public AnyReview {
protected:
    void SetUp() override {
        addSite(u"Leeds"_s);
        addSource(u"Lead 4"_s, {u"We learned."_s});
        addSource(u"Proposal"_s, {u"We will learn."_s});
    }
    Source lead() const { return review.findSource(u"Lead 4"_s).value(); }
};

TEST_F(DescribeSourceTest, ChangesWhatIsSaidAndLeavesTheRest) {
    const auto described = DescribeSource(review).describe(
        lead(), {.site = u"leeds"_s, .type = u"lead interview"_s, .period = u"2019-03"_s, .language = u"en"_s});
    ASSERT_THAT(described, isOk());
    EXPECT_EQ(lead().type, u"lead interview"_s);
    EXPECT_EQ(lead().period.toString(), u"2019-03"_s);
    EXPECT_TRUE(lead().site.has_value());
    ASSERT_THAT(DescribeSource(review).describe(lead(), {.site = u""_s}), isOk());
    EXPECT_FALSE(lead().site.has_value());
    EXPECT_EQ(lead().language, u"en"_s);
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_TRUE(lead().site.has_value());
}

TEST_F(DescribeSourceTest, SaysWhenASourceBecomesConfidentialOrIsSoNoLonger) {
    const auto closed = DescribeSource(review).describe(lead(), {.confidentiality = Confidentiality::Confidential});
    ASSERT_THAT(closed, isOk());
    EXPECT_TRUE(closed->becameConfidential);
    const qint64 revision = review.revision();
    const auto again = DescribeSource(review).describe(lead(), {.confidentiality = Confidentiality::Confidential});
    ASSERT_THAT(again, isOk());
    EXPECT_FALSE(again->becameConfidential);
    EXPECT_EQ(review.revision(), revision) << "nothing changed, so the history says nothing";
    EXPECT_TRUE(DescribeSource(review).describe(lead(), {.confidentiality = Confidentiality::Public})->becameNameable);
}

TEST_F(DescribeSourceTest, RefusesWhatCanNotBe) {
    DescribeSource describe(review);
    EXPECT_THAT(describe.describe(lead(), {.title = u"PROPOSAL"_s}), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(describe.describe(lead(), {.title = u" "_s}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(describe.describe(lead(), {.site = u"Nowhere"_s}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(describe.describe(lead(), {.period = u"soon"_s}), hasError(ErrorCode::InvalidArgument));
    const Source seen = lead();
    ASSERT_THAT(describe.describe(seen, {.type = u"report"_s}), isOk());
    EXPECT_THAT(describe.describe(seen, {.type = u"proposal"_s}), hasError(ErrorCode::ChangedSince));
    EXPECT_EQ(lead().type, u"report"_s);
}

} // namespace
} // namespace sheaf
