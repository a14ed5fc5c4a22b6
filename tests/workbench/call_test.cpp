// The program as it is called: what it says on standard error, and how it ends.

#include "tests/workbench/small_review.h"

#include <QFile>
#include <QProcess>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

constexpr int patienceMs = 60'000;

struct Ending {
    int status = -1;
    QByteArray said;
};

Ending call(const QStringList& arguments) {
    QProcess program;
    program.start(QStringLiteral(SHEAF_WORKBENCH_PROGRAM), arguments);
    if (!program.waitForFinished(patienceMs))
        return {};
    return {program.exitCode(), program.readAllStandardError()};
}

TEST(Call, RefusesARoomThatIsNotThere) {
    const Ending ending = call({u"review.sheaf"_s, u"--room"_s, u"bogus"_s});
    EXPECT_EQ(ending.status, 2);
    EXPECT_TRUE(ending.said.contains("sheaf-workbench: error: there is no room bogus")) << ending.said.constData();
}

TEST(Call, EndsWhereThereIsNoProject) {
    const Ending ending = call({u"/nowhere/review.sheaf"_s});
    EXPECT_EQ(ending.status, 3);
    EXPECT_TRUE(ending.said.contains("sheaf-workbench: error: /nowhere/review.sheaf")) << ending.said.constData();
}

TEST(Call, SaysOnStandardErrorTooThatAFileIsNoProject) {
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"letter.sheaf"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("Dear all, this is a letter.\n");
    file.close();
    QProcess program;
    program.setReadChannel(QProcess::StandardError);
    program.start(QStringLiteral(SHEAF_WORKBENCH_PROGRAM), {file.fileName()});
    QByteArray said;
    while (!said.contains("sheaf-workbench: error: ") && program.waitForReadyRead(patienceMs))
        said += program.readAllStandardError();
    EXPECT_TRUE(said.contains("sheaf-workbench: error: ")) << said.constData();
    EXPECT_EQ(program.state(), QProcess::Running) << "the window stays and says it too";
    program.terminate();
    program.waitForFinished(patienceMs);
}

TEST(Call, KeepsAPictureForItsOwner) {
    const test::SmallReview project;
    const QString picture = project.folder() + u"/register.png"_s;
    const Ending ending = call({project.path(), u"--room"_s, u"register"_s, u"--screenshot"_s, picture});
    ASSERT_EQ(ending.status, 0) << ending.said.constData();
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_FALSE(QFile::permissions(picture).testAnyFlags(others));
}

} // namespace
} // namespace sheaf
