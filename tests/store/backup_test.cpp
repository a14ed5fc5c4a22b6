#include "coding/store/backup.h"
#include "coding/store/journal.h"
#include "tests/support/any_project.h"
#include "tests/support/printing.h"

#include <QDir>
#include <QFileInfo>

#include <thread>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class BackupTest : public AnyProject {
protected:
    BackupFolder backups{path};

    Backup makeBackup() {
        const auto made = backups.make();
        EXPECT_THAT(made, isOk());
        return made.value().value();
    }
    QStringList codeNames() const {
        QStringList names;
        auto reader = ProjectFile::open(path, ProjectFile::Access::ReadOnly).value();
        const CodeTree tree = CodeRepository(reader).tree().value();
        for (const Code& code : tree.inOrder())
            names.append(code.name);
        return names;
    }
};

TEST_F(BackupTest, LiesBesideTheProjectForItsOwnerOnly) {
    const Backup backup = makeBackup();
    EXPECT_EQ(backup.revision, project->revision());
    EXPECT_EQ(backups.path(), path + u"-backups"_s);
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther | QFile::ExeOther;
    EXPECT_FALSE(QFile::permissions(backups.path()) & others);
    EXPECT_FALSE(QFile::permissions(backups.path() + u'/' + backup.name) & others);
    EXPECT_EQ(QDir(backups.path()).entryList(QDir::Files | QDir::Hidden), QStringList{backup.name});
    auto copy = ProjectFile::open(backups.path() + u'/' + backup.name).value();
    EXPECT_EQ(copy.guid(), project->guid());
    EXPECT_EQ(Verification(copy).look()->left(), 0);
}

TEST_F(BackupTest, IsMadeOnceForEachRevision) {
    makeBackup();
    EXPECT_EQ(backups.make().value(), std::nullopt);
    addCode(u"Reciprocity"_s);
    makeBackup();
    EXPECT_EQ(backups.list().size(), 2);
}

TEST_F(BackupTest, KeepsTheNewestThree) {
    const Backup first = makeBackup();
    for (const QString& name : {u"A"_s, u"B"_s, u"C"_s}) {
        addCode(name);
        makeBackup();
    }
    const QList<Backup> kept = backups.list();
    ASSERT_EQ(kept.size(), BackupFolder::keptBackups);
    for (const Backup& backup : kept)
        EXPECT_NE(backup.name, first.name);
    EXPECT_EQ(kept.first().revision, project->revision());
}

TEST_F(BackupTest, OfADamagedProjectIsNotKeptAndRemovesNone) {
    const Backup good = makeBackup();
    tamper({u"UPDATE source SET site_id = 8"_s});
    addCode(u"Later"_s);
    EXPECT_THAT(backups.make(), hasError(ErrorCode::Damaged));
    ASSERT_EQ(backups.list().size(), 1);
    EXPECT_EQ(backups.list().first().name, good.name);
    EXPECT_EQ(QDir(backups.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

TEST_F(BackupTest, IsMadeOfOneMomentWhileOthersWrite) {
    std::thread writer([this] {
        auto other = ProjectFile::open(path).value();
        for (int number = 0; number < 40; ++number) {
            auto work = UnitOfWork::begin(other, u"add"_s).value();
            Code code;
            code.name = u"Code %1"_s.arg(number);
            EXPECT_THAT(CodeRepository(other).add(work, code), isOk());
            EXPECT_THAT(work.commit(), isOk());
        }
    });
    const Backup backup = makeBackup();
    writer.join();
    auto copy = ProjectFile::open(backups.path() + u'/' + backup.name).value();
    EXPECT_EQ(copy.revision(), backup.revision);
    EXPECT_EQ(Verification(copy).look()->left(), 0);
}

TEST_F(BackupTest, IsStoppedWhenAskedToAndLeavesNothing) {
    CancelToken cancel;
    cancel.cancel();
    EXPECT_THAT(backups.make(cancel), hasError(ErrorCode::Cancelled));
    EXPECT_TRUE(QDir(backups.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

TEST_F(BackupTest, RestoredIsSeenByAllWhoHaveTheProjectOpen) {
    const Backup backup = makeBackup();
    addCode(u"Later"_s);
    const qint64 before = project->revision();
    const auto restored = backups.restore();
    ASSERT_THAT(restored, isOk());
    EXPECT_EQ(restored->backup.name, backup.name);
    EXPECT_EQ(CodeRepository(*project).tree()->inOrder().size(), 2); // the connection that was open all along
    EXPECT_EQ(project->revision(), restored->revision);
    EXPECT_GT(project->revision(), before) << "whoever compares revisions must notice";
    EXPECT_EQ(look().left(), 0);
    addCode(u"Goes on"_s);
}

TEST_F(BackupTest, RestoredKeepsThePresentStateAsABackup) {
    makeBackup();
    addCode(u"Later"_s);
    const auto restored = backups.restore().value();
    ASSERT_TRUE(QFileInfo::exists(restored.presentKeptAs));
    ASSERT_THAT(backups.restore(QFileInfo(restored.presentKeptAs).fileName()), isOk());
    EXPECT_EQ(codeNames(), (QStringList{u"Themes"_s, u"Trust"_s, u"Later"_s}));
}

TEST_F(BackupTest, RestoredTellsTheHistoryAndGivesNoNumberTwice) {
    makeBackup();
    const CodeId later = addCode(u"Later"_s);
    ASSERT_THAT(backups.restore({}, u"Anna"_s), isOk());
    const auto entries = Journal(*project).entries({.limit = 1}).value();
    EXPECT_TRUE(entries.first().what.startsWith(u"restore the backup of "_s));
    EXPECT_GT(addCode(u"After"_s), later);
}

TEST_F(BackupTest, TheOldestOfThreeCanBeRestored) {
    const Backup oldest = makeBackup();
    for (const QString& name : {u"A"_s, u"B"_s}) {
        addCode(name);
        makeBackup();
    }
    addCode(u"C"_s);
    const auto restored = backups.restore(oldest.name);
    ASSERT_THAT(restored, isOk());
    EXPECT_EQ(codeNames(), (QStringList{u"Themes"_s, u"Trust"_s}));
}

TEST_F(BackupTest, ThatIsDamagedIsNotRestoredAndAnOlderOneIs) {
    const Backup good = makeBackup();
    addCode(u"Later"_s);
    const Backup bad = makeBackup();
    const QString badPath = backups.path() + u'/' + bad.name;
    writeBytes(badPath, bytesOf(badPath).first(9000));
    const QByteArray before = bytesOf(path);
    EXPECT_THAT(backups.restore(bad.name), hasError(ErrorCode::Damaged));
    EXPECT_EQ(bytesOf(path), before);
    const auto restored = backups.restore();
    ASSERT_THAT(restored, isOk());
    EXPECT_EQ(restored->backup.name, good.name);
}

TEST_F(BackupTest, TakesThePlaceOfAFileThatCanNotBeOpenedAndThatIsKept) {
    makeBackup();
    close();
    const QByteArray damaged = bytesOf(path).replace(0, 200, QByteArray(200, 'x'));
    writeBytes(path, damaged);
    const auto restored = backups.restore();
    ASSERT_THAT(restored, isOk());
    EXPECT_EQ(restored->presentKeptAs, folder.path(u"review.damaged-1.sheaf"_s));
    EXPECT_EQ(bytesOf(restored->presentKeptAs), damaged);
    EXPECT_EQ(codeNames(), (QStringList{u"Themes"_s, u"Trust"_s}));
}

TEST_F(BackupTest, KeepsAProjectThatOpensButIsDamaged) {
    makeBackup();
    tamper({u"UPDATE source SET site_id = 8"_s});
    addCode(u"Later"_s);
    const auto restored = backups.restore();
    ASSERT_THAT(restored, isOk());
    EXPECT_EQ(restored->presentKeptAs, folder.path(u"review.damaged-1.sheaf"_s));
    EXPECT_EQ(look().left(), 0);
    EXPECT_EQ(CodeRepository(*project).tree()->inOrder().size(), 2);
}

TEST_F(BackupTest, BringsBackAProjectThatWasDeleted) {
    makeBackup();
    close();
    ASSERT_TRUE(QFile::remove(path));
    writeBytes(path + u"-wal"_s, "what a killed program left behind");
    ASSERT_THAT(backups.restore(), isOk());
    EXPECT_EQ(codeNames(), (QStringList{u"Themes"_s, u"Trust"_s}));
}

TEST_F(BackupTest, IsNotPutOverAnotherProject) {
    makeBackup();
    close();
    ASSERT_TRUE(QFile::remove(path));
    ASSERT_THAT(ProjectFile::create(path, u"Another"_s), isOk());
    EXPECT_THAT(backups.restore(), hasError(ErrorCode::ChangedSince));
    EXPECT_EQ(ProjectFile::open(path)->title(), u"Another"_s);
}

TEST_F(BackupTest, ThatIsNotThereIsNotFound) {
    EXPECT_THAT(backups.restore(), hasError(ErrorCode::NotFound));
    makeBackup();
    EXPECT_THAT(backups.restore(u"../review.sheaf"_s), hasError(ErrorCode::NotFound));
}

/// Other tools: after a code with codings below it was deleted, neither the project nor its backups opened again.
TEST_F(BackupTest, DeletingAParentLeavesProjectAndBackupsReadable) {
    makeBackup();
    {
        auto work = UnitOfWork::begin(*project, u"remove codes"_s).value();
        EXPECT_THAT(CodeRepository(*project).remove(work, theme), hasError(ErrorCode::InvalidArgument));
    }
    auto work = UnitOfWork::begin(*project, u"remove codes"_s).value();
    ASSERT_THAT(CodingRepository(*project).remove(work, coding), isOk());
    ASSERT_THAT(CodeRepository(*project).remove(work, trust), isOk());
    ASSERT_THAT(CodeRepository(*project).remove(work, theme), isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_EQ(look().left(), 0);
    EXPECT_THAT(ProjectFile::open(path), isOk());
    const Backup without = makeBackup();
    ASSERT_THAT(backups.restore(backups.list().last().name), isOk());
    EXPECT_EQ(codeNames(), (QStringList{u"Themes"_s, u"Trust"_s}));
    EXPECT_EQ(CodingRepository(*project).byId(coding)->quotation, u"trust grew"_s);
    ASSERT_THAT(backups.restore(without.name), isOk());
    EXPECT_TRUE(codeNames().isEmpty());
    EXPECT_EQ(look().left(), 0);
}

/// Other tools: every export gave new GUIDs, so that nothing could be merged.
TEST_F(BackupTest, EveryGuidStaysOverUndoRedoBackupAndRestore) {
    const auto guids = [this] {
        return QList<QUuid>{
            project->guid(), SourceRepository(*project).byId(source)->guid,
            CodeRepository(*project).tree()->inOrder().last().guid, CodingRepository(*project).byId(coding)->guid};
    };
    const QList<QUuid> before = guids();
    ASSERT_THAT(UndoChange(*project).undoLast(project->coder()), isOk());
    ASSERT_THAT(UndoChange(*project).redoLast(project->coder()), isOk());
    EXPECT_EQ(guids(), before);
    makeBackup();
    addCode(u"Later"_s);
    ASSERT_THAT(backups.restore(), isOk());
    EXPECT_EQ(guids(), before);
}

} // namespace
} // namespace sheaf
