#include "coding/store/code_merge.h"
#include "coding/store/rejected_suggestion_repository.h"
#include "tests/support/any_project.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class RejectedSuggestionRepositoryTest : public AnyProject {
protected:
    void reject(const QString& coder, CodeId code, const QList<PassageId>& passages) {
        auto work = UnitOfWork::begin(*project, {u"reject"_s, coder}).value();
        ASSERT_THAT(RejectedSuggestionRepository(*project).reject(work, code, passages), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    QList<RejectedSuggestion> of(CodeId code) { return RejectedSuggestionRepository(*project).of(code).value(); }
};

TEST_F(RejectedSuggestionRepositoryTest, RemembersWhoSaidSoFirst) {
    reject(u"Anna"_s, trust, {PassageId{2}, PassageId{1}});
    reject(u"Ben"_s, trust, {PassageId{2}});
    const auto rejected = of(trust);
    ASSERT_EQ(rejected.size(), 2);
    EXPECT_EQ(rejected[0].passage, PassageId{1});
    EXPECT_EQ(rejected[1].passage, PassageId{2});
    EXPECT_EQ(rejected[0].coder, rejected[1].coder);
    EXPECT_TRUE(rejected[0].at.isValid());
    EXPECT_TRUE(of(theme).isEmpty());
}

TEST_F(RejectedSuggestionRepositoryTest, MayBeTakenBackAndUndone) {
    reject(u"Anna"_s, trust, {PassageId{1}});
    auto work = UnitOfWork::begin(*project, {u"take back"_s, u"Anna"_s}).value();
    RejectedSuggestionRepository rejections(*project);
    EXPECT_THAT(rejections.takeBack(work, trust, PassageId{2}), hasError(ErrorCode::NotFound));
    ASSERT_THAT(rejections.takeBack(work, trust, PassageId{1}), isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_TRUE(of(trust).isEmpty());
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(of(trust).size(), 1);
}

TEST_F(RejectedSuggestionRepositoryTest, RefusesWhatIsNotThere) {
    auto work = UnitOfWork::begin(*project, {u"reject"_s, u"Anna"_s}).value();
    RejectedSuggestionRepository rejections(*project);
    EXPECT_THAT(rejections.reject(work, trust, {PassageId{99}}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(rejections.reject(work, CodeId{99}, {PassageId{1}}), hasError(ErrorCode::NotFound));
}

TEST_F(RejectedSuggestionRepositoryTest, GoesWithACodeThatIsMerged) {
    const CodeId other = addCode(u"Confidence"_s);
    reject(u"Anna"_s, other, {PassageId{1}});
    auto work = UnitOfWork::begin(*project, {u"merge"_s, u"Anna"_s}).value();
    ASSERT_THAT(CodeMerge(*project, work).merge(other, trust), isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_TRUE(of(trust).isEmpty());
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(of(other).size(), 1);
}

} // namespace
} // namespace sheaf
