#include "indexer/query.h"
#include "indexer/snippet.h"
#include "indexer/word_breaks.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

/// The snippet for the words of a query, with its matches in [brackets] and … where it is cut.
std::string shown(const QString& text, const QString& query, qsizetype length) {
    const Snippet snippet = snippetAround(text, Query::parse(query).value().match(text).ranges, length);
    QString result = snippet.text;
    for (auto range = snippet.ranges.crbegin(); range != snippet.ranges.crend(); ++range)
        result.insert(range->end, u']').insert(range->start, u'[');
    return (QString(snippet.isCutBefore ? u"…"_s : QString()) + result + (snippet.isCutAfter ? u"…"_s : QString()))
        .toStdString();
}

TEST(Snippet, IsTheWholeOfAShortText) {
    EXPECT_EQ(shown(u"a home for all"_s, u"home"_s, 20), "a [home] for all");
}

TEST(Snippet, PutsTheMatchInTheMiddleAndCutsBetweenWords) {
    EXPECT_EQ(shown(u"one two three home four five six"_s, u"home"_s, 16), "…three [home] four…");
}

TEST(Snippet, GivesTheOtherSideWhatAnEdgeLeavesOver) {
    EXPECT_EQ(shown(u"home one two three four five"_s, u"home"_s, 16), "[home] one two…");
    EXPECT_EQ(shown(u"one two three four five home"_s, u"home"_s, 16), "…four five [home]");
}

TEST(Snippet, ShowsWhereMostOfTheMatchesAre) {
    EXPECT_EQ(
        shown(u"home one two three four five six home home seven eight"_s, u"home"_s, 20), "…six [home] [home] seven…");
}

TEST(Snippet, BeginsAtTheBeginningWithoutMatches) {
    EXPECT_EQ(snippetAround(u"one two three"_s, {}, 8).text, u"one two"_s);
}

TEST(Snippet, CutsALongWordBetweenCharacters) {
    const QString accented = u"e\u0301"_s.repeated(10);
    EXPECT_EQ(snippetAround(accented, {}, 5).text, u"e\u0301e\u0301"_s);
    EXPECT_EQ(snippetAround(u"𝔸"_s.repeated(10), {}, 5).text, u"𝔸𝔸"_s);
}

TEST(Snippet, ShortensAMatchThatIsLongerThanTheSnippet) {
    const Snippet snippet = snippetAround(u"x abcdefghij y"_s, {{2, 12}}, 4);
    EXPECT_EQ(snippet.text, u"abcd"_s);
    EXPECT_EQ(snippet.ranges, (QList<TextRange>{{0, 4}}));
    EXPECT_EQ(snippet.window, (TextRange{2, 6}));
}

TEST(Snippet, IgnoresRangesOutsideTheText) {
    EXPECT_TRUE(snippetAround(u"short"_s, {{3, 9}, {-1, 2}}, 3).ranges.isEmpty());
}

TEST(Snippet, IsEmptyWhereNothingFits) {
    EXPECT_TRUE(snippetAround({}, {}, 10).text.isEmpty());
    EXPECT_TRUE(snippetAround(u"abc"_s, {{0, 3}}, 0).text.isEmpty());
    EXPECT_TRUE(snippetAround(u"abc"_s, {{0, 3}}, -5).text.isEmpty());
}

RC_GTEST_PROP(Snippet, NeverCutsACharacterAndStaysInside, ()) {
    const auto pieces = *rc::gen::container<std::vector<QString>>(rc::gen::element(
        u"home"_s, u" "_s, u"a"_s, u"e\u0301"_s, u"👩‍👩‍👧"_s, u"🇬🇧"_s, u"𝔸"_s, u"שָׁ"_s, u"\n"_s, u". "_s,
        u"각"_s, u"子供"_s, u"-"_s, QString(QChar(0xDC00))));
    const auto length = *rc::gen::inRange<qsizetype>(0, 40);
    const QString text = QStringList(pieces.begin(), pieces.end()).join(QString());
    const QList<TextRange> matches = Query::parse(u"home OR a OR 子供"_s).value().match(text).ranges;
    const Snippet snippet = snippetAround(text, matches, length);
    RC_ASSERT(snippet.window.fits(text));
    RC_ASSERT(snippet.text == snippet.window.in(text));
    RC_ASSERT(snippet.text.size() <= std::max(length, qsizetype{0}));
    RC_ASSERT(characterBreaks(text).isBoundary(static_cast<int32_t>(snippet.window.start)));
    RC_ASSERT(characterBreaks(text).isBoundary(static_cast<int32_t>(snippet.window.end)));
    for (const TextRange range : snippet.ranges)
        RC_ASSERT(range.fits(snippet.text));
    if (!matches.isEmpty() && length >= 10)
        RC_ASSERT(!snippet.ranges.isEmpty());
}

} // namespace
} // namespace sheaf
