#include "indexer/analysis.h"
#include "indexer/stemmer.h"

#include <QString>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

std::vector<std::string> foldedWords(const QString& text) {
    std::vector<std::string> words;
    for (const Token& token : analyse(text))
        words.push_back(token.folded);
    return words;
}

std::vector<std::string> stems(const QString& text) {
    std::vector<std::string> words;
    for (const Token& token : analyse(text))
        words.push_back(Stemmer::forLanguage(u"en"_s)(token.folded));
    return words;
}

QString textOf(const QString& text, size_t word) {
    return analyse(text).at(word).range.in(text).toString();
}

TEST(Analysis, FindsNoWordsInAnEmptyText) {
    EXPECT_THAT(foldedWords({}), ElementsAre());
}

TEST(Analysis, FoldsCaseAccentsAndLigatures) {
    EXPECT_THAT(
        foldedWords(u"FAÇADE façade of\uFB01ce Straße ＷＩＤＥ"_s),
        ElementsAre("facade", "facade", "office", "strasse", "wide"));
}

TEST(Analysis, FoldsComposedAndDecomposedLettersAlike) {
    EXPECT_EQ(foldedWords(u"caf\u00E9"_s), foldedWords(u"cafe\u0301"_s));
    EXPECT_EQ(textOf(u"cafe\u0301 x"_s, 0), u"cafe\u0301"_s);
}

TEST(Analysis, FoldsHebrewPointsAndArabicVowelsButKeepsTheSignsThatMakeAnotherLetter) {
    EXPECT_EQ(foldedWords(u"שָׁלוֹם"_s), foldedWords(u"שלום"_s));
    EXPECT_EQ(foldedWords(u"مُدَرِّس"_s), foldedWords(u"مدرس"_s));
    EXPECT_NE(foldedWords(u"कु"_s), foldedWords(u"क"_s));
    EXPECT_NE(foldedWords(u"\u304C"_s), foldedWords(u"\u304B"_s));
}

TEST(Analysis, DropsSoftHyphensInsideAWord) {
    EXPECT_THAT(foldedWords(u"leader\u00ADship"_s), ElementsAre("leadership"));
    EXPECT_EQ(textOf(u"a leader\u00ADship b"_s, 1), u"leader\u00ADship"_s);
}

TEST(Analysis, StemsEnglishWords) {
    EXPECT_THAT(stems(u"leaders leading stability"_s), ElementsAre("leader", "lead", "stabil"));
}

TEST(Analysis, DropsThePossessiveForTheStemOnly) {
    EXPECT_THAT(foldedWords(u"child's child’s parents’"_s), ElementsAre("child's", "child's", "parents"));
    EXPECT_THAT(stems(u"child's child’s Zoë's"_s), ElementsAre("child", "child", "zoe"));
}

TEST(Analysis, KeepsTheApostropheInsideAWord) {
    EXPECT_THAT(foldedWords(u"‘don’t’"_s), ElementsAre("don't"));
}

TEST(Analysis, TakesTheModifierApostropheForAnApostrophe) {
    EXPECT_THAT(foldedWords(u"donʼt ʼ"_s), ElementsAre("don't"));
}

TEST(Analysis, SplitsHyphenatedWordsIntoTheirParts) {
    EXPECT_THAT(
        foldedWords(u"well-being edge‑of‑care Covid-19"_s),
        ElementsAre("well", "being", "edge", "of", "care", "covid", "19"));
}

TEST(Analysis, SplitsWhatALostSpaceJoined) {
    EXPECT_THAT(foldedWords(u"end.Next snake_case"_s), ElementsAre("end", "next", "snake", "case"));
    EXPECT_EQ(textOf(u"end.Next"_s, 1), u"Next"_s);
}

TEST(Analysis, KeepsNumbersWhole) {
    EXPECT_THAT(foldedWords(u"3.5 1,000 £5m 10% 2018/19"_s), ElementsAre("3.5", "1,000", "5m", "10", "2018", "19"));
}

TEST(Analysis, TakesNeitherFootnoteDigitsNorEmojiForWords) {
    EXPECT_THAT(foldedWords(u"team² 👩‍👩‍👧 … ok"_s), ElementsAre("team", "ok"));
}

TEST(Analysis, GivesRangesInUtf16AfterAstralCharacters) {
    const QString text = u"👩‍👩‍👧 𝔄lpha beta"_s;
    EXPECT_THAT(foldedWords(text), ElementsAre("alpha", "beta"));
    EXPECT_EQ(textOf(text, 0), u"𝔄lpha"_s);
    EXPECT_EQ(textOf(text, 1), u"beta"_s);
}

TEST(Analysis, SegmentsWritingWithoutSpaces) {
    EXPECT_GT(analyse(u"子供たちの家族"_s).size(), 1U);
}

TEST(Analysis, CutsLongWordsAtAWholeCharacter) {
    const std::string ascii = analyse(QString(100, u'x')).at(0).folded;
    EXPECT_EQ(ascii.size(), maxTermBytes);
    const std::string cyrillic = analyse(u"x"_s + QString(100, u'ж')).at(0).folded;
    EXPECT_EQ(cyrillic.size(), maxTermBytes - 1);
    EXPECT_FALSE(QString::fromStdString(cyrillic).contains(QChar::ReplacementCharacter));
}

TEST(Analysis, PassesOverLoneSurrogates) {
    EXPECT_THAT(foldedWords(u"a"_s + QChar(0xD83D) + u"b "_s + QChar(0xDC00)), ElementsAre("a", "b"));
}

TEST(Analysis, PassesOverInvisibleLetters) {
    EXPECT_THAT(foldedWords(u"\u115F \u3164 a"_s), ElementsAre("a"));
}

RC_GTEST_PROP(Analysis, GivesOrderedRangesInsideAnyText, (const std::vector<char16_t>& units)) {
    const QString text(reinterpret_cast<const QChar*>(units.data()), static_cast<qsizetype>(units.size()));
    qsizetype end = 0;
    for (const Token& token : analyse(text)) {
        RC_ASSERT(token.range.fits(text));
        RC_ASSERT(token.range.start >= end);
        RC_ASSERT(!token.range.isEmpty());
        RC_ASSERT(!token.folded.empty());
        RC_ASSERT(token.folded.size() <= maxTermBytes);
        RC_ASSERT(!Stemmer::forLanguage({})(token.folded).empty());
        end = token.range.end;
    }
}

} // namespace
} // namespace sheaf
