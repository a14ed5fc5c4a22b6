#include "app/session/code_passages.h"
#include "app/session/history.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::SizeIs;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class HistoryTest : public AnyReview {
protected:
    SourceId source = addSource(u"Lead 4"_s, {u"We learned from each other."_s});
    CodeId reciprocity = addCode(u"Reciprocity"_s);
    History history{review};
};

TEST_F(HistoryTest, NamesTheNextUndoAsTheWindowShowsIt) {
    ASSERT_THAT(CodePassages(review).codeRange(reciprocity, source, {3, 10}, {.coder = u"Anna"_s}), isOk());
    EXPECT_EQ((*history.nextUndo(u"Anna"_s))->what, u"code “Reciprocity” on “Lead 4”"_s);
    EXPECT_FALSE(history.nextUndo(u"Nobody"_s)->has_value());
    EXPECT_FALSE(history.nextRedo(u"Anna"_s)->has_value());
    ASSERT_THAT(history.undo(u"anna"_s), isOk()) << "names are compared as everywhere";
    EXPECT_EQ((*history.nextRedo(u"Anna"_s))->what, u"code “Reciprocity” on “Lead 4”"_s);
    EXPECT_FALSE(history.nextUndo(u"Anna"_s)->has_value());
}

TEST_F(HistoryTest, FindsThingsByKindAndName) {
    addSite(u"Leeds"_s);
    EXPECT_EQ(history.find(u"code:reciprocity"_s)->id, reciprocity.value);
    EXPECT_EQ(history.find(u"source:Lead 4"_s)->id, source.value);
    EXPECT_EQ(history.find(u"site:leeds"_s)->table, u"site"_s);
    EXPECT_EQ(history.find(u"coding:12"_s)->id, 12);
    EXPECT_THAT(history.find(u"weather:fine"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(history.find(u"coding:x"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(history.find(u"code:none"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(history.findCoder(u"Nobody"_s), hasError(ErrorCode::NotFound));
}

TEST_F(HistoryTest, TellsEachColumnBeforeAndAfter) {
    const Coding coding = CodePassages(review).codeRange(reciprocity, source, {3, 10}, {.memo = u"first"_s}).value();
    Coding changed = coding;
    changed.memo = u"second"_s;
    ASSERT_THAT(CodePassages(review).describe(changed, coding), isOk());
    const auto rows = history.rows(review.revision()).value();
    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].table, u"coding"_s);
    ASSERT_THAT(rows[0].fields, SizeIs(1));
    EXPECT_EQ(rows[0].fields[0].before, u"first"_s);
    EXPECT_EQ(rows[0].fields[0].after, u"second"_s);
    EXPECT_THAT(CodePassages(review).describe(changed, coding), isOk()) << "it is so already";
    changed.memo = u"third"_s;
    EXPECT_THAT(CodePassages(review).describe(changed, coding), hasError(ErrorCode::ChangedSince));
}

} // namespace
} // namespace sheaf
