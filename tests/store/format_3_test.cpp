#include "coding/store/coding_repository.h"
#include "coding/store/passage_lookup.h"
#include "coding/store/saved_search_repository.h"
#include "coding/store/search_look_repository.h"
#include "coding/store/source_repository.h"
#include "coding/store/undo_change.h"
#include "coding/store/verification.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// A project that the program of format 3 made: an interview with roles and questions, a coding, two saved searches of
/// which one was removed.
class Format3Test : public testing::Test {
protected:
    Format3Test() { EXPECT_TRUE(QFile::copy(fixture, path)); }

    const QString fixture = QStringLiteral(SHEAF_SOURCE_DIR "/tests/store/fixtures/format-3.sheaf");
    TemporaryFolder folder;
    QString path = folder.projectPath();
};

TEST_F(Format3Test, OpensWithAllThatItHolds) {
    auto project = ProjectFile::open(path, ProjectFile::Access::ReadOnly).value();
    EXPECT_EQ(project.title(), u"Format 3"_s);
    EXPECT_EQ(project.revision(), 6);
    const SourceRepository sources(project);
    const Source interview = sources.find(u"Lead interview"_s).value();
    const auto passages = sources.passages(interview.id).value();
    ASSERT_EQ(passages.size(), 3);
    EXPECT_EQ(passages[0].role, SpeakerRole::Interviewer);
    EXPECT_EQ(passages[1].question, 1);
    EXPECT_EQ(CodingRepository(project).byId({1})->memo, u"a memo"_s);
    EXPECT_EQ(PassageLookup(project).codings(QSet{CodeId{1}})->size(), 1U);
    const auto searches = SavedSearchRepository(project).all().value();
    ASSERT_EQ(searches.size(), 1);
    EXPECT_FALSE(searches[0].isLiving);
    EXPECT_FALSE(SearchLookRepository(project).seenBy(u"Ben Invented"_s, searches[0].id)->lastAt);
}

TEST_F(Format3Test, IsSoundAndKeepsACopyOfWhatItWas) {
    auto project = ProjectFile::open(path).value();
    const auto report = Verification(project).look().value();
    EXPECT_EQ(report.left(), 0) << report.faults.value(0).what.toStdString();
    EXPECT_TRUE(QFile::exists(folder.path(u"review.format-3.sheaf"_s)));
}

TEST_F(Format3Test, CanBeUndoneFromItsHistory) {
    auto project = ProjectFile::open(path).value();
    ASSERT_THAT(UndoChange(project).undoLast(u"Ben Invented"_s), isOk());
    EXPECT_EQ(SavedSearchRepository(project).find(u"Visits"_s)->query, u"visit*"_s);
    // A search that was made a living one since stays, with what was seen of it.
    const auto trust = SavedSearchRepository(project).find(u"Trust"_s).value();
    auto work = UnitOfWork::begin(project, {u"look"_s, u"Anna Invented"_s}).value();
    ASSERT_THAT(SavedSearchRepository(project).setLiving(work, trust.id, true), isOk());
    ASSERT_THAT(SearchLookRepository(project).add(work, trust.id, {{1, 1}}), isOk());
    ASSERT_THAT(work.commit(), isOk());
    ASSERT_THAT(UndoChange(project).undoLast(u"Ben Invented"_s), isOk()); // “Visits”, saved
    EXPECT_THAT(UndoChange(project).undoLast(u"Ben Invented"_s), hasError(ErrorCode::ChangedSince));
    EXPECT_EQ(Verification(project).look()->left(), 0);
}

} // namespace
} // namespace sheaf
