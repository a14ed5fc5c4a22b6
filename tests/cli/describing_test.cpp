#include "tests/cli/running.h"

#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::runSheaf;

namespace {

/// A project with one note, one site and the code Trust.
class Describing : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
        ASSERT_EQ(sheaf(u"codes add Trust"_s).status, 0);
        ASSERT_EQ(
            sheaf(u"attributes import"_s, {folder.write(u"sites.csv"_s, "site,round\nLeeds,1\nEssex,2\n")}).status, 0);
        ASSERT_EQ(
            sheaf(u"import"_s, {folder.write(u"note.txt"_s, "Trust grew slowly. It held.\n\nNobody knew.\n")}).status,
            0);
    }
    /// `attributes set` → sheaf attributes PROJECT set, and the words that hold blanks.
    Ran sheaf(const QString& verbs, const QStringList& words = {}) const {
        QStringList call = verbs.split(u' ');
        call.insert(1, project);
        return runSheaf(call + words);
    }
    QJsonArray json(const QString& verbs, const QStringList& words = {}) const {
        return sheaf(verbs, words + QStringList{u"--format"_s, u"json"_s}).json().array();
    }
    Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
};

TEST_F(Describing, AttributesAreListedWithTypeChoicesAndCount) {
    ASSERT_EQ(sheaf(u"attributes define Region --choices"_s, {u"North;South"_s}).status, 0);
    ASSERT_EQ(sheaf(u"attributes set Region south --site Leeds"_s).status, 0);
    const QJsonArray attributes = json(u"attributes"_s);
    ASSERT_EQ(attributes.size(), 2);
    EXPECT_EQ(attributes[0][u"attribute"_s].toString(), u"round");
    EXPECT_EQ(attributes[0][u"type"_s].toString(), u"number");
    EXPECT_EQ(attributes[0][u"count"_s].toInt(), 2);
    EXPECT_EQ(attributes[1][u"type"_s].toString(), u"one of a list");
    EXPECT_EQ(attributes[1][u"choices"_s].toArray().size(), 2);
    EXPECT_EQ(attributes[1][u"values"_s].toString(), u"South");
    const Ran wrong = sheaf(u"attributes set Region East --site Leeds"_s);
    EXPECT_EQ(wrong.status, 2);
    EXPECT_TRUE(wrong.err.contains(u"North, South"_s)) << wrong.err.toStdString();
    EXPECT_EQ(sheaf(u"attributes set Region South"_s).status, 2);
    ASSERT_EQ(sheaf(u"attributes rename Region Area"_s).status, 0);
    ASSERT_EQ(sheaf(u"attributes remove Area"_s).status, 0);
    EXPECT_EQ(json(u"attributes"_s).size(), 1);
}

TEST_F(Describing, AttributesOfSourcesComeFromAColumnSource) {
    const QString file = folder.write(u"sources.csv"_s, "source,read on\nnote,1 March 2019\n");
    ASSERT_EQ(sheaf(u"attributes import"_s, {file}).status, 0);
    EXPECT_EQ(json(u"sources"_s)[0][u"attributes"_s][u"read on"_s].toString(), u"2019-03-01");
    EXPECT_EQ(json(u"attributes"_s)[1][u"of"_s].toString(), u"source");
}

TEST_F(Describing, ASourceIsDescribedAnewAndSaysWhenItBecomesConfidential) {
    const Ran ran =
        sheaf(u"sources set note --site leeds --period 2019 --confidentiality confidential --title"_s, {u"Lead 4"_s});
    EXPECT_EQ(ran.status, 0) << ran.err.toStdString();
    EXPECT_TRUE(ran.err.contains(u"confidential from now on"_s)) << ran.err.toStdString();
    const QJsonArray sources = json(u"sources"_s);
    EXPECT_EQ(sources[0][u"title"_s].toString(), u"Lead 4");
    EXPECT_EQ(sources[0][u"site"_s].toString(), u"Leeds");
    EXPECT_EQ(sources[0][u"confidentiality"_s].toString(), u"confidential");
    EXPECT_EQ(sheaf(u"sources set note.txt --site"_s, {u""_s}).status, 0);
    EXPECT_EQ(json(u"sources"_s)[0][u"site"_s].toString(), u"");
    EXPECT_EQ(sheaf(u"sources set note.txt --site Nowhere"_s).status, 2);
}

TEST_F(Describing, MemosHangOnAnythingAndAreChanged) {
    ASSERT_EQ(sheaf(u"code Trust --source note --range 0:5 --memo"_s, {u"Strong."_s}).status, 0);
    ASSERT_EQ(sheaf(u"memos add --on code:Trust --coder Ben"_s, {u"Too wide?"_s}).status, 0);
    ASSERT_EQ(sheaf(u"memos add --on project"_s, {u"We began in May."_s}).status, 0);
    EXPECT_EQ(json(u"memos"_s).size(), 3);
    const QJsonArray ofBen = json(u"memos list --coder Ben"_s);
    ASSERT_EQ(ofBen.size(), 1);
    EXPECT_EQ(ofBen[0][u"on"_s].toString(), u"code:Trust");
    ASSERT_EQ(sheaf(u"memos edit"_s, {ofBen[0][u"id"_s].toString(), u"Split it."_s}).status, 0);
    EXPECT_EQ(json(u"memos list --on code:Trust"_s)[0][u"text"_s].toString(), u"Split it.");
    ASSERT_EQ(sheaf(u"memos edit coding:1 Weak."_s).status, 0);
    EXPECT_EQ(json(u"codings"_s)[0][u"memo"_s].toString(), u"Weak.");
    ASSERT_EQ(sheaf(u"memos remove coding:1"_s).status, 0);
    EXPECT_EQ(json(u"memos"_s).size(), 2);
    EXPECT_EQ(sheaf(u"memos remove 99"_s).status, 2);
    EXPECT_EQ(sheaf(u"memos add --on theme:Trust x"_s).status, 2);
}

TEST_F(Describing, SearchesAreKeptAndRunAgain) {
    ASSERT_EQ(sheaf(u"searches save Trust trust*"_s).status, 0);
    EXPECT_EQ(json(u"searches"_s)[0][u"query"_s].toString(), u"trust*");
    const auto found = sheaf(u"searches run trust --format json"_s).json();
    EXPECT_EQ(found[u"total"_s].toInt(), 1);
    EXPECT_EQ(found, sheaf(u"search trust* --format json"_s).json());
    EXPECT_EQ(sheaf(u"searches save Broken"_s, {u"(trust AND"_s}).status, 2);
    ASSERT_EQ(sheaf(u"searches remove Trust"_s).status, 0);
    EXPECT_EQ(sheaf(u"searches run Trust"_s).status, 2);
}

TEST_F(Describing, TheRegisterSaysWhyADocumentIsMissing) {
    const QString file = folder.write(u"expected.csv"_s, "site,type,column\nLeeds,proposal,Bid\nEssex,proposal,Bid\n");
    ASSERT_EQ(sheaf(u"register --expected"_s, {file}).status, 0);
    ASSERT_EQ(sheaf(u"register explain --site Leeds --column bid"_s, {u"never sent"_s}).status, 0);
    EXPECT_TRUE(sheaf(u"register"_s).out.contains(u"never sent"_s));
    EXPECT_EQ(json(u"register"_s)[0][u"Bid"_s][0].toString(), u"missing: never sent");
    EXPECT_EQ(sheaf(u"register explain --site Leeds --column Letter lost"_s).status, 2);
}

TEST_F(Describing, ACodingSaysWhoseWordsItIs) {
    ASSERT_EQ(sheaf(u"code Trust --source note --range 0:5 --voice participant"_s).status, 0);
    EXPECT_EQ(json(u"codings"_s)[0][u"voice"_s].toString(), u"participant's words");
    EXPECT_TRUE(sheaf(u"codings --format csv"_s).out.contains(u",voice,"_s));
    ASSERT_EQ(
        sheaf(u"codings describe 1 --voice second-hand --stance qualifies --memo"_s, {u"By hearsay."_s}).status, 0);
    ASSERT_EQ(sheaf(u"codings describe 1 --stance"_s, {u""_s}).status, 0);
    const QJsonValue coding = json(u"codings"_s)[0];
    EXPECT_EQ(coding[u"voice"_s].toString(), u"second-hand");
    EXPECT_EQ(coding[u"stance"_s].toString(), u"");
    EXPECT_EQ(coding[u"memo"_s].toString(), u"By hearsay.");
    EXPECT_EQ(sheaf(u"codings describe 1 --voice shouting"_s).status, 2);
    EXPECT_EQ(sheaf(u"codings describe 99 --voice author"_s).status, 2);
}

} // namespace
