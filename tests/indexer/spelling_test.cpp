#include "indexer/spelling.h"

#include <QString>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string>
suggestions(const std::string& word, std::initializer_list<std::pair<const char*, std::uint64_t>> known) {
    SpellingSuggestions spelling(word);
    for (const auto& [other, frequency] : known)
        spelling.consider(other, frequency);
    return spelling.best();
}

TEST(EditDistance, CountsLettersPutInLeftOutExchangedAndSwapped) {
    EXPECT_EQ(editDistance(U"leader", U"leader", 2), 0);
    EXPECT_EQ(editDistance(U"leader", U"leaders", 2), 1);
    EXPECT_EQ(editDistance(U"leader", U"eader", 2), 1);
    EXPECT_EQ(editDistance(U"leader", U"reader", 2), 1);
    EXPECT_EQ(editDistance(U"leader", U"laeder", 2), 1);
    EXPECT_EQ(editDistance(U"leader", U"aledre", 2), 3);
    EXPECT_EQ(editDistance(U"", U"ab", 2), 2);
    EXPECT_EQ(editDistance(U"abc", U"xyz", 2), 3);
}

RC_GTEST_PROP(EditDistance, IsTheSameBothWaysAndAtMostTheEditsMade, ()) {
    const auto letters = rc::gen::container<std::u32string>(rc::gen::element(U'a', U'b', U'é'));
    const std::u32string word = *letters;
    std::u32string other = word;
    const int edits = *rc::gen::inRange(0, 3);
    for (int edit = 0; edit < edits; ++edit)
        other.insert(*rc::gen::inRange<std::size_t>(0, other.size() + 1), 1, U'x');
    RC_ASSERT(editDistance(word, other, 2) == edits);
    RC_ASSERT(editDistance(other, word, 2) == edits);
}

TEST(SpellingSuggestions, AreTheNearestWordsOfThoseThatOccur) {
    EXPECT_THAT(
        suggestions("laedership", {{"leadership", 4}, {"readership", 4}, {"home", 900}}),
        ElementsAre("leadership", "readership"));
}

TEST(SpellingSuggestions, WeighWordsByHowOftenTheyOccur) {
    EXPECT_THAT(suggestions("hose", {{"rose", 2}, {"home", 50}, {"nose", 2}}), ElementsAre("home", "nose", "rose"));
    EXPECT_THAT(suggestions("leadr", {{"lead", 1}, {"leaders", 5}}), ElementsAre("lead", "leaders"));
    EXPECT_THAT(suggestions("leadr", {{"lead", 1}, {"leaders", 500}}), ElementsAre("leaders", "lead"));
}

TEST(SpellingSuggestions, CountLettersNotBytes) {
    EXPECT_THAT(suggestions("שלוס", {{"שלום", 1}}), ElementsAre("שלום"));
}

TEST(SpellingSuggestions, AreFewForShortWordsAndNeverTheWordItself) {
    EXPECT_THAT(suggestions("ab", {{"ac", 9}}), IsEmpty());
    EXPECT_THAT(suggestions("abcd", {{"abxy", 9}, {"abcx", 1}}), ElementsAre("abcx"));
    EXPECT_THAT(suggestions("leader", {{"leader", 9}}), IsEmpty());
    EXPECT_THAT(suggestions("", {{"a", 9}}), IsEmpty());
}

TEST(SpellingSuggestions, KeepTheBestFew) {
    SpellingSuggestions spelling("leader", 2);
    for (const char* word : {"reader", "header", "leaden", "leaver"})
        spelling.consider(word, 1);
    EXPECT_THAT(spelling.best(), ElementsAre("header", "leaden"));
}

} // namespace
} // namespace sheaf
