#include "coding/store/migrations.h"
#include "coding/store/project_file.h"
#include "coding/store/sql.h"
#include "coding/store/unit_of_work.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

constexpr QFile::Permissions everybody =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

class ProjectFileTest : public testing::Test {
protected:
    TemporaryFolder folder;
    QString path = folder.projectPath();

    void write(const QByteArray& bytes) const {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    }
    QByteArray bytes() const {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A database of any program, made by `statements`.
    void writeDatabase(const QStringList& statements) const {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"made"_s);
            database.setDatabaseName(path);
            ASSERT_TRUE(database.open());
            for (const QString& statement : statements)
                ASSERT_THAT(runSql(database, statement), isOk());
        }
        QSqlDatabase::removeDatabase(u"made"_s);
    }
};

TEST_F(ProjectFileTest, KeepsItsTitleAndGuid) {
    QUuid guid;
    {
        const auto made = ProjectFile::create(path, u"Practice review 😀"_s);
        ASSERT_THAT(made, isOk());
        guid = made->guid();
        EXPECT_EQ(made->revision(), 0);
    }
    const auto opened = ProjectFile::open(path);
    ASSERT_THAT(opened, isOk());
    EXPECT_EQ(opened->guid(), guid);
    EXPECT_EQ(opened->title(), u"Practice review 😀"_s);
    EXPECT_EQ(opened->path(), path);
}

TEST_F(ProjectFileTest, IsForItsOwnerOnlyAndSoIsItsLog) {
    auto project = ProjectFile::create(path, u"Review"_s).value();
    ASSERT_THAT(UnitOfWork::begin(project, u"a change"_s).value().commit(), isOk());
    const QStringList files = QDir(QFileInfo(path).path()).entryList(QDir::Files);
    EXPECT_TRUE(files.contains(u"review.sheaf-wal"_s));
    for (const QString& file : files) {
        EXPECT_FALSE(QFile::permissions(folder.path(file)) & everybody) << file.toStdString();
        EXPECT_FALSE(QFile::permissions(folder.path(file)) & QFile::ExeOwner) << file.toStdString();
    }
}

TEST_F(ProjectFileTest, NeverOverwritesAFile) {
    write("notes");
    EXPECT_THAT(ProjectFile::create(path, u"Review"_s), hasError(ErrorCode::AlreadyExists));
    EXPECT_EQ(bytes(), "notes");
}

TEST_F(ProjectFileTest, IsNotMadeInAFolderThatIsMissing) {
    EXPECT_THAT(ProjectFile::create(folder.path(u"no/review.sheaf"_s), u"R"_s), hasError(ErrorCode::ReadOnly));
    EXPECT_THAT(ProjectFile::create(QString(), u"R"_s), hasError(ErrorCode::ReadOnly));
}

TEST_F(ProjectFileTest, IsNotFoundWhereThereIsNone) {
    EXPECT_THAT(ProjectFile::open(path), hasError(ErrorCode::NotFound));
    EXPECT_FALSE(QFileInfo::exists(path));
}

TEST_F(ProjectFileTest, IsDamagedWhereAFolderStands) {
    ASSERT_TRUE(QDir().mkdir(path));
    EXPECT_THAT(ProjectFile::open(path), hasError(ErrorCode::Damaged));
}

TEST_F(ProjectFileTest, IsDamagedWhereTheBytesAreNoDatabase) {
    write("This is a text, and much longer than the sixteen bytes of a mark.");
    EXPECT_THAT(ProjectFile::open(path), hasError(ErrorCode::Damaged));
    write({});
    EXPECT_THAT(ProjectFile::open(path), hasError(ErrorCode::Damaged));
}

TEST_F(ProjectFileTest, LeavesTheDatabaseOfAnotherProgramAsItWas) {
    writeDatabase({u"CREATE TABLE notes (text TEXT)"_s});
    const QByteArray before = bytes();
    EXPECT_THAT(ProjectFile::open(path), hasError(ErrorCode::Damaged));
    EXPECT_EQ(bytes(), before);
}

TEST_F(ProjectFileTest, IsDamagedWhereTheFileWasCutShort) {
    {
        ASSERT_THAT(ProjectFile::create(path, u"Review"_s), isOk());
    }
    const QByteArray whole = bytes();
    for (qsizetype kept : {qsizetype{50}, qsizetype{100}, qsizetype{4096}, whole.size() / 2}) {
        write(whole.first(kept));
        EXPECT_THAT(ProjectFile::open(path), hasError(ErrorCode::Damaged)) << kept;
    }
}

TEST_F(ProjectFileTest, IsRefusedIfALaterVersionWroteIt) {
    writeDatabase({u"PRAGMA application_id = 1397245254"_s, u"PRAGMA user_version = %1"_s.arg(currentFormat + 1)});
    EXPECT_THAT(ProjectFile::open(path), hasError(ErrorCode::NewerFormat));
}

TEST_F(ProjectFileTest, IsDamagedIfItBearsTheMarkButHoldsNoProject) {
    writeDatabase({u"PRAGMA application_id = 1397245254"_s, u"PRAGMA user_version = 1"_s});
    EXPECT_THAT(ProjectFile::open(path), hasError(ErrorCode::Damaged));
}

TEST_F(ProjectFileTest, TakesNoWriteWhenOpenedForReading) {
    {
        ASSERT_THAT(ProjectFile::create(path, u"Review"_s), isOk());
    }
    auto reader = ProjectFile::open(path, ProjectFile::Access::ReadOnly);
    ASSERT_THAT(reader, isOk());
    EXPECT_THAT(UnitOfWork::begin(*reader, u"a change"_s), hasError(ErrorCode::ReadOnly));
    EXPECT_EQ(reader->revision(), 0);
}

TEST_F(ProjectFileTest, GivesAnArchivedProjectNoRights) {
    {
        ASSERT_THAT(ProjectFile::create(path, u"Review"_s), isOk());
    }
    ASSERT_TRUE(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup));
    EXPECT_THAT(ProjectFile::open(path, ProjectFile::Access::ReadOnly), isOk());
    EXPECT_FALSE(QFile::permissions(path) & QFile::WriteOwner);
    EXPECT_FALSE(QFile::permissions(path) & everybody);
}

TEST_F(ProjectFileTest, EnforcesForeignKeys) {
    auto project = ProjectFile::create(path, u"Review"_s).value();
    const QString orphan =
        u"INSERT INTO page (text_revision_id, number, label, width, height) VALUES (7, 1, '', 1, 1)"_s;
    EXPECT_THAT(runSql(project.database(), orphan), hasError(ErrorCode::NotFound));
}

TEST_F(ProjectFileTest, MovesWithItsConnection) {
    auto first = ProjectFile::create(path, u"First"_s).value();
    auto second = ProjectFile::create(folder.path(u"second.sheaf"_s), u"Second"_s).value();
    first = std::move(second);
    EXPECT_EQ(first.title(), u"Second"_s);
    EXPECT_THAT(UnitOfWork::begin(first, u"a change"_s).value().commit(), isOk());
    EXPECT_EQ(first.revision(), 1);
}

} // namespace
} // namespace sheaf
