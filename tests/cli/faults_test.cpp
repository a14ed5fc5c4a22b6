#include "tests/cli/running.h"
#include "tests/support/printing.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>

#include <gmock/gmock.h>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace sheaf::test {
namespace {

class FaultsTest : public testing::Test {
protected:
    Folder folder;
    QString project = folder.path(u"review.sheaf"_s);

    void SetUp() override {
        ASSERT_EQ(runSheaf({u"new"_s, project, u"--template"_s, u"practice-review"_s}).status, 0);
        const QString interview = folder.write(u"Lead interview.txt"_s, "We learned from each other.\n\nTrust grew.\n");
        ASSERT_EQ(runSheaf({u"import"_s, project, interview}).status, 0);
    }
    qint64 revision() const {
        return runSheaf({u"verify"_s, project, u"--format"_s, u"json"_s}).json()[u"revision"_s].toInteger();
    }
    /// With files that may not grow beyond so many bytes: a full disk, as far as the program can tell.
    static Ran runWithSmallFiles(const QStringList& words, rlim_t bytes) {
        QProcess process;
        process.setChildProcessModifier([bytes] {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{bytes, bytes};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CACHE_HOME"_s, QFileInfo(words[1]).path() + u"/cache"_s);
        process.setProcessEnvironment(environment);
        process.start(QString::fromUtf8(SHEAF_PROGRAM), words);
        process.waitForFinished(60'000);
        return {
            process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
};

TEST_F(FaultsTest, VerifySaysThatAllIsWell) {
    const Ran ran = runSheaf({u"verify"_s, project});
    EXPECT_EQ(ran.status, 0) << ran.err.toStdString();
    EXPECT_TRUE(ran.out.endsWith(u"all is as it must be\n"_s)) << ran.out.toStdString();
}

TEST_F(FaultsTest, VerifyOfNoProjectIsStatusThree) {
    EXPECT_EQ(runSheaf({u"verify"_s, folder.path(u"none.sheaf"_s)}).status, 3);
    EXPECT_EQ(runSheaf({u"verify"_s, folder.write(u"text.sheaf"_s, "a text")}).status, 3);
}

TEST_F(FaultsTest, BackupAndRestoreGoBackAndKeepThePresent) {
    ASSERT_EQ(runSheaf({u"backup"_s, project}).status, 0);
    ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Trust"_s}).status, 0);
    const Ran restored = runSheaf({u"restore"_s, project});
    ASSERT_EQ(restored.status, 0) << restored.err.toStdString();
    EXPECT_TRUE(restored.err.contains(u"is kept as"_s));
    EXPECT_FALSE(runSheaf({u"codes"_s, project}).out.contains(u"Trust"_s));
    EXPECT_EQ(runSheaf({u"verify"_s, project}).status, 0);
    const auto backups = runSheaf({u"backup"_s, project, u"--list"_s, u"--format"_s, u"json"_s}).json().array();
    EXPECT_EQ(backups.size(), 2);
}

TEST_F(FaultsTest, RestoreOfABackupThatIsNotThereIsStatusTwoAndOfAnotherProjectFour) {
    EXPECT_EQ(runSheaf({u"restore"_s, project}).status, 3);
    ASSERT_EQ(runSheaf({u"backup"_s, project}).status, 0);
    EXPECT_EQ(runSheaf({u"restore"_s, project, u"yesterday"_s}).status, 2);
    ASSERT_TRUE(QFile::remove(project));
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    EXPECT_EQ(runSheaf({u"restore"_s, project}).status, 4);
}

TEST_F(FaultsTest, AnImportOnAFullDiskIsStatusThreeAndChangesNothing) {
    const qint64 before = revision();
    const QString large = folder.write(u"Long interview.txt"_s, QByteArray("A long sentence.\n\n").repeated(60'000));
    const Ran ran = runWithSmallFiles({u"import"_s, project, large}, 600'000);
    EXPECT_TRUE(ran.status == 1 || ran.status == 3) << ran.status;
    EXPECT_EQ(ran.errorLines().size(), 1) << ran.err.toStdString();
    EXPECT_TRUE(ran.err.contains(u"full"_s)) << ran.err.toStdString();
    EXPECT_EQ(revision(), before);
    EXPECT_EQ(runSheaf({u"verify"_s, project}).status, 0);
}

TEST_F(FaultsTest, ACodingOnAFullDiskIsStatusThreeAndChangesNothing) {
    const qint64 before = revision();
    const Ran ran = runWithSmallFiles(
        {u"code"_s, project, u"Review questions"_s, u"--source"_s, u"Lead interview"_s, u"--range"_s, u"0:10"_s}, 4096);
    EXPECT_EQ(ran.status, 3) << ran.err.toStdString();
    EXPECT_EQ(ran.errorLines().size(), 1) << ran.err.toStdString();
    EXPECT_EQ(revision(), before);
    EXPECT_EQ(runSheaf({u"verify"_s, project}).status, 0);
}

TEST_F(FaultsTest, AProjectOfALaterFormatIsStatusFour) {
    QByteArray bytes = Folder::read(project);
    bytes[63] = 99;
    const QString later = folder.write(u"later.sheaf"_s, bytes);
    for (const QString& verb : {u"sources"_s, u"verify"_s, u"backup"_s})
        EXPECT_EQ(runSheaf({verb, later}).status, 4) << verb.toStdString();
    EXPECT_EQ(Folder::read(later), bytes);
}

} // namespace
} // namespace sheaf::test
