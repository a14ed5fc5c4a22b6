#include "coding/text_alignment.h"
#include "coding/word_tokens.h"
#include "tests/support/printing.h"
#include "tests/support/random_text.h"

#include <QElapsedTimer>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

QStringList keptPieces(const QString& from, const QString& to) {
    const TextAlignment alignment(from, to);
    QStringList kept;
    for (const KeptRun& run : alignment.runs())
        kept += run.from.in(from).toString();
    return kept;
}

TEST(WordSplitter, CutsWordsBlanksAndPunctuationApart) {
    QStringList tokens;
    const QString text = u"We don’t, 3.5 😀"_s;
    for (const WordToken& token : WordSplitter().tokens(text))
        tokens += token.range.in(text).toString() + (token.isWord ? u"+"_s : u"-"_s);
    EXPECT_EQ(tokens, (QStringList{u"We+"_s, u" -"_s, u"don’t+"_s, u",-"_s, u" -"_s, u"3.5+"_s, u" -"_s, u"😀+"_s}));
}

TEST(WordSplitter, PartsNoCluster) {
    const QString text = u"a 👩‍👩‍👧 e\u0301 \u0301b 🇬🇧🇮🇪"_s;
    for (const WordToken& token : WordSplitter().tokens(text))
        EXPECT_EQ(WordSplitter().wholeClusters(text, token.range), token.range);
}

TEST(WordSplitter, MakesARangeWholeThatPartsACluster) {
    const QString text = u"xe\u0301👩‍👧y"_s;
    EXPECT_EQ(WordSplitter().wholeClusters(text, {2, 4}), (TextRange{1, text.size() - 1}));
    EXPECT_EQ(WordSplitter().wholeClusters(text, {0, text.size()}), (TextRange{0, text.size()}));
}

TEST(TextAlignment, KeepsAnIdenticalTextInOneRun) {
    EXPECT_EQ(keptPieces(u"One.\n\nTwo three."_s, u"One.\n\nTwo three."_s), QStringList{u"One.\n\nTwo three."_s});
    EXPECT_EQ(keptPieces({}, {}), QStringList());
    EXPECT_EQ(keptPieces(u"one"_s, {}), QStringList());
    EXPECT_EQ(keptPieces({}, u"one"_s), QStringList());
}

TEST(TextAlignment, ComparesWordsInsideAChangedLine) {
    EXPECT_EQ(
        keptPieces(u"First.\nWe bilt trust.\nLast."_s, u"First.\nWe built trust.\nLast."_s),
        (QStringList{u"First.\nWe "_s, u" trust.\nLast."_s}));
}

TEST(TextAlignment, KeepsWordsWhereALineBreakWasTakenOut) {
    EXPECT_EQ(
        keptPieces(u"They met\nevery week."_s, u"They met every week."_s),
        (QStringList{u"They met"_s, u"every week."_s}));
}

TEST(TextAlignment, LosesNoWordForTheSakeOfBlanksAndCommas) {
    EXPECT_EQ(keptPieces(u"x, y, trust"_s, u"trust, p, q"_s), QStringList{u"trust"_s});
    EXPECT_EQ(keptPieces(u"One.\n\n\n\nTrust."_s, u"Trust.\n\n\n\nTwo."_s), QStringList{u"Trust."_s});
}

TEST(TextAlignment, MapsTheTwoSidesOfAnInsertionApart) {
    const TextAlignment alignment(u"one two three"_s, u"one new two three"_s);
    EXPECT_EQ(alignment.mapEnd(3), 3);
    EXPECT_EQ(alignment.mapStart(4), 8);
    EXPECT_EQ(alignment.mapStart(0), 0);
    EXPECT_EQ(alignment.mapEnd(0), std::nullopt);
    EXPECT_EQ(alignment.mapEnd(13), 17);
    EXPECT_EQ(alignment.mapStart(13), std::nullopt);
    EXPECT_EQ(alignment.mapStart(-1), std::nullopt);
    EXPECT_EQ(alignment.map({4, 13}), (TextRange{8, 17}));
    EXPECT_EQ(alignment.map({0, 13}), std::nullopt);
    EXPECT_EQ(alignment.map({4, 4}), std::nullopt);
    EXPECT_EQ(alignment.mapBack({8, 17}), (TextRange{4, 13}));
    EXPECT_EQ(alignment.mapBack({4, 7}), std::nullopt);
}

TEST(WordSimilarity, CountsWordsInCommonAndInOrder) {
    EXPECT_DOUBLE_EQ(wordSimilarity(u"dog bites man", u"dog bites man!"), 1);
    EXPECT_DOUBLE_EQ(wordSimilarity(u"dog bites man", u"man bites dog"), 1.0 / 3);
    EXPECT_DOUBLE_EQ(wordSimilarity(u"a b c d", u"a b x d"), 0.75);
    EXPECT_DOUBLE_EQ(wordSimilarity(u"a", u""), 0);
    EXPECT_DOUBLE_EQ(wordSimilarity(u"", u""), 1);
    EXPECT_DOUBLE_EQ(wordSimilarity(u"...", u"..."), 1);
    EXPECT_EQ(wordCount(u"We built, in 2 years, trust. 😀"), 7);
}

/// A text of `units` units in lines, from a few thousand words.
QString
longText(qsizetype units, unsigned seed, int wordsInALine, const QString& stem = u"word"_s, int vocabulary = 5000) {
    std::mt19937 random(seed);
    QString text;
    text.reserve(units + 32);
    for (int word = 1; text.size() < units; ++word) {
        text += stem + QString::number(random() % static_cast<unsigned>(vocabulary));
        text += word % wordsInALine == 0 ? u'\n' : u' ';
    }
    return text;
}

/// The text with a word replaced, removed or inserted at each of `places` places.
QString corrected(const QString& text, int places) {
    QString result;
    const qsizetype step = text.size() / places;
    for (int i = 0; i < places; ++i) {
        result += text.sliced(i * step, step - 7);
        result += i % 3 == 0   ? QString()
                  : i % 3 == 1 ? u" changed "_s
                               : text.sliced(i * step + step - 7, 7) + u" new "_s;
    }
    return result + text.sliced(places * step);
}

qsizetype unitsKept(const TextAlignment& alignment) {
    qsizetype kept = 0;
    for (const KeptRun& run : alignment.runs())
        kept += run.from.length();
    return kept;
}

struct LongCase {
    const char* name;
    QString from;
    QString to;
    double kept; ///< at least this share of the old text
};

/// The limits are loose: they hold for a debug build on a busy machine, and fail for what grows with the square.
TEST(TextAlignment, TakesLittleTimeForLongTexts) {
    const QString lines = longText(3'000'000, 1, 40);
    const QString oneLine = longText(3'000'000, 2, 1 << 30);
    const QString fewWords = longText(1'000'000, 3, 1 << 30, u"w"_s, 90);
    const QString same = u"yes\n"_s.repeated(300'000);
    const LongCase cases[] = {
        {"lines", lines, corrected(lines, 300), 0.99},
        {"one line", oneLine, corrected(oneLine, 300), 0.99},
        {"one line of few words", fewWords, corrected(fewWords, 300), 0.99},
        {"the same line again and again", same, same.sliced(4000) + u"no\n"_s + same, 0.99},
        {"nothing in common", longText(120'000, 4, 40), longText(120'000, 5, 40, u"term"_s), 0},
        {"words in another order", longText(120'000, 6, 40), longText(120'000, 7, 40), 0},
        {"words in another order, one line", longText(1'000'000, 8, 1 << 30), longText(1'000'000, 9, 1 << 30), 0},
    };
    for (const LongCase& each : cases) {
        QElapsedTimer timer;
        timer.start();
        const TextAlignment alignment(each.from, each.to);
        const qint64 ms = timer.elapsed();
        EXPECT_LT(ms, 20'000) << each.name;
        EXPECT_GE(static_cast<double>(unitsKept(alignment)), each.kept * static_cast<double>(each.from.size()))
            << each.name;
    }
}

RC_GTEST_PROP(TextAlignment, KeepsRunsInOrderThatAreEqualAndPartNoCluster, ()) {
    const QString common = *anyText();
    const QString from = *anyText() + common + *anyText();
    const QString to = *anyText() + common + *anyText();
    const TextAlignment alignment(from, to);
    WordSplitter splitter;
    KeptRun last;
    for (const KeptRun& run : alignment.runs()) {
        RC_ASSERT(run.from.fits(from) && run.target().fits(to) && !run.from.isEmpty());
        RC_ASSERT(run.from.start >= last.from.end && run.to >= last.target().end);
        RC_ASSERT(run.from.start == 0 || run.from.start > last.from.end || run.to > last.target().end || run.to == 0);
        RC_ASSERT(run.from.in(from) == run.target().in(to));
        RC_ASSERT(splitter.wholeClusters(from, run.from) == run.from);
        RC_ASSERT(splitter.wholeClusters(to, run.target()) == run.target());
        RC_ASSERT(alignment.map(run.from) == run.target());
        RC_ASSERT(alignment.mapBack(run.target()) == run.from);
        last = run;
    }
}

RC_GTEST_PROP(WordSimilarity, IsAShareThatDoesNotDependOnTheOrder, ()) {
    const QString one = *anyText();
    const QString other = *anyText();
    const double similarity = wordSimilarity(one, other);
    RC_ASSERT(similarity >= 0 && similarity <= 1);
    RC_ASSERT(similarity == wordSimilarity(other, one));
    RC_ASSERT(wordSimilarity(one, one) == 1);
}

} // namespace
} // namespace sheaf
