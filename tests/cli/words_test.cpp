#include "tests/cli/running.h"

#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::runSheaf;
using testing::ElementsAre;

namespace {

class CountedProject : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
        const QString sites = folder.write(u"sites.csv"_s, "site\nLeeds\nEssex\nKent\n");
        ASSERT_EQ(runSheaf({u"attributes"_s, project, u"import"_s, sites}).status, 0);
        add(u"leeds.txt"_s, "Home visits build trust.\n\nHome visits build trust, and homes open.\n", u"Leeds"_s);
        add(u"essex.txt"_s, "The office is open.\n\nThe office is shut. The office is cold.\n", u"Essex"_s);
    }
    void add(const QString& name, const QByteArray& text, const QString& site) const {
        folder.write(name, text);
        ASSERT_EQ(runSheaf({u"import"_s, project, folder.path(name), u"--site"_s, site}).status, 0);
    }
    QJsonArray rows(const QStringList& call) const {
        const Ran ran = runSheaf(call + QStringList{u"--format"_s, u"json"_s});
        EXPECT_EQ(ran.status, 0) << ran.err.toStdString();
        return ran.json().array();
    }
    static std::vector<std::string> words(const QJsonArray& rows) {
        std::vector<std::string> words;
        for (const auto& row : rows)
            words.push_back(row[u"word"_s].toString().toStdString());
        return words;
    }
    Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
};

TEST_F(CountedProject, WordsAreListedByFrequencyOfASiteOrOfASearch) {
    const auto all = rows({u"words"_s, project, u"--limit"_s, u"1"_s});
    EXPECT_THAT(words(all), ElementsAre("home"));
    EXPECT_EQ(all[0][u"count"_s].toInt(), 3);
    EXPECT_EQ(all[0][u"passages"_s].toInt(), 2);
    EXPECT_THAT(
        words(rows({u"words"_s, project, u"--site"_s, u"essex"_s, u"--least"_s, u"3"_s})),
        ElementsAre("is", "office", "the"));
    EXPECT_THAT(
        words(rows({u"words"_s, project, u"--query"_s, u"shut"_s, u"--least"_s, u"2"_s})),
        ElementsAre("is", "office", "the"));
    EXPECT_EQ(runSheaf({u"words"_s, project, u"--site"_s, u"Bath"_s}).status, 2);
}

TEST_F(CountedProject, WordsOfEachSiteNameTheirSite) {
    const auto each = rows({u"words"_s, project, u"--by"_s, u"sites"_s, u"--limit"_s, u"1"_s});
    ASSERT_EQ(each.size(), 2);
    EXPECT_EQ(each[0][u"site"_s].toString(), u"Leeds"_s);
    EXPECT_EQ(each[1][u"site"_s].toString(), u"Essex"_s);
    const Ran csv = runSheaf({u"words"_s, project, u"--by"_s, u"sites"_s, u"--format"_s, u"csv"_s});
    EXPECT_TRUE(csv.out.startsWith(u"site,word,count,perTenThousand,passages"_s)) << csv.out.toStdString();
}

TEST_F(CountedProject, StopWordsComeFromAFile) {
    const QString file = folder.write(u"stop.txt"_s, "the\nis\n");
    const QStringList call{u"words"_s, project, u"--site"_s, u"Essex"_s, u"--stop-words"_s, file};
    EXPECT_THAT(words(rows(call + QStringList{u"--least"_s, u"2"_s})), ElementsAre("office"));
    EXPECT_EQ(runSheaf({u"words"_s, project, u"--stop-words"_s, folder.path(u"none.txt"_s)}).status, 3);
    const QString latin = folder.write(u"latin.txt"_s, "\xE9t\xE9\n");
    EXPECT_EQ(runSheaf({u"words"_s, project, u"--stop-words"_s, latin}).status, 2);
}

TEST_F(CountedProject, KeyTermsTellASiteFromTheRest) {
    add(u"more.txt"_s, QByteArray("Families trust visits. ").repeated(10), u"Leeds"_s);
    const auto terms = rows({u"keyterms"_s, project, u"--site"_s, u"Essex"_s});
    ASSERT_THAT(words(terms), ElementsAre("is", "office", "the"));
    EXPECT_GT(terms[0][u"logLikelihood"_s].toDouble(), 6.63);
    const Ran nothing = runSheaf({u"keyterms"_s, project});
    EXPECT_EQ(nothing.status, 2);
    EXPECT_EQ(nothing.errorLines().size(), 1);
}

TEST_F(CountedProject, CollocationsTellWhatStandsBeforeAndAfter) {
    const auto near = rows({u"collocations"_s, project, u"visit"_s, u"--window"_s, u"1"_s, u"--least"_s, u"2"_s});
    ASSERT_THAT(words(near), ElementsAre("build", "home"));
    EXPECT_EQ(near[0][u"after"_s].toInt(), 2);
    EXPECT_EQ(near[1][u"before"_s].toInt(), 2);
    EXPECT_EQ(runSheaf({u"collocations"_s, project, u"visit"_s, u"--window"_s, u"0"_s}).status, 2);
}

TEST_F(CountedProject, AConcordanceIsSortedByTheWordsAfter) {
    const QStringList call{u"search"_s, project, u"office"_s, u"--kwic"_s, u"--sort"_s, u"after"_s};
    const auto lines = rows(call);
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[0][u"after"_s].toString(), u" is cold."_s);
    EXPECT_EQ(lines[2][u"before"_s].toString(), u"The "_s);
    const Ran text = runSheaf(call + QStringList{u"--limit"_s, u"1"_s});
    EXPECT_TRUE(text.out.contains(u"The «office» is cold."_s)) << text.out.toStdString();
    EXPECT_TRUE(text.err.contains(u"1 of 3 matches"_s));
    EXPECT_EQ(runSheaf({u"search"_s, project, u"office"_s, u"--sort"_s, u"after"_s}).status, 2);
}

TEST_F(CountedProject, WordsOfInterviewsAreForTheTeam) {
    folder.write(u"lead.txt"_s, "I: How was it?\nP1: Home at last.\nI: And then?\nP1: Home again.\n");
    ASSERT_EQ(
        runSheaf({u"import"_s, project, folder.path(u"lead.txt"_s), u"--site"_s, u"Kent"_s, u"--confidentiality"_s,
                  u"confidential"_s})
            .status,
        0);
    EXPECT_TRUE(runSheaf({u"words"_s, project}).err.contains(u"1 confidential source"_s));
    const Ran without = runSheaf({u"words"_s, project, u"--without-confidential"_s});
    EXPECT_FALSE(without.err.contains(u"confidential source"_s));
    EXPECT_FALSE(without.out.contains(u"again"_s));
}

} // namespace
