#include "indexer/concordance.h"
#include "indexer/query.h"
#include "tests/support/random_text.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

QList<ConcordanceLine> linesOf(const QStringList& texts, const QString& query, qsizetype width = 10) {
    QList<ConcordanceLine> lines;
    for (qsizetype i = 0; i < texts.size(); ++i)
        lines += concordance(texts[i], Query::parse(query).value().match(texts[i]).ranges, width, i);
    return lines;
}

std::vector<int> numbers(const QList<ConcordanceLine>& lines) {
    std::vector<int> numbers;
    for (const ConcordanceLine& line : lines)
        numbers.push_back(static_cast<int>(line.text));
    return numbers;
}

TEST(Concordance, CutsTheContextInWords) {
    const auto lines = linesOf({u"One, two three “home”, four 😀 five six."_s}, u"home"_s, 2);
    ASSERT_EQ(lines.size(), 1);
    EXPECT_EQ(lines[0].shown.before, u"two three “"_s);
    EXPECT_EQ(lines[0].shown.keyword, u"home"_s);
    EXPECT_EQ(lines[0].shown.after, u"”, four 😀 five"_s);
    EXPECT_TRUE(lines[0].shown.isCutBefore);
    EXPECT_TRUE(lines[0].shown.isCutAfter);
    EXPECT_THAT(lines[0].wordsBefore, ElementsAre(u"three"_s, u"two"_s, u"One"_s));
    EXPECT_THAT(lines[0].wordsAfter, ElementsAre(u"four"_s, u"five"_s, u"six"_s));
}

TEST(Concordance, ReachesTheEdgesOfAShortText) {
    const auto lines = linesOf({u"(a home b)"_s}, u"home"_s, 1);
    ASSERT_EQ(lines.size(), 1);
    EXPECT_EQ(lines[0].shown.before, u"(a "_s);
    EXPECT_EQ(lines[0].shown.after, u" b)"_s);
    EXPECT_FALSE(lines[0].shown.isCutBefore);
    EXPECT_FALSE(lines[0].shown.isCutAfter);
}

TEST(Concordance, WithoutContextShowsTheKeywordAlone) {
    const auto lines = linesOf({u"a home b"_s}, u"home"_s, 0);
    ASSERT_EQ(lines.size(), 1);
    EXPECT_EQ(lines[0].shown.before + lines[0].shown.after, QString());
}

TEST(Concordance, LeavesOutWhatDoesNotFitTheText) {
    EXPECT_TRUE(concordance(u"home"_s, {{0, 9}, {2, 2}}).isEmpty());
}

TEST(Concordance, IsSortedByTheWordsBeforeTheNearestFirst) {
    auto lines = linesOf({u"zeta Old home"_s, u"alpha new home"_s, u"alpha old home"_s, u"home"_s}, u"home"_s);
    sortConcordance(lines, ConcordanceOrder::Before);
    EXPECT_THAT(numbers(lines), ElementsAre(3, 1, 2, 0)) << "whatever the case";
}

TEST(Concordance, IsSortedByTheWordsAfter) {
    auto lines = linesOf({u"home b a"_s, u"home a b c z"_s, u"home a b c a"_s, u"home a a"_s}, u"home"_s);
    sortConcordance(lines, ConcordanceOrder::After);
    EXPECT_THAT(numbers(lines), ElementsAre(3, 1, 2, 0)) << "three words decide";
}

TEST(Concordance, IsSortedByTheKeywordThenByWhatFollows) {
    auto lines = linesOf({u"homely z"_s, u"home z"_s, u"home a"_s}, u"hom*"_s);
    sortConcordance(lines, ConcordanceOrder::Keyword);
    EXPECT_THAT(numbers(lines), ElementsAre(2, 1, 0));
    sortConcordance(lines, ConcordanceOrder::AsGiven);
    EXPECT_THAT(numbers(lines), ElementsAre(2, 1, 0));
}

TEST(Concordance, CollatesByTheLanguage) {
    const QStringList texts{u"home zon"_s, u"home ön"_s, u"home on"_s};
    auto lines = linesOf(texts, u"home"_s);
    sortConcordance(lines, ConcordanceOrder::After, u"de"_s);
    EXPECT_EQ(numbers(lines).back(), 0);
    sortConcordance(lines, ConcordanceOrder::After, u"sv"_s);
    EXPECT_EQ(numbers(lines).back(), 1) << "ö stands after z";
}

RC_GTEST_PROP(Concordance, ALineIsAPieceOfItsText, ()) {
    const QString text = *anyText();
    const auto width = *rc::gen::inRange<qsizetype>(0, 4);
    const QList<TextRange> matches = Query::parse(u"home OR a OR 子供"_s).value().match(text).ranges;
    const auto lines = concordance(text, matches, width);
    RC_ASSERT(lines.size() == matches.size());
    for (const ConcordanceLine& line : lines) {
        const KeywordInContext& shown = line.shown;
        const qsizetype from = line.match.start - shown.before.size();
        RC_ASSERT(text.sliced(from).startsWith(shown.before + shown.keyword + shown.after));
        RC_ASSERT(shown.isCutBefore || from == 0);
        RC_ASSERT(shown.isCutAfter || line.match.end + shown.after.size() == text.size());
        RC_ASSERT(line.wordsBefore.size() <= contextWords && line.wordsAfter.size() <= contextWords);
    }
}

} // namespace
} // namespace sheaf
