#include "tests/cli/running.h"

#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::runSheaf;

namespace {

class StructuredProject : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
        folder.write(
            u"plan.md"_s, "# Aims\n\nTo help families.\n\n## Costs\n\n| Item | Sum |\n|---|---|\n| Hall | 4 |\n");
        folder.write(
            u"lead.txt"_s,
            "I: How did trust grow here?\nP1: Slowly, and trust held.\nI: And then?\nP1: It grew again.\n");
        ASSERT_EQ(runSheaf({u"import"_s, project, folder.path(u"plan.md"_s), folder.path(u"lead.txt"_s)}).status, 0);
    }
    int codings() const {
        return static_cast<int>(runSheaf({u"codings"_s, project, u"--format"_s, u"json"_s}).json().array().size());
    }
    Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
};

TEST_F(StructuredProject, AutocodeCodesHeadingsOnceAndIsUndoneAtOnce) {
    const QStringList call{u"autocode"_s, project, u"--by"_s, u"headings"_s};
    const Ran dry = runSheaf(call + QStringList{u"--dry-run"_s});
    EXPECT_EQ(dry.status, 0) << dry.err.toStdString();
    EXPECT_TRUE(dry.err.contains(u"2 to code, 0 coded already"_s)) << dry.err.toStdString();
    EXPECT_EQ(codings(), 0);
    const auto rows = runSheaf(call + QStringList{u"--format"_s, u"json"_s}).json().array();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[1][u"code"_s].toString(), u"Headings/Aims/Costs"_s);
    EXPECT_TRUE(rows[1][u"new"_s].toBool());
    EXPECT_TRUE(runSheaf(call).err.contains(u"0 coded, 2 coded already"_s));
    EXPECT_EQ(runSheaf({u"undo"_s, project}).status, 0);
    EXPECT_EQ(codings(), 0);
}

TEST_F(StructuredProject, AutocodeMakesColumnsUnderTheCodeNamed) {
    ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Budget"_s}).status, 0);
    const QStringList call{u"autocode"_s, project, u"--by"_s, u"columns"_s, u"--under"_s, u"Budget"_s};
    ASSERT_EQ(runSheaf(call + QStringList{u"--source"_s, u"lead"_s}).status, 0);
    EXPECT_EQ(codings(), 0);
    const auto rows = runSheaf(call + QStringList{u"--format"_s, u"json"_s}).json().array();
    ASSERT_EQ(rows.size(), 2);
    EXPECT_EQ(rows[0][u"code"_s].toString(), u"Budget/Item"_s);
}

TEST_F(StructuredProject, AutocodeNamesNoSpeakerOfAnInterviewUnlessTold) {
    const QStringList call{u"autocode"_s, project, u"--by"_s, u"speakers"_s, u"--dry-run"_s};
    EXPECT_FALSE(runSheaf(call).out.contains(u"P1"_s));
    EXPECT_TRUE(runSheaf(call + QStringList{u"--names"_s}).out.contains(u"Speakers/P1"_s));
}

TEST_F(StructuredProject, AutocodeRefusesWhatItDoesNotKnow) {
    EXPECT_EQ(runSheaf({u"autocode"_s, project}).status, 2);
    EXPECT_EQ(runSheaf({u"autocode"_s, project, u"--by"_s, u"pages"_s}).status, 2);
    EXPECT_EQ(runSheaf({u"autocode"_s, project, u"--by"_s, u"headings"_s, u"--under"_s, u"Nowhere"_s}).status, 2);
    EXPECT_EQ(runSheaf({u"autocode"_s, project, u"--by"_s, u"headings"_s, u"--names"_s}).status, 2);
    EXPECT_EQ(runSheaf({u"autocode"_s, project, u"--by"_s, u"questions"_s}).status, 2) << "there is no schedule";
}

TEST_F(StructuredProject, CodesTheWholeTurnAroundAHit) {
    ASSERT_EQ(runSheaf({u"codes"_s, project, u"add"_s, u"Trust"_s}).status, 0);
    const Ran dry = runSheaf(
        {u"code"_s, project, u"Trust"_s, u"--query"_s, u"trust held"_s, u"--extent"_s, u"turn"_s, u"--dry-run"_s,
         u"--format"_s, u"json"_s});
    ASSERT_EQ(dry.status, 0) << dry.err.toStdString();
    ASSERT_EQ(dry.json().array().size(), 1);
    EXPECT_EQ(dry.json()[0][u"quotation"_s].toString(), u"Slowly, and trust held."_s);
}

} // namespace
