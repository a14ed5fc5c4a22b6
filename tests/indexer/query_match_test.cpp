#include "tests/indexer/query_text.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

TEST(QueryMatch, MarksEveryFormOfAWord) {
    EXPECT_EQ(marked(u"leader"_s, u"A leader's word to the leaders."_s), "A [leader's] word to the [leaders].");
    EXPECT_EQ(marked(u"leader"_s, u"the lead"_s), "-");
}

TEST(QueryMatch, TakesAQuotedWordAsWritten) {
    EXPECT_EQ(marked(u"\"leaders\""_s, u"leader, LEADERS"_s), "leader, [LEADERS]");
}

TEST(QueryMatch, MarksAPhraseAsOneRange) {
    EXPECT_EQ(marked(u"\"stable home\""_s, u"a Stable, home: a home stable"_s), "a [Stable, home]: a home stable");
}

TEST(QueryMatch, JoinsOverlappingOccurrencesOfAPhrase) {
    EXPECT_EQ(marked(u"\"no no\""_s, u"no no no yes no"_s), "[no no no] yes no");
}

TEST(QueryMatch, MarksEveryWordThatAStarStandsFor) {
    EXPECT_EQ(marked(u"stab*"_s, u"stable, stability; constable"_s), "[stable], [stability]; constable");
}

TEST(QueryMatch, MarksOnlyTheAlternativesThatMatch) {
    EXPECT_EQ(marked(u"(home AND school) OR child"_s, u"a child at home"_s), "a [child] at home");
}

TEST(QueryMatch, MarksNothingOfWhatIsLeftOut) {
    EXPECT_EQ(marked(u"home NOT (school care)"_s, u"a school, a home"_s), "a school, a [home]");
    EXPECT_EQ(marked(u"home NOT school"_s, u"a school, a home"_s), "-");
}

TEST(QueryMatch, CountsNearInWords) {
    EXPECT_EQ(marked(u"a NEAR/3 b"_s, u"a x x b"_s), "[a] x x [b]");
    EXPECT_EQ(marked(u"a NEAR/3 b"_s, u"b x x a"_s), "[b] x x [a]");
    EXPECT_EQ(marked(u"a NEAR/3 b"_s, u"a x x x b"_s), "-");
    EXPECT_EQ(marked(u"a NEAR/1 b"_s, u"b a"_s), "[b] [a]");
}

TEST(QueryMatch, MarksOnlyTheWordsThatAreNearEnough) {
    EXPECT_EQ(marked(u"a NEAR/2 b"_s, u"a x x x a x b x x x b"_s), "a x x x [a] x [b] x x x b");
}

TEST(QueryMatch, HoldsAChainOfNearInOneWindow) {
    EXPECT_EQ(marked(u"a NEAR/3 b NEAR/3 c"_s, u"b x c a"_s), "[b] x [c] [a]");
    EXPECT_EQ(marked(u"a NEAR/3 b NEAR/3 c"_s, u"a x b x c"_s), "-");
}

TEST(QueryMatch, LetsNoWordStandForTwo) {
    EXPECT_EQ(marked(u"leader NEAR/3 leader"_s, u"a leader spoke"_s), "-");
    EXPECT_EQ(marked(u"leader NEAR/3 lead*"_s, u"a leader spoke"_s), "-");
    EXPECT_EQ(marked(u"leader NEAR/3 lead*"_s, u"a leader, a leading one"_s), "a [leader], a [leading] one");
    EXPECT_EQ(marked(u"\"a b\" NEAR/3 \"b c\""_s, u"a b c"_s), "-");
    EXPECT_EQ(marked(u"\"a b\" NEAR/3 \"b c\""_s, u"a b c b c"_s), "[a b] c [b c]");
}

TEST(QueryMatch, FindsAChoiceWhereWordsCompete) {
    // Taken greedily, `lead*` would use up the only word that fits `leader`.
    EXPECT_EQ(marked(u"lead* NEAR/5 leader NEAR/5 leaders*"_s, u"leaders leader lead"_s), "[leaders] [leader] [lead]");
}

TEST(QueryMatch, EndsQuicklyWhereTooFewWordsCompete) {
    const QString sevenTimes = u"a NEAR a NEAR a NEAR a NEAR a NEAR a NEAR a NEAR a"_s;
    EXPECT_EQ(marked(sevenTimes, u"a a a a a a a"_s), "-");
    EXPECT_EQ(marked(sevenTimes, u"a a a a a a a a"_s), "[a] [a] [a] [a] [a] [a] [a] [a]");
}

TEST(QueryMatch, EndsQuicklyWhereManyWildcardsCompeteForTheSameWords) {
    const QString same = u"abcdefgh "_s.repeated(60);
    const QString query =
        u"abc* NEAR/100 abcd* NEAR/100 abcde* NEAR/100 abcdef* NEAR/100 abcdefg* NEAR/100 zzz* NEAR/100 zzzz*"_s;
    EXPECT_FALSE(Query::parse(query)->match(same + u"zzzzz"_s).matches);
    const Query::Match found = Query::parse(query)->match(same + u"zzzzz zzzzy"_s);
    EXPECT_TRUE(found.matches);
    EXPECT_EQ(found.ranges.size(), 62);
}

TEST(QueryMatch, MeasuresFromTheNearestEndOfAPhrase) {
    EXPECT_EQ(marked(u"\"a b c\" NEAR/2 d"_s, u"a b c x d"_s), "[a b c] x [d]");
    EXPECT_EQ(marked(u"\"a b c\" NEAR/2 d"_s, u"d x a b c"_s), "[d] x [a b c]");
    EXPECT_EQ(marked(u"\"a b c\" NEAR/2 d"_s, u"a b c x x d"_s), "-");
}

TEST(QueryMatch, HoldsAdjToTheOrderWritten) {
    EXPECT_EQ(marked(u"a ADJ/2 b"_s, u"a x b"_s), "[a] x [b]");
    EXPECT_EQ(marked(u"a ADJ/2 b"_s, u"b x a"_s), "-");
    EXPECT_EQ(marked(u"a ADJ/3 b ADJ/3 c"_s, u"a c b c c"_s), "[a] c [b] [c] c");
    EXPECT_EQ(marked(u"a ADJ/2 b"_s, u"b a a b b"_s), "b [a] [a] [b] [b]");
}

TEST(QueryMatch, JoinsWildcardsByNear) {
    EXPECT_EQ(
        marked(u"leader* NEAR/6 stab*"_s, u"Leadership gives homes and schools stability."_s),
        "[Leadership] gives homes and schools [stability].");
}

TEST(QueryMatch, FindsAHyphenatedWordHoweverItIsWritten) {
    EXPECT_EQ(marked(u"well-being"_s, u"well‑being, well being"_s), "[well‑being], [well being]");
    EXPECT_EQ(marked(u"well being"_s, u"well-being"_s), "[well]-[being]");
}

TEST(QueryMatch, MarksTheRightUnitsAfterAnythingThatIsLongInUtf16) {
    EXPECT_EQ(
        marked(u"home"_s, u"👩‍👩‍👧 𝔸 e\u0301 \u202Bשלום\u202C home"_s),
        "👩‍👩‍👧 𝔸 e\u0301 \u202Bשלום\u202C [home]");
    EXPECT_EQ(marked(u"שלום"_s, u"😀 שָׁלוֹם עולם"_s), "😀 [שָׁלוֹם] עולם");
    EXPECT_EQ(marked(u"facade"_s, u"e\u0301 fac\u0327ade"_s), "e\u0301 [fac\u0327ade]");
}

TEST(QueryMatch, FoldsAccentsUnlessAWordIsTakenAsWritten) {
    EXPECT_EQ(marked(u"facade"_s, u"Façade, facades"_s), "[Façade], [facades]");
    EXPECT_EQ(marked(u"\"façade\""_s, u"facade, façades"_s), "[facade], façades");
    EXPECT_EQ(
        marked(u"\"façade\"="_s, u"facade, Façade, façade, fac\u0327ade"_s),
        "facade, Façade, [façade], [fac\u0327ade]");
    EXPECT_EQ(marked(u"\"Go Home\"="_s, u"go home, Go Home"_s), "go home, [Go Home]");
    EXPECT_EQ(marked(u"\"don't\"="_s, u"don’t do\u00ADn't"_s), "[don’t] [do\u00ADn't]");
}

TEST(QueryMatch, TakesAWordAfterAnEqualsSignInThisFormOnly) {
    EXPECT_EQ(marked(u"=leaders"_s, u"leader, Leaders, leaders'"_s), "leader, [Leaders], [leaders]'");
}

TEST(QueryMatch, MarksWhatARegularExpressionFits) {
    EXPECT_EQ(marked(u"/lead\\w+/i"_s, u"Leaders of the led, a leader"_s), "[Leaders] of the led, a [leader]");
    EXPECT_EQ(marked(u"/\\d{2} homes/ AND home"_s, u"12 homes"_s), "[12 homes]");
    EXPECT_EQ(marked(u"home -/[0-9]/"_s, u"a home for 12"_s), "-");
}

TEST(QueryMatch, TakesXorForAnOddNumber) {
    EXPECT_EQ(marked(u"a XOR b"_s, u"a x"_s), "[a] x");
    EXPECT_EQ(marked(u"a XOR b"_s, u"a b"_s), "-");
    EXPECT_EQ(marked(u"a XOR b XOR c"_s, u"a b c"_s), "[a] [b] [c]");
    EXPECT_EQ(marked(u"(a XOR b) OR x"_s, u"a b x"_s), "a b [x]");
}

TEST(QueryMatch, LeavesOutOfEveryTextWhereNotStandsAlone) {
    EXPECT_EQ(marked(u"NOT home"_s, u"a school"_s), "a school");
    EXPECT_EQ(marked(u"NOT home"_s, u"a home"_s), "-");
    EXPECT_EQ(marked(u"school OR NOT home"_s, u"a school, a home"_s), "a [school], a home");
}

TEST(QueryMatch, AsksWhetherAFilterHolds) {
    const Query query = Query::parse(u"home site:Leeds -code:*"_s).value();
    const auto matchesWith = [&](std::initializer_list<bool> holding) {
        const std::vector<bool> holds(holding);
        return query.match(u"a home"_s, {.holds = [&](std::size_t filter) { return bool(holds[filter]); }}).matches;
    };
    EXPECT_TRUE(matchesWith({true, false}));
    EXPECT_FALSE(matchesWith({false, false}));
    EXPECT_FALSE(matchesWith({true, true}));
    EXPECT_FALSE(query.match(u"a home"_s).matches);
}

TEST(QueryMatch, NeedsTheTextForWhatNoIndexOfWordsHolds) {
    EXPECT_FALSE(Query::parse(u"a \"b c\" abc* site:x NOT =e"_s).value().needsText());
    EXPECT_TRUE(Query::parse(u"a OR (b /c/)"_s).value().needsText());
    EXPECT_TRUE(Query::parse(u"a NEAR \"B\"="_s).value().needsText());
}

TEST(QueryMatch, FindsNothingInAnEmptyText) {
    EXPECT_EQ(marked(u"a"_s, {}), "-");
}

} // namespace
} // namespace sheaf
