#include "coding/sentence.h"
#include "tests/support/printing.h"
#include "tests/support/random_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

QString sentenceWith(const QString& text, const QString& words, const QString& language = {}) {
    const qsizetype at = text.indexOf(words);
    return sentenceAround(text, {at, at + words.size()}, {0, text.size()}, language).in(text).toString();
}

TEST(SentenceAround, GivesTheSentenceWithoutTheBlanksAroundIt) {
    const QString text = u"We met weekly. Trust grew slowly. Then it held."_s;
    EXPECT_EQ(sentenceWith(text, u"grew"_s), u"Trust grew slowly."_s);
    EXPECT_EQ(sentenceWith(text, u"We"_s), u"We met weekly."_s);
    EXPECT_EQ(sentenceWith(text, u"held."_s), u"Then it held."_s);
}

TEST(SentenceAround, GivesBothSentencesOfARangeThatSpansTwo) {
    const QString text = u"One came. Two left. Three stayed."_s;
    EXPECT_EQ(sentenceWith(text, u"left. Three"_s), u"Two left. Three stayed."_s);
}

TEST(SentenceAround, DoesNotShiftBehindAnEmoji) {
    const QString text = u"Well 😀 done. 👩‍👩‍👧 Families came back. Yes."_s;
    EXPECT_EQ(sentenceWith(text, u"came"_s), u"👩‍👩‍👧 Families came back."_s);
}

TEST(SentenceAround, StaysInsideThePassage) {
    const QString text = u"A heading\nThe words of it\nA foot"_s;
    const TextRange passage{10, 25};
    EXPECT_EQ(sentenceAround(text, {14, 19}, passage, {}), passage);
}

TEST(SentenceAround, KnowsTheMarksOfOtherLanguages) {
    EXPECT_EQ(sentenceWith(u"子供が来た。先生は帰った。"_s, u"先生"_s, u"ja"_s), u"先生は帰った。"_s);
}

RC_GTEST_PROP(SentenceAround, HoldsTheRangeButForBlanksAndNeverLeavesThePassage, ()) {
    const QString text = *anyText();
    const qsizetype cuts[] = {*anyCut(text), *anyCut(text), *anyCut(text), *anyCut(text)};
    QList<qsizetype> sorted(std::begin(cuts), std::end(cuts));
    std::ranges::sort(sorted);
    const TextRange within{sorted[0], sorted[3]};
    const TextRange range{sorted[1], sorted[2]};
    RC_PRE(!range.in(text).trimmed().isEmpty());
    const TextRange sentence = sentenceAround(text, range, within, {});
    RC_ASSERT(within.contains(sentence));
    RC_ASSERT(!sentence.isEmpty());
    for (qsizetype unit = range.start; unit < range.end; ++unit)
        RC_ASSERT(text[unit].isSpace() || sentence.contains({unit, unit + 1}));
}

} // namespace
} // namespace sheaf
