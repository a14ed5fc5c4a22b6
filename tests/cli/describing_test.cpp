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

} // namespace
