#include "coding/store/saved_search_repository.h"
#include "coding/store/search_look_repository.h"
#include "coding/store/undo_change.h"
#include "coding/store/verification.h"
#include "tests/support/any_project.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class SearchLookRepositoryTest : public AnyProject {
protected:
    SavedSearchId search = [this] {
        auto work = UnitOfWork::begin(*project, {u"save"_s, u"Anna"_s}).value();
        const SavedSearchId id = SavedSearchRepository(*project).put(work, u"Trust"_s, u"trust*"_s).value();
        EXPECT_THAT(SavedSearchRepository(*project).setLiving(work, id, true), isOk());
        EXPECT_THAT(work.commit(), isOk());
        return id;
    }();

    void look(const QString& coder, const std::vector<NumberRun>& passages) {
        auto work = UnitOfWork::begin(*project, {u"look"_s, coder}).value();
        ASSERT_THAT(SearchLookRepository(*project).add(work, search, passages), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    SearchLookRepository::Seen seenBy(const QString& coder) {
        return SearchLookRepository(*project).seenBy(coder, search).value();
    }
};

TEST_F(SearchLookRepositoryTest, GathersWhatACoderHasSeenInAllLooks) {
    EXPECT_FALSE(seenBy(u"Anna"_s).lastAt);
    look(u"Anna"_s, {{1, 2}, {7, 7}});
    look(u"Anna"_s, {{3, 3}, {9, 12}});
    look(u"Anna"_s, {});
    look(u"Ben"_s, {{40, 40}});
    const auto seen = seenBy(u"anna "_s);
    EXPECT_TRUE(seen.passages == (std::vector<NumberRun>{{1, 3}, {7, 7}, {9, 12}}));
    ASSERT_TRUE(seen.lastAt);
    EXPECT_LT(seen.lastAt->msecsTo(QDateTime::currentDateTimeUtc()), 60'000);
    EXPECT_TRUE(seenBy(u"Ben"_s).passages == (std::vector<NumberRun>{{40, 40}}));
}

TEST_F(SearchLookRepositoryTest, ForgetsALookThatIsUndone) {
    look(u"Anna"_s, {{1, 2}});
    look(u"Anna"_s, {{3, 3}});
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_TRUE(seenBy(u"Anna"_s).passages == (std::vector<NumberRun>{{1, 2}}));
}

TEST_F(SearchLookRepositoryTest, GoesWithTheSearchAndComesBackWithIt) {
    look(u"Ben"_s, {{1, 2}});
    {
        auto work = UnitOfWork::begin(*project, {u"remove"_s, u"Anna"_s}).value();
        ASSERT_THAT(SavedSearchRepository(*project).remove(work, search), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    EXPECT_TRUE(seenBy(u"Ben"_s).passages.empty());
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_TRUE(SavedSearchRepository(*project).find(u"Trust"_s)->isLiving);
    EXPECT_FALSE(seenBy(u"Ben"_s).passages.empty());
}

TEST_F(SearchLookRepositoryTest, IsEmptiedWhereTheSearchIsNoLivingOneAnyMore) {
    look(u"Ben"_s, {{1, 2}});
    auto work = UnitOfWork::begin(*project, {u"stop"_s, u"Anna"_s}).value();
    ASSERT_THAT(SavedSearchRepository(*project).setLiving(work, search, false), isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_FALSE(SavedSearchRepository(*project).find(u"Trust"_s)->isLiving);
    EXPECT_TRUE(seenBy(u"Ben"_s).passages.empty());
}

TEST_F(SearchLookRepositoryTest, RefusesASearchThatIsNotThereAndBytesThatAreBroken) {
    {
        auto work = UnitOfWork::begin(*project, {u"look"_s, u"Anna"_s}).value();
        EXPECT_THAT(SearchLookRepository(*project).add(work, {99}, {{1, 1}}), hasError(ErrorCode::NotFound));
        EXPECT_THAT(SavedSearchRepository(*project).setLiving(work, {99}, true), hasError(ErrorCode::NotFound));
    }
    look(u"Anna"_s, {{1, 2}});
    tamper({u"UPDATE search_look SET passages = x'01'"_s});
    EXPECT_THAT(SearchLookRepository(*project).seenBy(u"Anna"_s, search), hasError(ErrorCode::Damaged));
    const auto report = this->AnyProject::look();
    ASSERT_EQ(report.left(), 1);
    EXPECT_EQ(report.faults.first().table, u"search_look"_s);
}

TEST_F(SearchLookRepositoryTest, VerificationFindsAGroupOfOneWord) {
    tamper({u"INSERT INTO synonym_group (guid, coder_id, created_at) VALUES "
            "('0b2c7b5e-6c53-4f3f-9f4b-0d4ad2a3b111', 1, '')"_s});
    const auto report = this->AnyProject::look();
    ASSERT_EQ(report.left(), 1);
    EXPECT_EQ(report.faults.first().table, u"synonym_group"_s);
}

} // namespace
} // namespace sheaf
