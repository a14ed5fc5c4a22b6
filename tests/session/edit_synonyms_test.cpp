#include "app/session/edit_synonyms.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

using EditSynonymsTest = AnyReview;

TEST_F(EditSynonymsTest, AreAddedByTheLineAsOneChange) {
    const qint64 revision = review.revision();
    EditSynonyms synonyms(review);
    ASSERT_THAT(synonyms.add({u"ofsted ~ inspection"_s, u"lead~\"leader\""_s}), isOk());
    EXPECT_EQ(review.revision(), revision + 1);
    const auto all = synonyms.all().value();
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all[1].words, (QStringList{u"lead"_s, u"leader"_s}));
}

TEST_F(EditSynonymsTest, LeaveTheReviewAsItWasWhereALineOrAWordIsWrong) {
    EditSynonyms synonyms(review);
    ASSERT_THAT(synonyms.add({u"ofsted~inspection"_s}), isOk());
    const qint64 revision = review.revision();
    EXPECT_THAT(synonyms.add({u"a~b"_s, u"lonely"_s}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(synonyms.add({u"lead ~ quality lead"_s}), hasError(ErrorCode::InvalidArgument)); // two words
    EXPECT_THAT(synonyms.add({}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(synonyms.remove({u"ofsted"_s, u"nothing"_s}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(synonyms.importLines("# none\n\n", u"none.txt"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(synonyms.importLines("a~b\nc\n", u"some.txt"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_EQ(review.revision(), revision);
    EXPECT_EQ(synonyms.all()->size(), 1);
}

TEST_F(EditSynonymsTest, AreReadFromAFileWithWindowsLineEnds) {
    EXPECT_EQ(EditSynonyms(review).importLines("\xEF\xBB\xBF# words\r\nofsted ~ inspection\r\n", u"words.txt"_s), 1);
    EXPECT_EQ(EditSynonyms(review).all()->first().words, (QStringList{u"ofsted"_s, u"inspection"_s}));
}

} // namespace
} // namespace sheaf
