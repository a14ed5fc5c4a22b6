#include "coding/store/journal.h"
#include "coding/store/site_repository.h"
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

Row siteRow(const QString& name) {
    return {
        {u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {u"name"_s, name},
        {u"folded"_s, name.toLower()},
        {u"position"_s, 0}};
}

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
    const Change change{.what = u"code “Trust”"_s, .coder = u"Anna"_s, .reason = u"second round"_s};
    ASSERT_THAT(UnitOfWork::begin(*project, change).value().commit(), isOk());
    const HistoryEntry entry = Journal(*project).entry(1).value();
    EXPECT_EQ(entry.what, u"code “Trust”"_s);
    EXPECT_EQ(entry.coderName, u"Anna"_s);
    EXPECT_EQ(entry.reason, u"second round"_s);
    EXPECT_TRUE(entry.at.isValid());
}

TEST(UnitOfWork, IsMadeByTheProjectsCoderUnlessSomebodyElseIsNamed) {
    TemporaryProject project;
    project->setCoder(u"Ben"_s);
    ASSERT_THAT(project.begin().commit(), isOk());
    EXPECT_EQ(Journal(*project).entry(1)->coderName, u"Ben"_s);
    project->setCoder({});
    ASSERT_THAT(project.begin().commit(), isOk());
    EXPECT_EQ(Journal(*project).entry(2)->coderName, ProjectFile::loginName());
}

TEST(UnitOfWork, JournalsRowsAsTheyWereAndAsTheyBecome) {
    TemporaryProject project;
    auto work = project.begin();
    const qint64 id = work.insert(u"site"_s, siteRow(u"Leeds"_s)).value();
    ASSERT_THAT(work.update(u"site"_s, id, {{u"name"_s, u"Leeds City"_s}, {u"position"_s, 0}}), isOk());
    ASSERT_THAT(work.remove(u"site"_s, id), isOk());
    ASSERT_THAT(work.commit(), isOk());

    const QList<JournalRow> rows = Journal(*project).rows(1).value();
    ASSERT_EQ(rows.size(), 3);
    EXPECT_FALSE(rows[0].before);
    EXPECT_EQ(rows[0].after->size(), 4);
    ASSERT_EQ(rows[1].before->size(), 1); // the position was 0 already
    EXPECT_EQ(rows[1].before->first().value, u"Leeds"_s);
    EXPECT_EQ(rows[1].after->first().value, u"Leeds City"_s);
    EXPECT_EQ(rows[2].before->size(), 4);
    EXPECT_FALSE(rows[2].after);
}

TEST(UnitOfWork, JournalsNothingWhereNothingChanges) {
    TemporaryProject project;
    auto work = project.begin();
    const qint64 id = work.insert(u"site"_s, siteRow(u"Leeds"_s)).value();
    ASSERT_THAT(work.update(u"site"_s, id, siteRow(u"Leeds"_s).sliced(1)), isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_EQ(Journal(*project).rows(1)->size(), 1);
}

TEST(UnitOfWork, ChangesAndRemovesOnlyRowsThatAreThere) {
    TemporaryProject project;
    const auto work = project.begin();
    EXPECT_THAT(work.update(u"site"_s, 7, {{u"name"_s, u"Leeds"_s}}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(work.remove(u"site"_s, 7), hasError(ErrorCode::NotFound));
    EXPECT_THAT(work.remove(u"no_table"_s, 7), hasError(ErrorCode::Internal));
}

TEST(UnitOfWork, OverwritesNobodysChange) {
    TemporaryProject project;
    const auto work = project.begin();
    const Row seen = siteRow(u"Leeds"_s);
    const qint64 id = work.insert(u"site"_s, seen).value();
    ASSERT_THAT(work.update(u"site"_s, id, {{u"name"_s, u"Leeds City"_s}}), isOk());
    EXPECT_THAT(work.update(u"site"_s, id, {{u"name"_s, u"LEEDS"_s}}, seen), hasError(ErrorCode::ChangedSince));
    EXPECT_THAT(work.update(u"site"_s, id, {{u"position"_s, 4}}, seen), isOk()) << "nobody has touched the position";
    EXPECT_THAT(work.update(u"site"_s, id, {{u"name"_s, u"Leeds City"_s}}, seen), isOk()) << "it is so already";
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
