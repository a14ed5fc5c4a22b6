#include "tests/cli/running.h"
#include "tests/importers/sketches.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::repositoryFile;
using sheaf::test::runSheaf;

namespace {

/// A document made to do harm.
struct Bomb {
    const char* name;
    const char* fileName;
    QByteArray (*bytes)();
};

QByteArray zipBomb() {
    return sheaf::test::docxWith({}, {{"word/comments.xml", "<c>" + QByteArray(64 << 20, ' ') + "</c>"}});
}
QByteArray hugeBody() {
    return sheaf::test::docxWith(QByteArray(300 << 20, ' '));
}
QByteArray entityBomb() {
    QByteArray dtd = "<!DOCTYPE r [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        dtd += "<!ENTITY a" + QByteArray::number(i) + " \"&a" + QByteArray::number(i - 1) + ";&a" +
               QByteArray::number(i - 1) + ";\">";
    return sheaf::test::zipWith(
        {{"_rels/.rels", "<R><Relationship Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></R>"},
         {"word/document.xml", dtd +
                                   "]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&a29;</w:t></w:r></w:p></w:body>"
                                   "</w:document>"}});
}
QByteArray deepNesting() {
    QByteArray deep;
    for (int i = 0; i < 200'000; ++i)
        deep += "<w:sdt>";
    return sheaf::test::docxWith(deep);
}
QByteArray tenMillionPages() {
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 10000000/Kids[3 0 "
           "R]>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}
QByteArray deepHtml() {
    return "<html><body>" + QByteArray("<div>").repeated(300'000) + "x";
}
QByteArray nestedArchives() {
    QByteArray archive = QByteArray(8 << 20, '\0');
    for (int depth = 0; depth < 5; ++depth)
        archive = sheaf::test::zipWith({{"a.zip", archive}, {"b.zip", archive}});
    return archive;
}

class EveryBomb : public testing::TestWithParam<Bomb> {};

TEST_P(EveryBomb, CostsItselfOnlyAndNoCrash) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    const QString bomb = folder.write(QString::fromLatin1(GetParam().fileName), GetParam().bytes());
    const QString good = folder.write(u"good.txt"_s, "A passage that is fine.\n");
    const Ran ran = runSheaf({u"import"_s, project, bomb, good, u"--timeout"_s, u"30"_s});
    EXPECT_EQ(ran.status, 1) << ran.err.toStdString();
    EXPECT_GE(ran.errorLines().size(), 1) << ran.err.toStdString();
    for (const QString& line : ran.errorLines())
        EXPECT_TRUE(line.contains(bomb)) << line.toStdString();
    EXPECT_FALSE(ran.err.contains(u"crash"_s)) << ran.err.toStdString();
    EXPECT_EQ(runSheaf({u"search"_s, project, u"fine"_s, u"--format"_s, u"json"_s}).json()[u"total"_s].toInt(), 1);
}

INSTANTIATE_TEST_SUITE_P(
    Import, EveryBomb,
    testing::Values(
        Bomb{"zipBomb", "bomb.docx", zipBomb}, Bomb{"hugeBody", "huge.docx", hugeBody},
        Bomb{"nesting", "deep.docx", deepNesting}, Bomb{"tenMillionPages", "pages.pdf", tenMillionPages},
        Bomb{"deepHtml", "deep.html", deepHtml}, Bomb{"nestedArchives", "nested.zip", nestedArchives}),
    [](const testing::TestParamInfo<Bomb>& bomb) { return bomb.param.name; });

TEST(Import, ResolvesNoEntityThatADocumentDefines) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    const QString path = folder.write(u"entities.docx"_s, entityBomb());
    ASSERT_EQ(runSheaf({u"import"_s, project, path}).status, 0);
    EXPECT_EQ(runSheaf({u"text"_s, project, u"entities"_s}).out.trimmed(), u"&a29;"_s);
}

TEST(Import, WritesAReportOfWhatBecameOfEachFileForItsOwnerOnly) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s), report = folder.path(u"report.json"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    const QString good = folder.write(u"Monitoring Oct-Dec 2018.txt"_s, "A passage that is fine.\n");
    const QString bad = folder.write(u"bad.pdf"_s, "%PDF-1.4");
    EXPECT_EQ(runSheaf({u"import"_s, project, good, bad, u"--report"_s, report}).status, 1);
    const QJsonObject json = QJsonDocument::fromJson(Folder::read(report)).object();
    EXPECT_EQ(json[u"counts"_s][u"imported"_s].toInt(), 1);
    EXPECT_EQ(json[u"counts"_s][u"failed"_s].toInt(), 1);
    const QJsonArray files = json[u"files"_s].toArray();
    ASSERT_EQ(files.size(), 2);
    EXPECT_EQ(files[0][u"file"_s].toString(), good);
    EXPECT_EQ(files[0][u"format"_s].toString(), u"txt"_s);
    EXPECT_TRUE(files[0][u"recognised"_s].toArray().contains(u"period Oct–Dec 2018 (from the file name)"_s))
        << QJsonDocument(files).toJson().toStdString();
    EXPECT_TRUE(files[0][u"ms"_s].isDouble());
    EXPECT_TRUE(files[1][u"error"_s].toString().contains(u"cut short or damaged"_s));
    EXPECT_EQ(QFile::permissions(report) & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
    EXPECT_EQ(runSheaf({u"import"_s, project, good, u"--report"_s, project}).status, 2);
}

TEST(Import, OpensEncryptedDocumentsWithTheFirstLineOfAPasswordFile) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    const QString locked = repositoryFile(u"tests/importers/fixtures/locked-two.pdf"_s);
    const Ran without = runSheaf({u"import"_s, project, locked});
    EXPECT_EQ(without.status, 1);
    EXPECT_TRUE(without.err.contains(u"--password-file"_s)) << without.err.toStdString();
    const QString password = folder.write(u"password"_s, "reader\nnothing else\n");
    EXPECT_EQ(runSheaf({u"import"_s, project, locked, u"--password-file"_s, password}).status, 0);
}

TEST(Import, OffersChangedFilesAndTakesThemWhenTold) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    const QString path = folder.write(u"plan.txt"_s, "The first plan.\n");
    ASSERT_EQ(runSheaf({u"import"_s, project, path}).status, 0);
    folder.write(u"plan.txt"_s, "The second plan.\n");
    const Ran offered = runSheaf({u"import"_s, project, path});
    EXPECT_EQ(offered.status, 1);
    EXPECT_TRUE(offered.err.contains(u"--revise"_s)) << offered.err.toStdString();
    EXPECT_EQ(runSheaf({u"text"_s, project, u"plan"_s}).out.trimmed(), u"The first plan."_s);
    EXPECT_EQ(runSheaf({u"import"_s, project, path, u"--revise"_s}).status, 0);
    EXPECT_EQ(runSheaf({u"text"_s, project, u"plan"_s}).out.trimmed(), u"The second plan."_s);
    EXPECT_EQ(runSheaf({u"import"_s, project, path, u"--revise"_s, u"--as-new"_s}).status, 2);
}

TEST(Answers, OfTheSampleReviewAreListedAndCodedByTheSchedulesQuestions) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project, u"--template"_s, u"practice-review"_s}).status, 0);
    ASSERT_EQ(runSheaf({u"import"_s, project, repositoryFile(u"sample-corpus/documents/interviews"_s)}).status, 0);
    const QJsonArray answers =
        runSheaf({u"answers"_s, project, u"--question"_s, u"5"_s, u"--format"_s, u"json"_s}).json().array();
    QSet<QString> sources;
    for (const QJsonValue& answer : answers)
        sources.insert(answer[u"source"_s].toString());
    EXPECT_EQ(sources.size(), 7);
    const Ran coded = runSheaf({u"answers"_s, project, u"--question"_s, u"5"_s, u"--code"_s});
    EXPECT_EQ(coded.status, 0);
    EXPECT_TRUE(coded.err.contains(u"%1 coded"_s.arg(answers.size()))) << coded.err.toStdString();
    const QJsonArray codings =
        runSheaf({u"codings"_s, project, u"--code"_s, u"3 Challenges"_s, u"--format"_s, u"json"_s}).json().array();
    EXPECT_EQ(codings.size(), answers.size());
    EXPECT_EQ(runSheaf({u"undo"_s, project}).status, 0);
    EXPECT_EQ(runSheaf({u"answers"_s, project, u"--question"_s, u"99"_s}).status, 2);
}

} // namespace
