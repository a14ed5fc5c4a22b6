#include "coding/store/journal.h"
#include "coding/store/site_repository.h"
#include "coding/store/sql.h"
#include "coding/store/undo_change.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class JournalTest : public testing::Test {
protected:
    TemporaryProject project;
    Journal journal{*project};

    void addSite(const QString& name, const QString& coder, const QString& reason = {}) {
        auto work = UnitOfWork::begin(*project, {u"add site “%1”"_s.arg(name), coder, reason}).value();
        ASSERT_THAT(SiteRepository(*project).put(work, name, {}), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    QList<qint64> revisions(const HistoryFilter& filter) const {
        QList<qint64> found;
        const auto entries = journal.entries(filter).value();
        for (const HistoryEntry& entry : entries)
            found.append(entry.revision);
        return found;
    }
    CoderId coder(const QString& name) const {
        const auto entries = journal.entries().value();
        for (const HistoryEntry& entry : entries) {
            if (entry.coderName == name)
                return entry.coder;
        }
        return {};
    }
};

TEST_F(JournalTest, ListsChangesNewestFirst) {
    addSite(u"Leeds"_s, u"Anna"_s);
    addSite(u"Essex"_s, u"Ben"_s);
    const auto entries = journal.entries().value();
    ASSERT_EQ(entries.size(), 2);
    EXPECT_EQ(entries[0].what, u"add site “Essex”"_s);
    EXPECT_EQ(entries[0].rowCount, 1);
    EXPECT_EQ(entries[1].coderName, u"Anna"_s);
}

TEST_F(JournalTest, FiltersByCoderTimeWordsObjectAndNumber) {
    addSite(u"Leeds"_s, u"Anna"_s);
    addSite(u"ÉLAN"_s, u"Ben"_s, u"after the Meeting"_s);
    addSite(u"Essex"_s, u"Anna"_s);
    EXPECT_THAT(revisions({.coder = coder(u"Anna"_s)}), ElementsAre(3, 1));
    EXPECT_THAT(revisions({.text = u"élan"_s}), ElementsAre(2));
    EXPECT_THAT(revisions({.text = u"meeting"_s}), ElementsAre(2));
    EXPECT_THAT(revisions({.object = HistoryObject{u"site"_s, 3}}), ElementsAre(3));
    EXPECT_THAT(revisions({.object = HistoryObject{u"code"_s, 3}}), IsEmpty());
    EXPECT_THAT(revisions({.after = 1}), ElementsAre(3, 2));
    EXPECT_THAT(revisions({.limit = 1}), ElementsAre(3));
    EXPECT_THAT(revisions({.since = QDateTime::currentDateTimeUtc().addDays(1)}), IsEmpty());
    EXPECT_THAT(revisions({.until = QDateTime::currentDateTimeUtc().addDays(1)}), ElementsAre(3, 2, 1));
}

TEST_F(JournalTest, SaysThatThereIsNoSuchChange) {
    EXPECT_THAT(journal.entry(7), hasError(ErrorCode::NotFound));
    EXPECT_TRUE(journal.rows(7)->isEmpty());
}

TEST_F(JournalTest, CallsAnImageThatIsNotOfOurMakingDamaged) {
    addSite(u"Leeds"_s, u"Anna"_s);
    Sql broken(project->database(), u"UPDATE journal SET after = X'FF00'"_s);
    ASSERT_THAT(broken.run(), isOk());
    EXPECT_THAT(journal.rows(1), hasError(ErrorCode::Damaged));
}

class ChangedSources : public JournalTest {
protected:
    SourceRepository sources{*project};

    SourceId add(const QString& title) {
        auto work = project.begin();
        const SourceId id = sources.add(work, inMemorySource(title, {title})).value();
        EXPECT_THAT(work.commit(), isOk());
        return id;
    }
    QList<std::pair<qint64, bool>> after(qint64 revision) const {
        QList<std::pair<qint64, bool>> found;
        const auto changes = journal.sourcesChangedAfter(revision).value();
        for (const auto& changed : changes)
            found.append({changed.source.value, changed.isNew});
        return found;
    }
};

TEST_F(ChangedSources, AreThoseThatCameIn) {
    add(u"B"_s);
    ASSERT_THAT(project.begin().commit(), isOk());
    add(u"A"_s);
    EXPECT_THAT(after(0), ElementsAre(std::pair(1, true), std::pair(2, true)));
    EXPECT_THAT(after(1), ElementsAre(std::pair(2, true)));
    EXPECT_THAT(after(3), IsEmpty());
}

TEST_F(ChangedSources, AreThoseWithAnotherTextButNotThoseWithAnotherTitle) {
    const SourceId first = add(u"B"_s);
    const SourceId second = add(u"A"_s);
    auto work = project.begin();
    Source renamed = sources.byId(second).value();
    renamed.title = u"Z"_s;
    ASSERT_THAT(sources.describe(work, renamed, sources.byId(second).value()), isOk());
    ASSERT_THAT(sources.revise(work, first, inMemorySource(u"B2"_s, {u"new"_s}).newText()), isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_THAT(after(2), ElementsAre(std::pair(1, false)));
    EXPECT_THAT(after(0), ElementsAre(std::pair(1, true), std::pair(2, true)));
}

TEST_F(ChangedSources, AreThoseWhoseImportWasUndoneAndMadeAgain) {
    add(u"A"_s);
    ASSERT_THAT(UndoChange(*project).undoLast(project->coder()), isOk());
    EXPECT_THAT(after(1), ElementsAre(std::pair(1, false)));
    ASSERT_THAT(UndoChange(*project).redoLast(project->coder()), isOk());
    EXPECT_THAT(after(1), ElementsAre(std::pair(1, false)));
    EXPECT_THAT(after(2), ElementsAre(std::pair(1, true)));
}

} // namespace
} // namespace sheaf
