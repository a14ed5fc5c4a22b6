#include "coding/store/saved_search_repository.h"
#include "coding/store/undo_change.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class SavedSearchRepositoryTest : public testing::Test {
protected:
    TemporaryProject project;
    SavedSearchRepository searches{*project};

    SavedSearchId put(const QString& name, const QString& query) {
        auto work = UnitOfWork::begin(*project, {u"test"_s, u"Anna"_s}).value();
        const SavedSearchId id = searches.put(work, name, query).value();
        EXPECT_THAT(work.commit(), isOk());
        return id;
    }
};

TEST_F(SavedSearchRepositoryTest, KeepsOneSearchAName) {
    const SavedSearchId trust = put(u"Trust "_s, u"trust*"_s);
    put(u"learning"_s, u"learn* NEAR/5 other"_s);
    EXPECT_EQ(put(u"TRUST"_s, u"trust* OR confidence"_s), trust);
    const auto all = searches.all().value();
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all[0].name, u"learning"_s);
    EXPECT_EQ(all[1].name, u"TRUST"_s);
    EXPECT_EQ(all[1].query, u"trust* OR confidence"_s);
    EXPECT_TRUE(all[1].createdAt.isValid());
}

TEST_F(SavedSearchRepositoryTest, RefusesWhatHasNoNameOrNoQuery) {
    auto work = project.begin();
    EXPECT_THAT(searches.put(work, u" "_s, u"trust"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(searches.put(work, u"Trust"_s, u" "_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(searches.remove(work, SavedSearchId{9}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(searches.find(u"Trust"_s), hasError(ErrorCode::NotFound));
}

TEST_F(SavedSearchRepositoryTest, ComesBackWhenItsRemovalIsUndone) {
    const SavedSearchId trust = put(u"Trust"_s, u"trust*"_s);
    {
        auto work = UnitOfWork::begin(*project, {u"test"_s, u"Anna"_s}).value();
        ASSERT_THAT(searches.remove(work, trust), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(searches.find(u"trust"_s)->query, u"trust*"_s);
    ASSERT_THAT(UndoChange(*project).redoLast(u"Anna"_s), isOk());
    EXPECT_TRUE(searches.all()->isEmpty());
}

} // namespace
} // namespace sheaf
