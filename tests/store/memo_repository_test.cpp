#include "coding/store/code_repository.h"
#include "coding/store/memo_repository.h"
#include "coding/store/site_repository.h"
#include "coding/store/undo_change.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class MemoRepositoryTest : public testing::Test {
protected:
    TemporaryProject project;
    MemoRepository memos{*project};
    CodeRepository codes{*project};

    UnitOfWork begin(const QString& coder = u"Anna"_s) {
        return UnitOfWork::begin(*project, {u"test"_s, coder}).value();
    }
    CodeId addCode(const QString& name) {
        auto work = begin();
        Code code;
        code.name = name;
        const CodeId id = codes.add(work, code).value();
        EXPECT_THAT(work.commit(), isOk());
        return id;
    }
    Memo add(MemoSubject on, const QString& text, const QString& coder = u"Anna"_s) {
        auto work = begin(coder);
        const MemoId id = memos.add(work, on, text).value();
        EXPECT_THAT(work.commit(), isOk());
        return memos.byId(id).value();
    }
};

TEST_F(MemoRepositoryTest, KeepsWhoWroteWhatOnWhat) {
    const CodeId trust = addCode(u"Trust"_s);
    const Memo memo = add({MemoOwner::Code, trust.value}, u"Too wide?\nSplit it."_s, u"Ben"_s);
    EXPECT_EQ(memo.text, u"Too wide?\nSplit it."_s);
    EXPECT_EQ(memo.on, (MemoSubject{MemoOwner::Code, trust.value}));
    EXPECT_EQ(memo.createdAt, memo.changedAt);
    EXPECT_FALSE(memo.guid.isNull());
    add({}, u"We began in May."_s);
    EXPECT_EQ(memos.find()->size(), 2);
    EXPECT_EQ(memos.find(MemoSubject{})->first().text, u"We began in May."_s);
    EXPECT_EQ(memos.find({}, memo.coder)->size(), 1);
    EXPECT_TRUE(memos.find(MemoSubject{MemoOwner::Code, trust.value + 1})->isEmpty());
}

TEST_F(MemoRepositoryTest, HangsOnNothingThatIsNotThere) {
    auto work = begin();
    for (const auto owner :
         {MemoOwner::Site, MemoOwner::Source, MemoOwner::Passage, MemoOwner::Attribute, MemoOwner::Code,
          MemoOwner::MatrixCell, MemoOwner::Finding})
        EXPECT_THAT(memos.add(work, {owner, 9}, u"x"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(memos.add(work, {MemoOwner::Coding, 1}, u"x"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(memos.add(work, {}, u" \n"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(memos.remove(work, MemoId{9}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(memos.byId(MemoId{9}), hasError(ErrorCode::NotFound));
}

TEST_F(MemoRepositoryTest, RefusesToOverwriteWhatSomebodyWroteMeanwhile) {
    const Memo seen = add({}, u"We began in May."_s);
    {
        auto work = begin(u"Ben"_s);
        ASSERT_THAT(memos.edit(work, seen, u"We began in June."_s), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    const Memo now = memos.byId(seen.id).value();
    EXPECT_EQ(now.coder, seen.coder) << "who wrote it first";
    EXPECT_GE(now.changedAt, now.createdAt);
    {
        auto work = begin();
        EXPECT_THAT(memos.edit(work, seen, u"We began in April."_s), hasError(ErrorCode::ChangedSince));
        EXPECT_THAT(memos.edit(work, now, u""_s), hasError(ErrorCode::InvalidArgument));
    }
    ASSERT_THAT(UndoChange(*project).undoLast(u"Ben"_s), isOk());
    EXPECT_EQ(memos.byId(seen.id)->text, u"We began in May."_s);
}

TEST_F(MemoRepositoryTest, GoesWithItsCodeAndComesBackWithIt) {
    const CodeId trust = addCode(u"Trust"_s);
    const CodeId other = addCode(u"Other"_s);
    const Memo memo = add({MemoOwner::Code, trust.value}, u"Too wide?"_s);
    const Memo kept = add({MemoOwner::Code, other.value}, u"Fine."_s);
    {
        auto work = begin();
        ASSERT_THAT(codes.remove(work, trust), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    EXPECT_THAT(memos.byId(memo.id), hasError(ErrorCode::NotFound));
    EXPECT_THAT(memos.byId(kept.id), isOk());
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    const auto back = memos.byId(memo.id);
    ASSERT_THAT(back, isOk());
    EXPECT_EQ(back->guid, memo.guid);
    EXPECT_EQ(back->text, memo.text);
    EXPECT_EQ(back->createdAt, memo.createdAt);
    ASSERT_THAT(UndoChange(*project).redoLast(u"Anna"_s), isOk());
    EXPECT_THAT(memos.byId(memo.id), hasError(ErrorCode::NotFound));
}

TEST_F(MemoRepositoryTest, KeepsWhatItHangsOnFromBeingUndone) {
    const CodeId trust = addCode(u"Trust"_s);
    const Memo memo = add({MemoOwner::Code, trust.value}, u"Too wide?"_s, u"Ben"_s);
    const auto refused = UndoChange(*project).undoLast(u"Anna"_s);
    ASSERT_THAT(refused, hasError(ErrorCode::ChangedSince));
    EXPECT_TRUE(refused.error().message.contains(u"Ben"_s)) << refused.error().message.toStdString();
    ASSERT_THAT(UndoChange(*project).undoLast(u"Ben"_s), isOk());
    EXPECT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
}

} // namespace
} // namespace sheaf
