#include "app/session/codebook_versions.h"
#include "app/session/history.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

using CodebookVersionsTest = AnyReview;

TEST_F(CodebookVersionsTest, TellWhatBecameOfTheCodebookSince) {
    const CodeId trust = addCode(u"Trust"_s);
    CodebookVersions versions(review);
    ASSERT_THAT(versions.add(u"Pilot"_s, u"before round two"_s), isOk());
    addCode(u"Early"_s, trust);
    ASSERT_THAT(versions.add(u"Round two"_s, u"with the second coder"_s), isOk());
    ASSERT_EQ(versions.codebook(1)->inOrder().size(), 1);
    ASSERT_EQ(versions.codebook(2)->inOrder().size(), 2);
    const auto changes = versions.compare(1, 2).value();
    ASSERT_EQ(changes.size(), 1);
    EXPECT_EQ(changes[0].change, CodebookChange::Added);
    EXPECT_EQ(changes[0].after, u"Trust/Early"_s);
    EXPECT_TRUE(versions.compare(2)->isEmpty());
    EXPECT_EQ(versions.compare(2, 1)->first().change, CodebookChange::Removed);
    EXPECT_THAT(versions.compare(1, 3), hasError(ErrorCode::NotFound));
    EXPECT_EQ(History(review).entries().value().first().reason, u"with the second coder"_s);
}

TEST_F(CodebookVersionsTest, NeedAReason) {
    const qint64 revision = review.revision();
    EXPECT_THAT(CodebookVersions(review).add(u"Pilot"_s, u""_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_EQ(review.revision(), revision);
}

} // namespace
} // namespace sheaf
