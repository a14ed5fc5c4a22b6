#include "coding/store/coding_repository.h"
#include "coding/store/journal.h"
#include "coding/store/source_repository.h"
#include "coding/store/undo_change.h"
#include "coding/store/verification.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::isOk;

/// A project that the program of format 2 made: two sources of which one was corrected, codings by two coders, an undo.
class Format2Test : public testing::Test {
protected:
    Format2Test() { EXPECT_TRUE(QFile::copy(fixture, path)); }

    const QString fixture = QStringLiteral(SHEAF_SOURCE_DIR "/tests/store/fixtures/format-2.sheaf");
    TemporaryFolder folder;
    QString path = folder.projectPath();
};

TEST_F(Format2Test, OpensWithAllThatItHolds) {
    auto project = ProjectFile::open(path, ProjectFile::Access::ReadOnly).value();
    EXPECT_EQ(project.title(), u"Format 2"_s);
    EXPECT_EQ(project.revision(), 9);
    const SourceRepository sources(project);
    const Source interview = sources.find(u"Lead interview"_s).value();
    EXPECT_EQ(interview.textNumber, 2);
    EXPECT_TRUE(sources.text(interview.id)->startsWith(u"What has changed since?"_s));
    EXPECT_EQ(TextRevisionRepository(project).withPrevious(interview.textRevision)->size(), 2);
    const auto codings = CodingRepository(project).all().value();
    ASSERT_EQ(codings.size(), 3);
    for (const Coding& coding : codings) {
        EXPECT_EQ(coding.range.in(sources.text(coding.source).value()), coding.quotation);
        EXPECT_FALSE(coding.needsALook);
    }
    EXPECT_EQ(CodingRepository(project).byId({1})->memo, u"a memo"_s);
}

TEST_F(Format2Test, IsSound) {
    auto project = ProjectFile::open(path).value();
    const auto report = Verification(project).look().value();
    EXPECT_EQ(report.left(), 0) << report.faults.value(0).what.toStdString();
    EXPECT_EQ(report.texts, 3);
    EXPECT_EQ(report.changes, 9);
}

TEST_F(Format2Test, CanBeUndoneFromItsHistory) {
    auto project = ProjectFile::open(path).value();
    EXPECT_EQ(Journal(project).entry(8)->kind, HistoryKind::Undo);
    ASSERT_THAT(UndoChange(project).redoLast(u"Ben Invented"_s), isOk());
    EXPECT_EQ(CodingRepository(project).all()->size(), 4);
    ASSERT_THAT(UndoChange(project).undoLast(u"Anna Invented"_s), isOk()); // the correction
    EXPECT_EQ(SourceRepository(project).find(u"Lead interview"_s)->textNumber, 1);
    EXPECT_EQ(Verification(project).look()->left(), 0);
}

} // namespace
} // namespace sheaf
