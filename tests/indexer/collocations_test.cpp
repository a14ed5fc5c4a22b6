#include "indexer/collocations.h"
#include "tests/support/result_matchers.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using testing::Contains;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;

CollocationCounts counted(
    const QString& node, int window, const QStringList& passages, WordForm form = WordForm::Folded,
    const StopWords& stopWords = {}) {
    CollocationCounts counts = CollocationCounts::of(node, window, form).value();
    for (const QString& passage : passages)
        counts.add(passage, analyse(passage), {}, stopWords);
    return counts;
}

std::vector<std::string> shown(const QList<Collocate>& collocates) {
    std::vector<std::string> shown;
    for (const Collocate& each : collocates)
        shown.push_back(
            u"%1 %2+%3 of %4"_s.arg(each.word).arg(each.before).arg(each.after).arg(each.count).toStdString());
    return shown;
}

TEST(Collocations, CountWordsBeforeAndAfterTheNodeWithinTheWindow) {
    const auto counts = counted(u"trust"_s, 2, {u"far build trust slowly again far far far"_s});
    EXPECT_THAT(shown(counts.collocates(1)), ElementsAre("again 0+1 of 1", "build 1+0 of 1", "slowly 0+1 of 1"))
        << "far stands near once in four times: less than chance";
    EXPECT_EQ(counts.nodes(), 1);
}

TEST(Collocations, AWordBetweenTwoNodesCountsOnceForTheNearer) {
    const auto counts = counted(u"a"_s, 3, {u"a x y y a z z z z z z"_s});
    EXPECT_THAT(shown(counts.collocates(1)), ElementsAre("y 2+0 of 2", "x 0+1 of 1"));
}

TEST(Collocations, NodesAreNoCollocatesAndPassagesAreNotJoined) {
    const auto counts = counted(u"trust"_s, 5, {u"trust trust"_s, u"held fast"_s});
    EXPECT_EQ(counts.nodes(), 2);
    EXPECT_TRUE(counts.collocates(1).isEmpty());
}

TEST(Collocations, FiguresFollowTheTableOfWordsInsideAndOutsideTheWindows) {
    // 4 words inside the windows, 10 outside; "deep" 2 inside, 1 outside.
    const auto found =
        counted(u"trust"_s, 1, {u"deep trust grows"_s, u"deep trust now"_s, u"deep a b c d e f g h i"_s}).collocates(2);
    ASSERT_EQ(found.size(), 1);
    EXPECT_EQ(found[0].word, u"deep"_s);
    EXPECT_NEAR(found[0].mutualInformation, std::log2((2.0 / 4) / (3.0 / 14)), 1e-9);
    EXPECT_NEAR(
        found[0].logLikelihood, logLikelihood({.inside = 2, .insideWords = 4, .outside = 1, .outsideWords = 10}), 1e-9);
}

TEST(Collocations, ANodeIsFoundByItsStemOrAsSeveralWordsInARow) {
    EXPECT_EQ(counted(u"leader"_s, 2, {u"Leaders lead. A leader’s team"_s}, WordForm::Stem).nodes(), 2);
    EXPECT_EQ(counted(u"leader"_s, 2, {u"Leaders lead"_s}).nodes(), 0);
    const auto counts = counted(u"family hub"_s, 1, {u"our family hub opened; a hub, a family"_s});
    EXPECT_EQ(counts.nodes(), 1);
    EXPECT_THAT(shown(counts.collocates(1)), Contains("opened 0+1 of 1"));
}

TEST(Collocations, StopWordsTakeAPositionButAreNotListed) {
    const auto counts =
        counted(u"trust"_s, 1, {u"the trust the deep end of it all"_s}, WordForm::Folded, StopWords(u"the"_s));
    EXPECT_TRUE(counts.collocates(1).isEmpty());
}

TEST(Collocations, RefuseANodeWithoutAWordAndAWindowThatIsNone) {
    EXPECT_THAT(CollocationCounts::of(u"…"_s, 5, WordForm::Stem), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(CollocationCounts::of(u"a"_s, 0, WordForm::Stem), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(CollocationCounts::of(u"a"_s, 51, WordForm::Stem), hasError(ErrorCode::InvalidArgument));
}

} // namespace
} // namespace sheaf
