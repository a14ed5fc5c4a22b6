#include "coding/store/site_repository.h"
#include "coding/store/sql.h"
#include "coding/store/unit_of_work.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

TEST(UnitOfWork, RaisesTheRevisionByOne) {
    TemporaryProject project;
    auto first = project.begin();
    EXPECT_EQ(first.revision(), 1);
    ASSERT_THAT(first.commit(), isOk());
    EXPECT_EQ(project->revision(), 1);
    ASSERT_THAT(project.begin().commit(), isOk());
    EXPECT_EQ(project->revision(), 2);
}

TEST(UnitOfWork, UndoesEverythingWithoutACommit) {
    TemporaryProject project;
    {
        const auto work = project.begin();
        ASSERT_THAT(SiteRepository(*project).put(work, u"Leeds"_s, {}), isOk());
    }
    EXPECT_EQ(project->revision(), 0);
    EXPECT_TRUE(SiteRepository(*project).all()->isEmpty());
    auto next = project.begin();
    EXPECT_EQ(next.revision(), 1); // no gap
    EXPECT_THAT(next.commit(), isOk());
}

TEST(UnitOfWork, NotesWhoDidWhatAndWhen) {
    TemporaryProject project;
    ASSERT_THAT(UnitOfWork::begin(*project, u"code “Trust”"_s).value().commit(), isOk());
    Sql sql(project->database(), u"SELECT what, at, coder_id FROM unit_of_work"_s);
    ASSERT_THAT(sql.run(), isOk());
    ASSERT_TRUE(sql.next());
    EXPECT_EQ(sql.text(0), u"code “Trust”"_s);
    EXPECT_TRUE(QDateTime::fromString(sql.text(1), Qt::ISODateWithMs).isValid());
    EXPECT_TRUE(sql.isNull(2));
}

TEST(UnitOfWork, MovesWithoutCommittingOrUndoingTwice) {
    TemporaryProject project;
    auto work = project.begin();
    UnitOfWork moved(std::move(work));
    EXPECT_THAT(moved.commit(), isOk());
    EXPECT_EQ(project->revision(), 1);
}

TEST(UnitOfWork, IsCommittedOnce) {
    TemporaryProject project;
    auto work = project.begin();
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_THAT(work.commit(), hasError(ErrorCode::Internal));
    EXPECT_EQ(project->revision(), 1);
}

TEST(UnitOfWork, DoesNotBeginInsideAnother) {
    TemporaryProject project;
    auto work = project.begin();
    EXPECT_FALSE(UnitOfWork::begin(*project, u"inner"_s));
    EXPECT_THAT(work.commit(), isOk());
    EXPECT_EQ(project->revision(), 1);
}

TEST(UnitOfWork, WaitsItsTurnBehindAnotherConnection) {
    TemporaryProject project;
    constexpr int each = 25;
    std::atomic_int committed = 0;
    const auto write = [&](const QString& name) {
        auto own = ProjectFile::open(project->path());
        for (int i = 0; own && i < each; ++i) {
            auto work = UnitOfWork::begin(*own, name);
            if (work && SiteRepository(*own).put(*work, name + QString::number(i), {}) && work->commit())
                ++committed;
        }
    };
    std::thread first(write, u"first "_s);
    std::thread second(write, u"second "_s);
    first.join();
    second.join();
    EXPECT_EQ(committed, 2 * each);
    EXPECT_EQ(project->revision(), 2 * each);
    EXPECT_EQ(SiteRepository(*project).all()->size(), 2 * each);
}

TEST(UnitOfWork, IsNotSeenByOthersBeforeItsCommit) {
    TemporaryProject project;
    auto other = ProjectFile::open(project->path()).value();
    auto work = project.begin();
    ASSERT_THAT(SiteRepository(*project).put(work, u"Leeds"_s, {}), isOk());
    EXPECT_TRUE(SiteRepository(other).all()->isEmpty());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_EQ(SiteRepository(other).all()->size(), 1);
}

} // namespace
} // namespace sheaf
