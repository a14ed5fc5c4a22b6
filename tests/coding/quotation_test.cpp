#include "coding/quotation.h"
#include "tests/support/printing.h"
#include "tests/support/random_text.h"
#include "tests/support/result_matchers.h"

#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

TEST(FindQuotation, FindsTheExactWords) {
    EXPECT_EQ(findQuotation(u"We built trust."_s, u"built"_s).value(), (TextRange{3, 8}));
}

TEST(FindQuotation, CountsAnEmojiAFamilyAndACombiningMarkInUtf16UnitsAsEverythingElseDoes) {
    for (const QString& before : {u"😀 "_s, u"👩‍👩‍👧 "_s, u"𝒳 "_s, u"e\u0301 "_s, u"שלום "_s}) {
        const QString text = before + u"trust grew"_s;
        const auto found = findQuotation(text, u"trust"_s);
        ASSERT_THAT(found, isOk());
        EXPECT_EQ(found->start, before.size());
        EXPECT_EQ(found->in(text).toString(), u"trust"_s);
    }
}

TEST(FindQuotation, TakesLineBreaksBlanksAndSoftHyphensAsEqual) {
    const QString text = u"They met\nevery  co\u00ADordinator on Monday."_s;
    const auto found = findQuotation(text, u"met every coordinator"_s);
    ASSERT_THAT(found, isOk());
    EXPECT_EQ(found->in(text).toString(), u"met\nevery  co\u00ADordinator"_s);
}

TEST(FindQuotation, PrefersTheExactPlaceToOneWithOtherWhiteSpace) {
    EXPECT_EQ(findQuotation(u"a b, a  b"_s, u"a  b"_s).value(), (TextRange{5, 9}));
}

TEST(FindQuotation, RefusesWhatIsEmptyAbsentOrThereTwice) {
    EXPECT_THAT(findQuotation(u"text"_s, u" \n"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(findQuotation(u"text"_s, u"\u00AD"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(findQuotation(u"text"_s, u"words"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(findQuotation(QString(), u"words"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(findQuotation(u"trust and trust"_s, u"trust"_s), hasError(ErrorCode::Ambiguous));
    EXPECT_THAT(findQuotation(u"aaa"_s, u"aa"_s), hasError(ErrorCode::Ambiguous));
    EXPECT_THAT(findQuotation(u"a\nb and a  b"_s, u"a b"_s), hasError(ErrorCode::Ambiguous));
}

TEST(CheckCodable, RefusesARangeThatIsEmptyOutsideOrCutsACharacter) {
    const QString text = u"a😀b"_s;
    EXPECT_THAT(checkCodable(text, {0, 4}), isOk());
    EXPECT_THAT(checkCodable(text, {1, 3}), isOk());
    EXPECT_THAT(checkCodable(text, {1, 1}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(checkCodable(text, {3, 1}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(checkCodable(text, {-1, 1}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(checkCodable(text, {0, 5}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(checkCodable(text, {2, 4}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(checkCodable(text, {0, 2}), hasError(ErrorCode::InvalidArgument));
}

TEST(Context, IsShortenedWhereItWouldSplitACharacter) {
    const QString text = u"😀"_s + QString(31, u'a') + u"X"_s + QString(31, u'b') + u"😀"_s;
    const TextRange x{33, 34};
    EXPECT_EQ(contextBefore(text, x), QString(31, u'a'));
    EXPECT_EQ(contextAfter(text, x), QString(31, u'b'));
}

/// A stretch of a random text that can be coded.
struct Stretch {
    QString text;
    TextRange range;
};

Stretch anyStretch() {
    const QString text = *anyText();
    const qsizetype one = *anyCut(text);
    const qsizetype other = *anyCut(text);
    return {text, {std::min(one, other), std::max(one, other)}};
}

RC_GTEST_PROP(FindQuotation, ReadsBackWhatTheTextHolds, ()) {
    const auto [text, range] = anyStretch();
    const QString quotation = range.in(text).toString();
    RC_PRE(!quotation.trimmed().isEmpty());
    const auto found = findQuotation(text, quotation);
    RC_ASSERT(found.has_value() || found.error().code == ErrorCode::Ambiguous);
    if (found)
        RC_ASSERT(*found == range);
}

RC_GTEST_PROP(FindQuotation, FindsNothingElseWhateverTheWhiteSpace, ()) {
    const auto [text, range] = anyStretch();
    const QString quotation = range.in(text).toString().simplified();
    RC_PRE(!quotation.isEmpty());
    const auto bare = [](QString words) { return words.remove(QChar(0x00AD)).simplified().remove(u' '); };
    const auto found = findQuotation(text, quotation);
    if (!found) {
        RC_ASSERT(found.error().code == ErrorCode::Ambiguous || bare(quotation).isEmpty());
        return;
    }
    RC_ASSERT(checkCodable(text, *found).has_value());
    RC_ASSERT(bare(found->in(text).toString()) == bare(quotation));
}

RC_GTEST_PROP(Context, IsTheTextBesideTheRangeAndNeverHalfACharacter, ()) {
    const auto [text, range] = anyStretch();
    const QString before = contextBefore(text, range);
    const QString after = contextAfter(text, range);
    RC_ASSERT(text.first(range.start).endsWith(before));
    RC_ASSERT(text.sliced(range.end).startsWith(after));
    RC_ASSERT(before.size() <= contextLength && after.size() <= contextLength);
    RC_ASSERT(before.size() >= std::min(range.start, contextLength - 1));
    RC_ASSERT(after.size() >= std::min(text.size() - range.end, contextLength - 1));
    RC_ASSERT(before.isValidUtf16() && after.isValidUtf16());
}

} // namespace
} // namespace sheaf
