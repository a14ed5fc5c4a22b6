#include "indexer/key_terms.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

void add(WordCounts& counts, const QString& passage) {
    counts.startPassage({});
    for (const Token& token : analyse(passage))
        counts.count(passage, token);
}

/// Words of the set that set it apart, from one passage of it and one of the rest.
QList<KeyTerm> keyOf(const QString& set, const QString& rest, const KeynessLimits& limits = {}) {
    WordCounts ofSet(WordForm::Folded), all(WordForm::Folded);
    add(ofSet, set);
    add(all, set);
    add(all, rest);
    return keyTerms(ofSet, all, limits);
}

std::vector<std::string> words(const QList<KeyTerm>& terms) {
    std::vector<std::string> words;
    for (const KeyTerm& term : terms)
        words.push_back(term.word.toStdString());
    return words;
}

TEST(KeyTerms, AreThoseMoreFrequentThanInTheRestTheSurestFirst) {
    const auto terms = keyOf(
        u"home "_s.repeated(8) + u"visit "_s.repeated(4) + u"the "_s.repeated(20),
        u"the "_s.repeated(200) + u"visit "_s.repeated(2) + u"office "_s.repeated(30));
    EXPECT_THAT(words(terms), ElementsAre("home", "visit")) << "not what is common, not what is rarer here";
    EXPECT_EQ(terms[1].count, 4);
    EXPECT_EQ(terms[1].rest, 2);
    EXPECT_EQ(terms[1].passages, 1);
    EXPECT_NEAR(terms[1].logRatio, std::log2((4.0 / 32) / (2.0 / 232)), 1e-9);
    EXPECT_NEAR(
        terms[1].logLikelihood, logLikelihood({.inside = 4, .insideWords = 32, .outside = 2, .outsideWords = 232}),
        1e-9);
}

TEST(KeyTerms, LeaveOutWhatIsRareOrUnsure) {
    const QString set = u"home home home trust trust "_s;
    const QString rest = u"other "_s.repeated(50);
    EXPECT_THAT(words(keyOf(set, rest)), ElementsAre("home"));
    EXPECT_THAT(words(keyOf(set, rest, {.least = 2, .sureEnough = 0})), ElementsAre("home", "trust"));
    EXPECT_TRUE(keyOf(set, rest, {.least = 1, .sureEnough = 1000}).isEmpty());
}

TEST(KeyTerms, AreNoneWithoutARestOrWithoutASet) {
    EXPECT_TRUE(keyOf(u"home home home"_s, {}).isEmpty());
    EXPECT_TRUE(keyOf({}, u"home home home"_s).isEmpty());
}

} // namespace
} // namespace sheaf
