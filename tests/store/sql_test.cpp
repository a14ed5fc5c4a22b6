#include "coding/store/sql.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

TEST(Sql, BindsByPositionAndReadsColumns) {
    TemporaryProject project;
    Sql sql(project->database(), u"SELECT ?, ?, ?, ?, ?"_s);
    const QUuid guid = QUuid::createUuid();
    sql.bind(42).bind(u"wörd 😀"_s).bind(QByteArray("\0\x01", 2)).bind(guid).bindId(SiteId{});
    ASSERT_THAT(sql.run(), isOk());
    ASSERT_TRUE(sql.next());
    EXPECT_EQ(sql.integer(0), 42);
    EXPECT_EQ(sql.text(1), u"wörd 😀"_s);
    EXPECT_EQ(sql.bytes(2), QByteArray("\0\x01", 2));
    EXPECT_EQ(sql.guid(3), guid);
    EXPECT_TRUE(sql.isNull(4));
    EXPECT_FALSE(sql.next());
}

TEST(Sql, RunsAgainWithNewValues) {
    TemporaryProject project;
    Sql sql(project->database(), u"SELECT ?"_s);
    for (int value : {1, 2}) {
        ASSERT_THAT(sql.bind(value).run(), isOk());
        ASSERT_TRUE(sql.next());
        EXPECT_EQ(sql.integer(0), value);
    }
}

TEST(Sql, KeepsAFailureToPrepareUntilItRuns) {
    TemporaryProject project;
    Sql sql(project->database(), u"SELECT nothing FROM nowhere"_s);
    EXPECT_THAT(sql.bind(1).run(), hasError(ErrorCode::Internal));
    EXPECT_THAT(runSql(project->database(), u"NONSENSE"_s), hasError(ErrorCode::Internal));
}

TEST(Sql, SaysWhichKindOfConstraintFailed) {
    TemporaryProject project;
    const QString coder = u"INSERT INTO coder (guid, name, folded) VALUES ('g', 'n', 'n')"_s;
    ASSERT_THAT(runSql(project->database(), coder), isOk());
    EXPECT_THAT(runSql(project->database(), coder), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(
        runSql(project->database(), u"INSERT INTO revision_text (text_revision_id, text) VALUES (9, '')"_s),
        hasError(ErrorCode::NotFound));
    EXPECT_THAT(
        runSql(project->database(), u"INSERT INTO project VALUES (2, 'g', 't', 'c')"_s),
        hasError(ErrorCode::InvalidArgument));
}

} // namespace
} // namespace sheaf
