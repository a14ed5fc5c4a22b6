#include "tests/cli/running.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::runSheaf;

namespace {

TEST(CommandLine, SaysItsVersionAndExitsWithZero) {
    const Ran ran = runSheaf({u"--version"_s});
    EXPECT_EQ(ran.status, 0);
    EXPECT_TRUE(ran.out.startsWith(u"sheaf 0."_s)) << ran.out.toStdString();
}

TEST(CommandLine, HelpOfAVerbListsItsOptions) {
    const Ran ran = runSheaf({u"help"_s, u"import"_s});
    EXPECT_EQ(ran.status, 0);
    EXPECT_TRUE(ran.out.contains(u"--manifest"_s));
    EXPECT_TRUE(runSheaf({u"help"_s, u"codes"_s, u"add"_s}).out.contains(u"--definition"_s));
}

TEST(CommandLine, AWrongVerbIsAWrongCall) {
    const Ran ran = runSheaf({u"conjure"_s});
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.errorLines().size(), 1);
    EXPECT_TRUE(ran.out.isEmpty());
}

TEST(CommandLine, WrongValuesAreNamedInPlainWords) {
    EXPECT_TRUE(runSheaf({u"conjure"_s}).err.contains(u"there is no verb “conjure”"_s));
    EXPECT_EQ(runSheaf({u"help"_s, u"conjure"_s}).status, 2);
    const Ran ran = runSheaf({u"search"_s, u"p.sheaf"_s, u"q"_s, u"--limit"_s, u"-1"_s});
    EXPECT_EQ(ran.status, 2);
    EXPECT_LT(ran.err.size(), 200) << ran.err.toStdString();
    EXPECT_TRUE(
        runSheaf({u"sources"_s, u"p.sheaf"_s, u"--format"_s, u"xml"_s}).err.contains(u"must be text, json or csv"_s));
}

TEST(CommandLine, AProjectThatIsNotThereCanNotBeRead) {
    const Ran ran = runSheaf({u"sources"_s, u"/nowhere/review.sheaf"_s});
    EXPECT_EQ(ran.status, 3);
    EXPECT_EQ(ran.errorLines().size(), 1);
}

TEST(CommandLine, AFileThatIsNoProjectCanNotBeRead) {
    const Folder folder;
    const Ran ran = runSheaf(
        {u"sources"_s, folder.write(u"notes.sheaf"_s, "these are notes, not a project, however long they go on")});
    EXPECT_EQ(ran.status, 3);
    EXPECT_EQ(ran.errorLines().size(), 1);
}

TEST(CommandLine, NewNeverOverwritesAProject) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    EXPECT_EQ(runSheaf({u"new"_s, project}).status, 0);
    const QByteArray before = Folder::read(project);
    EXPECT_EQ(runSheaf({u"new"_s, project}).status, 2);
    EXPECT_EQ(Folder::read(project), before);
}

TEST(CommandLine, AProjectIsReadableByItsOwnerOnly) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    EXPECT_EQ(QFileInfo(project).permissions() & others, QFileDevice::Permissions());
}

TEST(CommandLine, TheTemplateBringsReviewQuestionsAndTheFramework) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project, u"--template"_s, u"practice-review"_s}).status, 0);
    const Ran ran = runSheaf({u"codes"_s, project, u"--format"_s, u"csv"_s});
    EXPECT_TRUE(ran.out.contains(u"Review questions/2 Delivery and enablers"_s));
    EXPECT_TRUE(ran.out.contains(u"Practice features/Whole family focus"_s));
}

class SmallProject : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
        ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Trust"_s}).status, 0);
        ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Econ"_s}).status, 0);
        folder.write(u"note.txt"_s, "🌱 Trust grew slowly. It held.\n\nNobody trusted the economy at first.\n");
        ASSERT_EQ(runSheaf({u"import"_s, project, folder.path(u"note.txt"_s)}).status, 0);
    }
    Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
};

TEST_F(SmallProject, CodesARangeAfterAnEmojiExactly) {
    const Ran ran = runSheaf(
        {u"code"_s, project, u"Trust"_s, u"--source"_s, u"note"_s, u"--range"_s, u"3:8"_s, u"--format"_s, u"json"_s});
    ASSERT_EQ(ran.status, 0) << ran.err.toStdString();
    EXPECT_EQ(ran.json()[0][u"quotation"_s].toString(), u"Trust"_s);
}

TEST_F(SmallProject, RefusesARangeThatCutsAnEmojiInTwo) {
    const Ran ran = runSheaf({u"code"_s, project, u"Trust"_s, u"--source"_s, u"note"_s, u"--range"_s, u"1:8"_s});
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.errorLines().size(), 1);
}

TEST_F(SmallProject, ADryRunCodesNothing) {
    const QStringList call = {u"code"_s, project, u"Trust"_s, u"--query"_s, u"trust*"_s, u"--extent"_s, u"sentence"_s};
    EXPECT_EQ(runSheaf(call + QStringList{u"--dry-run"_s}).status, 0);
    EXPECT_EQ(runSheaf({u"codings"_s, project, u"--format"_s, u"json"_s}).json().array().size(), 0);
    EXPECT_EQ(runSheaf(call).status, 0);
    const auto codings = runSheaf({u"codings"_s, project, u"--format"_s, u"json"_s}).json();
    ASSERT_EQ(codings.array().size(), 2);
    EXPECT_EQ(codings[0][u"quotation"_s].toString(), u"🌱 Trust grew slowly."_s);
    EXPECT_EQ(codings[0][u"coder"_s].toString(), u"tester"_s);
}

TEST_F(SmallProject, CodingTheSameHitsTwiceAddsNothing) {
    const QStringList call = {u"code"_s, project, u"Trust"_s, u"--query"_s, u"trust*"_s};
    EXPECT_EQ(runSheaf(call).status, 0);
    const Ran again = runSheaf(call);
    EXPECT_EQ(again.status, 0);
    EXPECT_TRUE(again.err.contains(u"0 coded, 2 coded already"_s)) << again.err.toStdString();
}

TEST_F(SmallProject, ACodeIsNeverMistakenForALongerName) {
    ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Economy"_s}).status, 0);
    ASSERT_EQ(runSheaf({u"code"_s, project, u"Economy"_s, u"--query"_s, u"economy"_s}).status, 0);
    EXPECT_EQ(
        runSheaf({u"codings"_s, project, u"--code"_s, u"Econ"_s, u"--format"_s, u"json"_s}).json().array().size(), 0);
}

TEST_F(SmallProject, AnUnknownCodeIsAWrongCallThatNamesIt) {
    const Ran ran = runSheaf({u"code"_s, project, u"Reciprocity"_s, u"--query"_s, u"trust"_s});
    EXPECT_EQ(ran.status, 2);
    EXPECT_TRUE(ran.err.contains(u"Reciprocity"_s));
}

TEST_F(SmallProject, AQueryThatCanNotBeReadNamesTheColumn) {
    const Ran ran = runSheaf({u"search"_s, project, u"(trust AND"_s});
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.errorLines().size(), 1);
}

TEST_F(SmallProject, AnUnknownEndingOfATableIsRefusedBeforeAnythingIsWritten) {
    ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Trust/Early"_s}).status, 0);
    const QString output = folder.path(u"table.wpd"_s);
    EXPECT_EQ(runSheaf({u"table"_s, project, u"--rows"_s, u"Trust"_s, u"-o"_s, output}).status, 2);
    EXPECT_FALSE(QFileInfo::exists(output));
}

TEST_F(SmallProject, ReindexFindsTheSamePassages) {
    const auto before = runSheaf({u"search"_s, project, u"trust*"_s, u"--format"_s, u"json"_s}).json();
    const Ran made = runSheaf({u"reindex"_s, project});
    ASSERT_EQ(made.status, 0);
    const QStringList shards = made.out.split(u'\n', Qt::SkipEmptyParts);
    ASSERT_FALSE(shards.isEmpty());
    for (const QString& shard : shards)
        EXPECT_TRUE(QFileInfo(shard).isDir()) << shard.toStdString();
    EXPECT_EQ(runSheaf({u"search"_s, project, u"trust*"_s, u"--format"_s, u"json"_s}).json(), before);
}

TEST_F(SmallProject, ImportingTheSameFileAgainTakesNothing) {
    const Ran ran = runSheaf({u"import"_s, project, folder.path(u"note.txt"_s)});
    EXPECT_EQ(ran.status, 0);
    EXPECT_TRUE(ran.err.contains(u"0 imported, 1 held already"_s)) << ran.err.toStdString();
}

TEST_F(SmallProject, NothingIsWrittenOverTheProjectItself) {
    const QByteArray before = Folder::read(project);
    EXPECT_EQ(runSheaf({u"codes"_s, project, u"export"_s, project}).status, 2);
    EXPECT_EQ(Folder::read(project), before);
}

TEST_F(SmallProject, AQueryWithASourceIsRefusedRatherThanCodedEverywhere) {
    const Ran ran = runSheaf({u"code"_s, project, u"Trust"_s, u"--source"_s, u"note"_s, u"--query"_s, u"trust*"_s});
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(runSheaf({u"codings"_s, project, u"--format"_s, u"json"_s}).json().array().size(), 0);
}

TEST_F(SmallProject, CodingARangeAgainWritesTheNewMemoOverTheOld) {
    const QStringList call = {u"code"_s, project, u"Trust"_s, u"--source"_s, u"note"_s, u"--range"_s, u"3:8"_s};
    ASSERT_EQ(runSheaf(call + QStringList{u"--stance"_s, u"supports"_s}).status, 0);
    ASSERT_EQ(runSheaf(call + QStringList{u"--memo"_s, u"seen twice"_s}).status, 0);
    const auto codings = runSheaf({u"codings"_s, project, u"--format"_s, u"json"_s}).json();
    ASSERT_EQ(codings.array().size(), 1);
    EXPECT_EQ(codings[0][u"memo"_s].toString(), u"seen twice"_s);
    EXPECT_EQ(codings[0][u"stance"_s].toString(), u"supports"_s);
}

TEST_F(SmallProject, ACopyThatWentAnotherWayIsSearchedByItsOwnTexts) {
    const QString copy = folder.path(u"copy.sheaf"_s);
    ASSERT_TRUE(QFile::copy(project, copy));
    ASSERT_EQ(runSheaf({u"import"_s, project, folder.write(u"a.txt"_s, "Alpha beta.\n")}).status, 0);
    ASSERT_EQ(runSheaf({u"import"_s, copy, folder.write(u"b.txt"_s, "Gamma delta.\n")}).status, 0);
    const auto hits = [](const QString& in, const QString& word) {
        return runSheaf({u"search"_s, in, word, u"--format"_s, u"json"_s}).json()[u"total"_s].toInt();
    };
    EXPECT_EQ(hits(project, u"alpha"_s), 1);
    EXPECT_EQ(hits(copy, u"gamma"_s), 1);
    EXPECT_EQ(hits(copy, u"alpha"_s), 0);
    EXPECT_EQ(hits(project, u"gamma"_s), 0);
}

TEST_F(SmallProject, AnInterviewIsConfidentialHoweverItsTypeIsWritten) {
    const QString notes = folder.write(u"talk.txt"_s, "What she told us.\n");
    ASSERT_EQ(runSheaf({u"import"_s, project, notes, u"--type"_s, u"Lead Interview"_s}).status, 0);
    for (const auto& source : runSheaf({u"sources"_s, project, u"--format"_s, u"json"_s}).json().array()) {
        const bool isTalk = source[u"file"_s].toString() == u"talk.txt";
        EXPECT_EQ(source[u"confidentiality"_s].toString(), isTalk ? u"confidential" : u"attributable");
    }
}

TEST_F(SmallProject, AColumnNamedLikeTheFirstKeepsItsOwnKey) {
    ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Trust/Site"_s}).status, 0);
    const QString sites = folder.write(u"sites.csv"_s, "site\nLeeds\n");
    ASSERT_EQ(runSheaf({u"attributes"_s, project, u"import"_s, sites}).status, 0);
    const Ran ran = runSheaf({u"matrix"_s, project, u"--columns"_s, u"Trust"_s, u"--format"_s, u"json"_s});
    EXPECT_EQ(ran.json()[0][u"Site"_s].toString(), u"Leeds");
    EXPECT_TRUE(ran.json()[0].toObject().contains(u"Site (2)"_s));
}

TEST_F(SmallProject, StatisticsCountWhatIsCoded) {
    ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Trust/Early"_s}).status, 0);
    for (const auto& [code, range] : {std::pair{u"Trust"_s, u"3:8"_s}, {u"Early"_s, u"3:20"_s}, {u"Econ"_s, u"9:20"_s}})
        ASSERT_EQ(runSheaf({u"code"_s, project, code, u"--source"_s, u"note"_s, u"--range"_s, range}).status, 0);
    const auto asked = [&](const QStringList& words) {
        return runSheaf(QStringList{u"statistics"_s, project} + words + QStringList{u"--format"_s, u"json"_s}).json();
    };
    const auto codes = asked({});
    ASSERT_EQ(codes.array().size(), 3);
    EXPECT_EQ(codes[0][u"Code"_s].toString(), u"Trust");
    EXPECT_EQ(codes[0][u"Codings"_s].toInt(), 1);
    EXPECT_EQ(codes[0][u"With all below: codings"_s].toInt(), 2);
    EXPECT_EQ(codes[0][u"With all below: passages"_s].toInt(), 1);
    EXPECT_EQ(codes[0][u"With all below: characters"_s].toInt(), 17);
    EXPECT_EQ(asked({u"codes"_s, u"--codes"_s, u"Trust"_s}).array().size(), 2);
    EXPECT_EQ(asked({u"sources"_s})[0][u"Characters coded"_s].toInt(), 17);
    const auto together = asked({u"co-occurrence"_s});
    EXPECT_EQ(together[1][u"Econ"_s].toInt(), 1);
    EXPECT_EQ(together[0][u"Econ"_s].toInt(), 0);
    EXPECT_EQ(runSheaf({u"statistics"_s, project, u"sites"_s}).status, 2);
    const QString output = folder.path(u"statistics.docx"_s);
    EXPECT_EQ(runSheaf({u"statistics"_s, project, u"co-occurrence"_s, u"-o"_s, output}).status, 0);
    EXPECT_TRUE(QFileInfo::exists(output));
}

TEST_F(SmallProject, AFolderSaysWhichFilesItLeftOut) {
    ASSERT_TRUE(QDir().mkpath(folder.path(u"mixed"_s)));
    folder.write(u"mixed/slides.pptx"_s, "PK");
    folder.write(u"mixed/plain.txt"_s, "One more passage.\n");
    const Ran ran = runSheaf({u"import"_s, project, folder.path(u"mixed"_s)});
    EXPECT_EQ(ran.status, 0);
    EXPECT_TRUE(ran.err.contains(u"slides.pptx"_s)) << ran.err.toStdString();
}

} // namespace
