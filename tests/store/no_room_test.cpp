#include "coding/store/sql.h"
#include "tests/support/any_project.h"
#include "tests/support/printing.h"
#include "tests/support/without_rights.h"

#include <QDir>
#include <QFileInfo>

#include <sys/mount.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// Disks that are full, folders that take no files.
class NoRoomTest : public AnyProject {
protected:
    /// Imports until something is refused.
    static Result<void> fill(ProjectFile& into) {
        for (int number = 0; number < 1000; ++number) {
            auto work = UnitOfWork::begin(into, u"import"_s);
            if (!work)
                return failure(work);
            const auto added = SourceRepository(into).add(
                *work, inMemorySource(u"Long %1"_s.arg(number), {QString(20'000, QChar(u'a' + number % 26))}));
            if (!added)
                return failure(added);
            if (auto committed = work->commit(); !committed)
                return committed;
        }
        return {};
    }
    /// All that was acknowledged is there, and nothing of what was refused.
    static void expectWhole(ProjectFile& opened) {
        EXPECT_EQ(SourceRepository(opened).all()->size() + 3, opened.revision());
        EXPECT_EQ(Verification(opened).look()->left(), 0);
    }
};

TEST_F(NoRoomTest, AFullDiskIsAnErrorAndChangesNothing) {
    ASSERT_THAT(runSql(project->database(), u"PRAGMA max_page_count = 200"_s), isOk());
    const auto full = fill(*project);
    ASSERT_THAT(full, hasError(ErrorCode::ReadOnly));
    EXPECT_TRUE(full.error().message.contains(u"full"_s)) << full.error().message.toStdString();
    EXPECT_FALSE(full.error().hint.isEmpty());
    EXPECT_GT(project->revision(), 4);
    expectWhole(*project);
    close();
    project = ProjectFile::open(path).value();
    expectWhole(*project);
    ASSERT_THAT(UnitOfWork::begin(*project, u"there is room again"_s).value().commit(), isOk());
}

TEST_F(NoRoomTest, ADiskThatIsReallyFullLosesNothingThatWasAcknowledged) {
    const QString disk = folder.path(u"disk"_s);
    ASSERT_TRUE(QDir().mkdir(disk));
    if (::mount("sheaf-test", QFile::encodeName(disk).constData(), "tmpfs", 0, "size=3m") != 0)
        GTEST_SKIP() << "no disk can be made here";
    {
        auto small = ProjectFile::create(disk + u"/review.sheaf"_s, u"Small"_s).value();
        for (int number = 0; number < 3; ++number)
            ASSERT_THAT(UnitOfWork::begin(small, u"change"_s).value().commit(), isOk());
        EXPECT_THAT(fill(small), hasError(ErrorCode::ReadOnly));
        expectWhole(small);
    }
    auto reopened = ProjectFile::open(disk + u"/review.sheaf"_s, ProjectFile::Access::ReadOnly);
    EXPECT_THAT(reopened, isOk());
    if (reopened) {
        expectWhole(*reopened);
        reopened = failure(ErrorCode::NotFound, {}); // closes it
    }
    EXPECT_EQ(::umount(QFile::encodeName(disk).constData()), 0);
}

TEST_F(NoRoomTest, InAFolderThatTakesNoFilesAProjectIsReadAndNotWritten) {
    close();
    const QString parent = QFileInfo(path).path();
    const QByteArray before = bytesOf(path);
    ASSERT_TRUE(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    ASSERT_TRUE(QFile::setPermissions(parent, QFile::Permissions(0x5555)));
    const std::string said = withoutRights([this]() -> std::string {
        auto reader = ProjectFile::open(path, ProjectFile::Access::ReadOnly);
        if (!reader)
            return "can't be read: " + reader.error().message.toStdString();
        if (CodingRepository(*reader).all().value_or(QList<Coding>()).size() != 1)
            return "the coding is not there";
        if (Verification(*reader).look().map(&VerificationReport::left).value_or(1) != 0)
            return "it does not verify";
        const auto written = UnitOfWork::begin(*reader, u"change"_s);
        if (written || written.error().code != ErrorCode::ReadOnly)
            return "a reader could write";
        auto writer = ProjectFile::open(path, ProjectFile::Access::ReadWrite);
        const auto change = writer ? UnitOfWork::begin(*writer, u"change"_s) : failure(writer);
        if (change)
            return "a writer could write";
        if (change.error().code != ErrorCode::ReadOnly || change.error().hint.isEmpty())
            return "not clear: " + change.error().message.toStdString();
        return "";
    });
    ASSERT_TRUE(QFile::setPermissions(parent, QFile::Permissions(0x7700)));
    EXPECT_EQ(said, "");
    EXPECT_EQ(bytesOf(path), before);
    EXPECT_EQ(QDir(parent).entryList(QDir::Files), QStringList{u"review.sheaf"_s});
}

TEST_F(NoRoomTest, ALogThatCanNotBeReadIsNotPassedOver) {
    // As a killed program leaves it: the last change lies in the log alone.
    const QString elsewhere = folder.path(u"elsewhere"_s);
    ASSERT_TRUE(QDir().mkdir(elsewhere));
    const QString copy = elsewhere + u"/review.sheaf"_s;
    ASSERT_TRUE(QFile::copy(path, copy));
    ASSERT_TRUE(QFile::copy(path + u"-wal"_s, copy + u"-wal"_s));
    const auto everybody = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    ASSERT_TRUE(QFile::setPermissions(copy, everybody));
    ASSERT_TRUE(QFile::setPermissions(copy + u"-wal"_s, everybody));
    ASSERT_TRUE(QFile::setPermissions(elsewhere, QFile::Permissions(0x5555)));
    ASSERT_TRUE(QFile::setPermissions(QFileInfo(path).path(), QFile::Permissions(0x7755)));
    const std::string said = withoutRights([&copy]() -> std::string {
        const auto reader = ProjectFile::open(copy, ProjectFile::Access::ReadOnly);
        return reader ? std::to_string(reader->revision()) : reader.error().message.toStdString();
    });
    ASSERT_TRUE(QFile::setPermissions(elsewhere, QFile::Permissions(0x7700)));
    EXPECT_NE(said.find("lie in its log"), std::string::npos) << said;
}

/// Other tools: the file is opened twice, and whoever closes last overwrites what the other one did.
TEST_F(NoRoomTest, AFileThatIsOpenTwiceKeepsWhatBothHaveChanged) {
    auto second = ProjectFile::open(path).value();
    const Coding seen = CodingRepository(*project).byId(coding).value();
    const Coding seenBySecond = CodingRepository(second).byId(coding).value();
    addCode(u"By the first"_s);
    {
        auto work = UnitOfWork::begin(second, {u"add code"_s, u"Ben"_s}).value();
        Code code;
        code.name = u"By the second"_s;
        ASSERT_THAT(CodeRepository(second).add(work, code), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    {
        auto work = UnitOfWork::begin(*project, u"memo"_s).value();
        Coding changed = seen;
        changed.memo = u"of the first"_s;
        ASSERT_THAT(CodingRepository(*project).describe(work, changed, seen), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    {
        auto work = UnitOfWork::begin(second, u"memo"_s).value();
        Coding changed = seenBySecond;
        changed.memo = u"of the second"_s;
        EXPECT_THAT(CodingRepository(second).describe(work, changed, seenBySecond), hasError(ErrorCode::ChangedSince));
        changed.memo = seenBySecond.memo;
        changed.stance = Stance::Supports; // another column of the same row: nobody is in the way
        ASSERT_THAT(CodingRepository(second).describe(work, changed, seenBySecond), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    close();
    {
        const ProjectFile last = std::move(second);
    }
    project = ProjectFile::open(path).value();
    EXPECT_EQ(CodeRepository(*project).tree()->inOrder().size(), 4);
    EXPECT_EQ(CodingRepository(*project).byId(coding)->memo, u"of the first"_s);
    EXPECT_EQ(CodingRepository(*project).byId(coding)->stance, Stance::Supports);
    EXPECT_EQ(look().left(), 0);
}

} // namespace
} // namespace sheaf
