#include "tests/cli/running.h"

#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::repositoryFile;
using sheaf::test::runSheaf;

namespace {

/// A way for a file to be unusable, and a word by which its error line is known.
struct BadFile {
    const char* name;
    QString (*make)(const Folder&);
    const char* says;
};

QString missing(const Folder& folder) {
    return folder.path(u"missing.pdf"_s);
}
QString empty(const Folder& folder) {
    return folder.write(u"empty.docx"_s, {});
}
QString truncatedPdf(const Folder& folder) {
    const QByteArray whole =
        Folder::read(repositoryFile(u"sample-corpus/documents/proposals/Hampshire Proposal 2016-20.pdf"_s));
    return folder.write(u"truncated.pdf"_s, whole.first(whole.size() / 3));
}
QString truncatedWord(const Folder& folder) {
    const QByteArray whole =
        Folder::read(repositoryFile(u"sample-corpus/documents/monitoring/Camden Monitoring Oct-Dec 2018.docx"_s));
    return folder.write(u"truncated.docx"_s, whole.first(whole.size() / 2));
}
QString locked(const Folder&) {
    return repositoryFile(u"tests/importers/fixtures/locked.pdf"_s);
}
QString mislabelled(const Folder& folder) {
    return folder.write(u"photograph.pdf"_s, QByteArray::fromHex("ffd8ffe000104a46494600010100000100010000ffdb0043"));
}
QString folderAsFile(const Folder& folder) {
    return folder.path(u"no-folder/at-all/"_s);
}

class EveryBadFile : public testing::TestWithParam<BadFile> {};

TEST_P(EveryBadFile, CostsOneLineAndTheOthersAreImported) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    const QString good = folder.write(u"good.txt"_s, "A passage that is fine.\n");
    const QString alsoGood = folder.write(u"also good.txt"_s, "Another passage that is fine.\n");
    const QString bad = GetParam().make(folder);

    const Ran ran = runSheaf({u"import"_s, project, good, bad, alsoGood});

    EXPECT_EQ(ran.status, 1);
    ASSERT_EQ(ran.errorLines().size(), 1) << ran.err.toStdString();
    EXPECT_TRUE(ran.errorLines().first().contains(bad)) << ran.err.toStdString();
    EXPECT_TRUE(ran.errorLines().first().contains(QString::fromUtf8(GetParam().says))) << ran.err.toStdString();
    EXPECT_EQ(runSheaf({u"sources"_s, project, u"--format"_s, u"json"_s}).json().array().size(), 2);
    EXPECT_EQ(runSheaf({u"search"_s, project, u"fine"_s, u"--format"_s, u"json"_s}).json()[u"total"_s].toInt(), 2);
}

INSTANTIATE_TEST_SUITE_P(
    Import, EveryBadFile,
    testing::Values(
        BadFile{"missing", missing, "no such file"}, BadFile{"empty", empty, "empty"},
        BadFile{"truncatedPdf", truncatedPdf, "truncated.pdf: "},
        BadFile{"truncatedWord", truncatedWord, "truncated.docx: "}, BadFile{"passwordProtected", locked, "password"},
        BadFile{"mislabelled", mislabelled, "photograph.pdf: "},
        BadFile{"missingFolder", folderAsFile, "no such file"}),
    [](const testing::TestParamInfo<BadFile>& file) { return file.param.name; });

} // namespace
