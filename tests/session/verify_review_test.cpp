#include "app/session/back_up.h"
#include "app/session/search_passages.h"
#include "app/session/verify_review.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"
#include "tests/support/tampering.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class VerifyReviewTest : public AnyReview {
protected:
    VerifyReview verification{folder.projectPath()};
    BackUp backups{folder.projectPath()};
    SourceId source = addSource(u"One"_s, {u"Trust grew."_s, u"Nothing here."_s});

    qsizetype total(const QString& query) { return SearchPassages(review).run(query, 10).value().total; }
};

TEST_F(VerifyReviewTest, FindsNothingInAReviewThatWasSearched) {
    ASSERT_EQ(total(u"trust"_s), 1);
    const auto verified = verification.look().value();
    EXPECT_EQ(verified.left(), 0);
    EXPECT_EQ(verified.texts, 1);
    EXPECT_EQ(verified.indexed, 2);
    EXPECT_EQ(verified.revision, review.revision());
}

TEST_F(VerifyReviewTest, FindsNothingWhereTheIndexHasYetToCatchUp) {
    ASSERT_EQ(total(u"trust"_s), 1);
    addSource(u"Two"_s, {u"Trust, too."_s});
    EXPECT_EQ(verification.look()->left(), 0);
}

TEST_F(VerifyReviewTest, MakesAnIndexOfAnotherWayAnew) {
    ASSERT_EQ(total(u"trust"_s), 1);
    tamperWith(folder.projectPath(), {u"UPDATE unit_of_work SET at = '2020-01-01T00:00:00.000Z'"_s});
    EXPECT_EQ(verification.look()->left(), 1);
    const auto repaired = verification.repair().value();
    EXPECT_EQ(repaired.faults.size(), 1);
    EXPECT_EQ(repaired.left(), 0);
    EXPECT_EQ(verification.look()->left(), 0);
    EXPECT_EQ(total(u"trust"_s), 1);
}

TEST_F(VerifyReviewTest, OpensAndMendsACodebookWithALoop) {
    const CodeId first = addCode(u"First"_s);
    const CodeId second = addCode(u"Second"_s, first);
    tamperWith(
        folder.projectPath(), {u"UPDATE code SET parent_id = %1 WHERE id = %2"_s.arg(second.value).arg(first.value)});
    EXPECT_THAT(Review::open(folder.projectPath()), hasError(ErrorCode::Damaged));
    EXPECT_EQ(verification.repair()->left(), 0);
    EXPECT_THAT(Review::open(folder.projectPath()), isOk());
}

TEST_F(VerifyReviewTest, IsAnErrorWhereThereIsNoProject) {
    EXPECT_THAT(VerifyReview(folder.path(u"none.sheaf"_s)).look(), hasError(ErrorCode::NotFound));
    EXPECT_THAT(VerifyReview(write(u"text.sheaf"_s, "a text")).repair(), hasError(ErrorCode::Damaged));
}

TEST_F(VerifyReviewTest, AfterARestoreASearchFindsWhatTheBackupHeldAndNoMore) {
    ASSERT_EQ(total(u"trust"_s), 1);
    ASSERT_THAT(backups.make(), isOk());
    addSource(u"Two"_s, {u"Trust was lost."_s});
    ASSERT_EQ(total(u"trust"_s), 2);
    ASSERT_THAT(backups.restore(), isOk());
    EXPECT_EQ(total(u"trust"_s), 1);
    const SourceId another = addSource(u"Three"_s, {u"Trust came back."_s, u"Another."_s});
    EXPECT_EQ(total(u"trust"_s), 2);
    EXPECT_EQ(total(u"lost"_s), 0);
    EXPECT_EQ(SearchPassages(review).run(u"back"_s, 1)->passages.first().source, another);
    EXPECT_EQ(verification.look()->left(), 0);
}

TEST_F(VerifyReviewTest, BackupsAreListedNewestFirst) {
    EXPECT_TRUE(backups.list().isEmpty());
    const auto made = backups.make().value();
    ASSERT_TRUE(made.has_value());
    ASSERT_EQ(backups.list().size(), 1);
    EXPECT_EQ(backups.list().first().name, made->name);
    EXPECT_EQ(backups.make().value().has_value(), false);
}

} // namespace
} // namespace sheaf
