#include "importers/extraction/sandbox.h"

#include <QProcess>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {

TEST(Sandbox, LetsTheReaderReachNoFileNoSocketAndNoProcess) {
    QProcess reader;
    reader.start(QStringLiteral(SHEAF_EXTRACT), {u"--check"_s});
    ASSERT_TRUE(reader.waitForFinished());
    const QString said = QString::fromUtf8(reader.readAllStandardOutput());
    EXPECT_EQ(reader.exitCode(), 0) << said.toStdString();
    EXPECT_EQ(said.count(u"refused"), attemptForbiddenThings().size()) << said.toStdString();
    EXPECT_FALSE(said.contains(u"POSSIBLE")) << said.toStdString();
}

/// Else the test above would show nothing.
TEST(Sandbox, IsWhatRefuses) {
    for (const Attempt& attempt : attemptForbiddenThings()) {
        const bool dependsOnTheMachine = attempt.what.contains(u"internet"_s) || attempt.what.contains(u"datagram"_s) ||
                                         attempt.what.contains(u"memory"_s) || attempt.what.contains(u"signal"_s);
        EXPECT_TRUE(attempt.succeeded || dependsOnTheMachine) << attempt.what.toStdString();
    }
}

TEST(Sandbox, SaysWhatItIsForIfPeopleStartTheReader) {
    QProcess reader;
    reader.start(QStringLiteral(SHEAF_EXTRACT), {});
    ASSERT_TRUE(reader.waitForFinished());
    EXPECT_EQ(reader.exitCode(), 2);
    EXPECT_TRUE(reader.readAllStandardError().contains("--check"));
}

} // namespace sheaf
