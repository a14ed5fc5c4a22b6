#include "tests/cli/running.h"

#include <QFileInfo>
#include <QJsonArray>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::runSheaf;
using sheaf::test::sampleProject;

namespace {

TEST(Versions, OfTheCodebookAreKeptShownAndCompared) {
    const Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Trust"_s}).status, 0);
    EXPECT_EQ(runSheaf({u"versions"_s, project, u"add"_s, u"Pilot"_s}).status, 2) << "without a reason";
    ASSERT_EQ(runSheaf({u"versions"_s, project, u"add"_s, u"Pilot"_s, u"--reason"_s, u"before round two"_s}).status, 0);
    ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Trust/Early"_s}).status, 0);
    const auto json = [&](const QStringList& words) {
        return runSheaf(QStringList{u"versions"_s, project} + words + QStringList{u"--format"_s, u"json"_s})
            .json()
            .array();
    };
    EXPECT_EQ(json({})[0][u"reason"_s].toString(), u"before round two");
    EXPECT_EQ(json({u"show"_s, u"1"_s}).size(), 1);
    const QJsonArray changes = json({u"compare"_s, u"1"_s});
    ASSERT_EQ(changes.size(), 1);
    EXPECT_EQ(changes[0][u"change"_s].toString(), u"added");
    EXPECT_EQ(changes[0][u"after"_s].toString(), u"Trust/Early");
    EXPECT_EQ(runSheaf({u"versions"_s, project, u"show"_s, u"2"_s}).status, 2);
}

TEST(Audit, OfTheSampleReviewNamesNoInterview) {
    const Ran report = runSheaf({u"audit"_s, sampleProject(), u"--format"_s, u"json"_s});
    ASSERT_EQ(report.status, 0) << report.err.toStdString();
    const Ran team = runSheaf({u"audit"_s, sampleProject(), u"--for-team"_s, u"--format"_s, u"json"_s});
    ASSERT_EQ(team.status, 0);
    EXPECT_EQ(report.json()[0][u"group"_s].toString(), u"Raw data");
    for (const auto& source : runSheaf({u"sources"_s, sampleProject(), u"--format"_s, u"json"_s}).json().array()) {
        const QString title = source[u"title"_s].toString();
        const QString quoted = u"“%1”"_s.arg(title);
        EXPECT_TRUE(team.out.contains(quoted)) << title.toStdString();
        EXPECT_EQ(report.out.contains(quoted), source[u"confidentiality"_s].toString() != u"confidential"_s)
            << title.toStdString();
    }
}

TEST(Audit, IsWrittenToAFileAndRefusesWhatIsNoDay) {
    const Folder folder;
    const QString output = folder.path(u"audit.docx"_s);
    ASSERT_EQ(runSheaf({u"audit"_s, sampleProject(), u"-o"_s, output}).status, 0);
    EXPECT_TRUE(QFileInfo::exists(output));
    EXPECT_EQ(runSheaf({u"audit"_s, sampleProject(), u"--since"_s, u"yesterday"_s}).status, 2);
    const Ran later = runSheaf({u"audit"_s, sampleProject(), u"--since"_s, u"2999-01-01"_s, u"--format"_s, u"csv"_s});
    EXPECT_EQ(later.status, 0);
    EXPECT_FALSE(later.out.contains(u"import"_s)) << later.out.toStdString();
}

} // namespace
