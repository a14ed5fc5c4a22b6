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
    EXPECT_THAT(SavedSearches(review).save(u"Trust"_s, u"trust site:Nowhere"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(SavedSearches(review).save(u"Trust"_s, u"trust nofield:x"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_EQ(review.revision(), revision);
    EXPECT_TRUE(SavedSearches(review).all()->isEmpty());
}

TEST_F(SavedSearchesTest, KnowWhatEachCoderHasNotSeenYet) {
    review.setCoder(u"Anna"_s);
    addSource(u"Lead 4"_s, {u"Trust grew."_s, u"It rained."_s});
    SavedSearches searches(review);
    ASSERT_THAT(searches.save(u"Trust"_s, u"trust*"_s, true), isOk());
    EXPECT_TRUE(searches.news(u"Trust"_s)->unseen.isEmpty());
    addSource(u"Lead 5"_s, {u"They trusted us."_s});
    const auto news = searches.news(u"trust"_s).value();
    EXPECT_EQ(news.unseen, QList{PassageId{3}});
    EXPECT_EQ(news.total, 2);
    EXPECT_TRUE(news.since);
    const auto fresh = searches.runForNew(u"Trust"_s, 10).value();
    ASSERT_EQ(fresh.passages.size(), 1);
    EXPECT_EQ(fresh.total, 1);
    EXPECT_EQ(fresh.passages[0].passage.id, PassageId{3});
    EXPECT_EQ(searches.look(u"Trust"_s)->unseen.size(), 1);
    EXPECT_TRUE(searches.news(u"Trust"_s)->unseen.isEmpty());
    review.setCoder(u"Ben"_s);
    EXPECT_EQ(searches.news(u"Trust"_s)->unseen.size(), 2);
    EXPECT_FALSE(searches.news(u"Trust"_s)->since);
}

TEST_F(SavedSearchesTest, SayWithTheNewsWhatTheSearchSaysOfItself) {
    SavedSearches searches(review);
    ASSERT_THAT(searches.save(u"Words"_s, u"abc*"_s, true), isOk());
    EXPECT_TRUE(searches.news(u"Words"_s)->notes.isEmpty());
    addMoreWordsThanAWildcardStandsFor();
    EXPECT_EQ(searches.news(u"Words"_s)->notes, searches.run(u"Words"_s, 1)->notes);
    EXPECT_EQ(searches.look(u"Words"_s)->notes.size(), 1);
}

TEST_F(SavedSearchesTest, StopWhenCancelled) {
    addSource(u"Lead 4"_s, {u"Trust grew."_s});
    SavedSearches searches(review);
    ASSERT_THAT(searches.save(u"Trust"_s, u"trust*"_s, true), isOk());
    ASSERT_THAT(searches.save(u"Plain"_s, u"trust*"_s), isOk());
    const qint64 revision = review.revision();
    CancelToken cancel;
    cancel.cancel();
    EXPECT_THAT(searches.run(u"Trust"_s, 10, cancel), hasError(ErrorCode::Cancelled));
    EXPECT_THAT(searches.news(u"Trust"_s, cancel), hasError(ErrorCode::Cancelled));
    EXPECT_THAT(searches.runForNew(u"Trust"_s, 10, cancel), hasError(ErrorCode::Cancelled));
    EXPECT_THAT(searches.look(u"Trust"_s, cancel), hasError(ErrorCode::Cancelled));
    EXPECT_THAT(searches.save(u"Other"_s, u"trust*"_s, true, cancel), hasError(ErrorCode::Cancelled));
    EXPECT_THAT(searches.setLiving(u"Plain"_s, true, cancel), hasError(ErrorCode::Cancelled));
    EXPECT_EQ(review.revision(), revision);
}

TEST_F(SavedSearchesTest, StayLivingAndBeginAnewWhenTheirQueryChanges) {
    addSource(u"Lead 4"_s, {u"Trust grew."_s, u"It rained."_s});
    SavedSearches searches(review);
    ASSERT_THAT(searches.save(u"Trust"_s, u"trust*"_s), isOk());
    EXPECT_THAT(searches.news(u"Trust"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(searches.look(u"Trust"_s), hasError(ErrorCode::InvalidArgument));
    ASSERT_THAT(searches.setLiving(u"Trust"_s, true), isOk());
    ASSERT_THAT(searches.save(u"Trust"_s, u"trust* OR rain*"_s), isOk());
    EXPECT_TRUE(searches.news(u"Trust"_s)->unseen.isEmpty());
    addSource(u"Lead 5"_s, {u"More rain."_s});
    EXPECT_EQ(searches.news(u"Trust"_s)->unseen.size(), 1);
    ASSERT_THAT(searches.setLiving(u"Trust"_s, false), isOk());
    EXPECT_FALSE(searches.find(u"Trust"_s)->isLiving);
    EXPECT_THAT(searches.setLiving(u"Nothing"_s, true), hasError(ErrorCode::NotFound));
}

} // namespace
} // namespace sheaf
