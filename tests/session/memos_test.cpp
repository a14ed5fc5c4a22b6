#include "app/session/code_passages.h"
#include "app/session/edit_attributes.h"
#include "app/session/history.h"
#include "app/session/memos.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class MemosTest : public AnyReview {
protected:
    void SetUp() override {
        addSite(u"Leeds"_s);
        source = addSource(u"Lead 4"_s, {u"We learned."_s, u"Trust grew."_s});
        const CodeId themes = addCode(u"Themes"_s);
        code = addCode(u"Trust"_s, themes);
        coding = CodePassages(review).codeRange(code, source, {12, 17}, {.coder = u"Ben"_s}).value();
    }
    Memos::Entry add(const QString& on, const QString& text) {
        return Memos(review).add(Memos(review).subject(on).value(), text).value();
    }
    SourceId source;
    CodeId code;
    Coding coding;
};

TEST_F(MemosTest, HangOnAnythingByItsName) {
    ASSERT_THAT(EditAttributes(review).define({.name = u"round"_s}), isOk());
    const PassageId passage = review.passages(source)->last().id;
    const QStringList things{
        u"project"_s,
        u"site:Leeds"_s,
        u"source:Lead 4"_s,
        u"attribute:round"_s,
        u"code:Themes/Trust"_s,
        u"passage:%1"_s.arg(passage.value),
        u"coding:%1"_s.arg(coding.id.value)};
    for (const QString& thing : things)
        EXPECT_EQ(add(thing, u"On "_s + thing).on, thing);
    const auto all = Memos(review).all().value();
    ASSERT_EQ(all.size(), things.size());
    for (qsizetype at = 0; at < things.size(); ++at)
        EXPECT_EQ(all[at].memo.text, u"On "_s + things[at]);
    EXPECT_EQ(all[5].about, u"Lead 4, ¶ 2"_s);
    EXPECT_EQ(all[6].key, things[6]);
    EXPECT_EQ(all[6].about, u"“Trust” on “Lead 4”"_s);
    EXPECT_EQ(all[6].coder, u"Ben"_s);
    EXPECT_EQ(Memos(review).all(Memos(review).subject(u"code:trust"_s).value())->size(), 1);
    EXPECT_EQ(Memos(review).all(Memos(review).subject(things[6]).value())->size(), 1);
    EXPECT_EQ(Memos(review).all({}, coding.coder)->size(), 1);
}

TEST_F(MemosTest, OfACodingAreChangedLikeTheOthers) {
    const QString key = u"coding:%1"_s.arg(coding.id.value);
    EXPECT_THAT(Memos(review).find(key), hasError(ErrorCode::NotFound));
    const auto added = add(key, u"Strong."_s);
    EXPECT_THAT(Memos(review).add(added.memo.on, u"Again."_s), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(Memos(review).edit(added, u" "_s), hasError(ErrorCode::InvalidArgument));
    ASSERT_THAT(Memos(review).edit(added, u"Weak."_s), isOk());
    EXPECT_EQ(review.codings()->first().memo, u"Weak."_s);
    EXPECT_THAT(Memos(review).edit(added, u"Middling."_s), hasError(ErrorCode::ChangedSince));
    ASSERT_THAT(Memos(review).remove(Memos(review).find(key).value()), isOk());
    EXPECT_TRUE(Memos(review).all()->isEmpty());
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_EQ(Memos(review).find(key)->memo.text, u"Weak."_s);
}

TEST_F(MemosTest, OfSomebodyElseAreNotOverwrittenUnseen) {
    const auto seen = add(u"code:Trust"_s, u"Too wide?"_s);
    review.setCoder(u"Ben"_s);
    ASSERT_THAT(Memos(review).edit(Memos(review).find(seen.key).value(), u"Split it."_s), isOk());
    EXPECT_THAT(Memos(review).edit(seen, u"Keep it."_s), hasError(ErrorCode::ChangedSince));
    EXPECT_EQ(Memos(review).find(seen.key)->memo.text, u"Split it."_s);
    ASSERT_THAT(Memos(review).remove(seen), isOk());
    EXPECT_THAT(Memos(review).remove(seen), hasError(ErrorCode::NotFound));
}

TEST_F(MemosTest, HangOnNothingThatIsNotNamed) {
    const Memos memos(review);
    for (const QString& wrong : {u"theme:Trust"_s, u"code:"_s, u"coding:first"_s, u"project:Review"_s, QString()})
        EXPECT_THAT(memos.subject(wrong), hasError(ErrorCode::InvalidArgument)) << wrong.toStdString();
    EXPECT_THAT(memos.subject(u"code:Nothing"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(memos.find(u"first"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(memos.find(u"99"_s), hasError(ErrorCode::NotFound));
    const qint64 revision = review.revision();
    EXPECT_THAT(Memos(review).add({MemoOwner::Passage, 99}, u"x"_s), hasError(ErrorCode::NotFound));
    EXPECT_EQ(review.revision(), revision);
}

} // namespace
} // namespace sheaf
