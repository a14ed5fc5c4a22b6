#include "indexer/word_counts.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

WordCounts counted(WordForm form, const QStringList& passages, const QString& language = {}) {
    WordCounts counts(form);
    for (const QString& passage : passages) {
        counts.startPassage(language);
        for (const Token& token : analyse(passage))
            counts.count(passage, token);
    }
    return counts;
}

std::vector<std::string> shown(const QList<WordFrequency>& frequencies) {
    std::vector<std::string> shown;
    for (const WordFrequency& each : frequencies)
        shown.push_back(u"%1 %2 in %3"_s.arg(each.word).arg(each.count).arg(each.passages).toStdString());
    return shown;
}

TEST(WordCounts, CountsFoldedWordsAndThePassagesTheyOccurIn) {
    const WordCounts counts = counted(WordForm::Folded, {u"Trust, trust 😀 grew."_s, u"TRUST held"_s});
    EXPECT_THAT(shown(counts.frequencies()), ElementsAre("trust 3 in 2", "grew 1 in 1", "held 1 in 1"));
    EXPECT_EQ(counts.words(), 5);
    EXPECT_NEAR(counts.frequencies().first().perTenThousand, 6000, 1e-9);
}

TEST(WordCounts, ShowsAStemByTheWordThatIsWrittenMostOften) {
    const WordCounts counts = counted(WordForm::Stem, {u"Policies policy policies. Leaders leader"_s});
    EXPECT_THAT(shown(counts.frequencies()), ElementsAre("policies 3 in 1", "leader 2 in 1"));
}

TEST(WordCounts, ShowsAWordWithTheAccentsThatItMostlyHas) {
    EXPECT_THAT(
        shown(counted(WordForm::Folded, {u"Café café cafe ca\u00ADfé"_s}).frequencies()), ElementsAre("café 4 in 1"));
}

TEST(WordCounts, StemsByTheLanguageOfThePassage) {
    EXPECT_THAT(
        shown(counted(WordForm::Stem, {u"chevaux cheval"_s}, u"fr"_s).frequencies()), ElementsAre("cheval 2 in 1"));
    EXPECT_EQ(counted(WordForm::Stem, {u"chevaux cheval"_s}, u"en"_s).frequencies().size(), 2);
}

TEST(WordCounts, LeavesRareWordsAndThoseWithoutANameOutOfTheList) {
    WordCounts counts(WordForm::Folded);
    const StopWords stopWords(u"the\nAnd"_s);
    const QString text = u"The trust and the trust held"_s;
    counts.startPassage({});
    for (const Token& token : analyse(text))
        stopWords.holds(token) ? counts.countUnlisted() : counts.count(text, token);
    EXPECT_THAT(shown(counts.frequencies(2)), ElementsAre("trust 2 in 1"));
    EXPECT_EQ(counts.words(), 6) << "stop words are words of the text";
}

TEST(WordCounts, KeepsNoMoreThanSomeSpellingsOfAWord) {
    QString text;
    for (int i = 1; i < 1000; ++i)
        text += u"a"_s + QString(i, u'\u0301') + u' ';
    EXPECT_EQ(counted(WordForm::Folded, {text}).frequencies().first().count, 999);
}

} // namespace
} // namespace sheaf
