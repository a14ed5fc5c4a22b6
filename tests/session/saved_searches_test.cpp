#include "app/session/saved_searches.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

using SavedSearchesTest = AnyReview;

TEST_F(SavedSearchesTest, FindWhatCameInSinceTheyWereSaved) {
    addSource(u"Lead 4"_s, {u"Trust grew."_s});
    SavedSearches searches(review);
    ASSERT_THAT(searches.save(u"Trust"_s, u"trust*"_s), isOk());
    EXPECT_EQ(searches.run(u"trust"_s, 10)->total, 1);
    addSource(u"Lead 5"_s, {u"They trusted us."_s});
    EXPECT_EQ(searches.run(u"Trust"_s, 10)->total, 2);
    ASSERT_THAT(searches.remove(u"Trust"_s), isOk());
    EXPECT_THAT(searches.run(u"Trust"_s, 10), hasError(ErrorCode::NotFound));
    EXPECT_THAT(searches.remove(u"Trust"_s), hasError(ErrorCode::NotFound));
}

TEST_F(SavedSearchesTest, AreNotSavedUnlessTheyCanBeRead) {
    const qint64 revision = review.revision();
    const auto saved = SavedSearches(review).save(u"Trust"_s, u"(trust AND"_s);
    ASSERT_THAT(saved, hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(SavedSearches(review).save(u" "_s, u"trust"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_EQ(review.revision(), revision);
    EXPECT_TRUE(SavedSearches(review).all()->isEmpty());
}

} // namespace
} // namespace sheaf
