#include "indexer/regex_match.h"
#include "tests/support/random_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

/// What an expression finds, as text, `|` between.
QString found(const QString& pattern, const QString& text, bool ignoresCase = false) {
    QStringList pieces;
    const RegexMatch expression = RegexMatch::compile(pattern, ignoresCase).value();
    for (const TextRange range : expression.rangesIn(RegexText(text)))
        pieces.append(range.in(text).toString());
    return pieces.join(u'|');
}

TEST(RegexMatch, FindsEachStretchOnce) {
    EXPECT_EQ(found(u"colou?r"_s, u"color, Colour, colour"_s), u"color|colour"_s);
    EXPECT_EQ(found(u"colou?r"_s, u"color, Colour"_s, true), u"color|Colour"_s);
    EXPECT_EQ(found(u"^a"_s, u"aaa"_s), u"a"_s);
    EXPECT_EQ(found(u"a$"_s, u"aaa"_s), u"a"_s);
    EXPECT_EQ(found(u"a+"_s, u"aa b aaa"_s), u"aa|aaa"_s);
}

TEST(RegexMatch, CountsInUtf16UnitsWhateverTheText) {
    EXPECT_EQ(found(u"home"_s, u"👩‍👩‍👧 𝔸 שלום home"_s), u"home"_s);
    EXPECT_EQ(found(u"."_s, u"𝔸é"_s), u"𝔸|é"_s);
    EXPECT_EQ(found(u"x.y"_s, u"x\xD800y"_s), u"x\xD800y"_s);
}

TEST(RegexMatch, TakesAccentsForWhatTheyAreHoweverTheyAreStored) {
    EXPECT_EQ(found(u"caf\u00E9"_s, u"cafe\u0301 caf\u00E9 cafe"_s), u"cafe\u0301|caf\u00E9"_s);
    EXPECT_EQ(found(u"cafe\u0301"_s, u"caf\u00E9"_s), u"caf\u00E9"_s);
    EXPECT_EQ(found(u"\u00C5"_s, u"10 \u212B"_s), u"\u212B"_s);
    EXPECT_EQ(found(u"e"_s, u"cafe\u0301"_s), QString()); // é is no e
}

TEST(RegexMatch, MarksAllOfADecomposedLetterThatItCuts) {
    // Composed, q with two marks stays three characters in another order.
    EXPECT_EQ(found(u"q"_s, u"aq\u0307\u0323b"_s), u"q\u0307\u0323"_s);
    EXPECT_EQ(found(u"."_s, u"q\u0307\u0323"_s), u"q\u0307\u0323"_s);
}

TEST(RegexMatch, PassesOverPlacesWithNothingInThem) {
    EXPECT_EQ(found(u"\\b"_s, u"a é"_s), QString());
    EXPECT_EQ(found(u"a"_s, QString()), QString());
}

TEST(RegexMatch, RefusesWhatFitsEverywhereOrIsNoExpression) {
    EXPECT_EQ(RegexMatch::compile(u"x*"_s, false).error().at, 0);
    EXPECT_EQ(RegexMatch::compile(u"ab[c"_s, false).error().message, u"a [ is never closed"_s);
    EXPECT_EQ(RegexMatch::compile(u"ab[c"_s, false).error().at, 2);
    EXPECT_EQ(RegexMatch::compile(u"(a)\\1"_s, false).error().at, 3);
    EXPECT_FALSE(RegexMatch::compile(u"a\\"_s, false));
    EXPECT_FALSE(RegexMatch::compile(u"*a"_s, false));
}

TEST(RegexMatch, NeedsTimeByTheTextAloneWhereOthersTrackBack) {
    const QString text = u"a"_s.repeated(50'000);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(found(u"(a+)+b"_s, text), QString());
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(RegexMatch, StopsAfterAThousandStretches) {
    const QString text = u"a "_s.repeated(3'000);
    EXPECT_EQ(RegexMatch::compile(u"a"_s, false)->rangesIn(RegexText(text)).size(), RegexMatch::maxRanges);
}

RC_GTEST_PROP(RegexMatch, GivesRangesInOrderThatCutNoPair, ()) {
    const QString text = *anyText();
    const QString pattern = *rc::gen::element(u"."_s, u"[a-z]+"_s, u"\\w."_s, u"\\pM"_s, u"\\b.\\b"_s, u"[^a]{2}"_s);
    qsizetype end = 0;
    for (const TextRange range : RegexMatch::compile(pattern, true)->rangesIn(RegexText(text))) {
        RC_ASSERT(range.fits(text) && !range.isEmpty() && range.start >= end);
        RC_ASSERT(!text[range.start].isLowSurrogate());
        RC_ASSERT(!text[range.end - 1].isHighSurrogate());
        end = range.end;
    }
}

} // namespace
} // namespace sheaf
