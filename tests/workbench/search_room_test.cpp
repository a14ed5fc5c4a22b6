#include "app/session/import_sources.h"
#include "app/workbench/search_room.h"
#include "coding/store/project_file.h"
#include "indexer/passage_index.h"
#include "tests/support/wait_for.h"
#include "tests/workbench/small_review.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSemaphore>

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::waitFor;

/// The room over a project without an index, and with more sources than are indexed before an answer.
class SearchRoomTest : public testing::Test {
protected:
    void SetUp() override {
        project.with([&](Review& other) {
            QStringList paths;
            for (const QString& name : {u"a.txt"_s, u"b.txt"_s, u"c.txt"_s, u"d.txt"_s}) {
                QFile file(project.folder() + u'/' + name);
                ASSERT_TRUE(file.open(QIODevice::WriteOnly));
                file.write(name.toUtf8() + " says nothing of it.\n");
                paths.append(file.fileName());
            }
            ASSERT_TRUE(ImportSources(other).run(paths, {}, CancelToken(), {}));
        });
        ASSERT_TRUE(QDir(qEnvironmentVariable("XDG_CACHE_HOME") + u"/sheaf"_s).removeRecursively());
        QObject::connect(&room, &SearchRoom::searched, &room, [this](const QString& query) { shown.append(query); });
    }

    bool says(const QString& words) const {
        const auto labels = room.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(words); });
    }
    bool finish() {
        return waitFor([this] { return review.searches().pending() == 0; });
    }
    /// Waits until all searches asked for have been made. Their answers are not delivered yet.
    void letSearchesRun() {
        QSemaphore ran;
        review.searches().run(
            &room,
            [&ran](Review&) {
                ran.release();
                return Result<void>();
            },
            [](const Result<void>&) {});
        ran.acquire();
    }
    void makeIndex() {
        project.with([](Review& other) { ASSERT_TRUE(SearchPassages(other).catchUp()); });
        Q_EMIT review.indexStateChanged(IndexState::UpToDate);
    }

    const test::SmallReview project;
    OpenReview review{project.path(), JobRunner::Where::OwnThread};
    SearchRoom room{review};
    QStringList shown; ///< the queries whose answers were
};

TEST_F(SearchRoomTest, SaysThatTheIndexIsBeingMadeAndSearchesAgainWhenItIsThere) {
    room.search(u"director"_s);
    ASSERT_TRUE(finish());
    EXPECT_EQ(room.hits().rowCount(), 0);
    EXPECT_TRUE(says(u"so far"_s));

    review.reload(); // which brings the index up to date, as the window does when it opens
    ASSERT_TRUE(waitFor([&] { return shown.size() == 2; }));
    EXPECT_EQ(room.hits().rowCount(), 2);
    EXPECT_FALSE(says(u"so far"_s));
}

TEST_F(SearchRoomTest, ShowsWhatIsWrittenNowWhenTheIndexIsThereDuringItsSearch) {
    room.search(u"director"_s);
    ASSERT_TRUE(finish());
    room.search(u"language"_s);
    letSearchesRun();
    makeIndex();
    ASSERT_TRUE(finish());
    EXPECT_EQ(shown.last(), u"language"_s);
    EXPECT_EQ(room.hits().rowCount(), 1);
    EXPECT_FALSE(says(u"so far"_s));
}

TEST_F(SearchRoomTest, SearchesAgainWhenTheIndexIsThereBeforeTheAnswer) {
    room.search(u"director"_s);
    letSearchesRun();
    makeIndex();
    ASSERT_TRUE(finish());
    EXPECT_EQ(room.hits().rowCount(), 2);
    EXPECT_FALSE(says(u"so far"_s));
}

TEST_F(SearchRoomTest, SearchesAgainWhenAnotherProcessHasLetGoOfTheIndex) {
    QString folder;
    project.with([&folder](Review& other) {
        folder = PassageIndex::folderFor(other.project().guid().toString(QUuid::WithoutBraces)).value();
    });
    std::optional<PassageIndex> another = PassageIndex::open(folder).value();
    const IndexedPassage passages[] = {{PassageId{900}, SourceId{9}, u"x"_s}};
    ASSERT_TRUE(another->add(passages)); // holds the lock from now on
    bool isBehind = false;
    QObject::connect(&review, &OpenReview::indexStateChanged, &room, [&isBehind](IndexState state) {
        isBehind = state == IndexState::Behind;
    });
    review.reload();
    ASSERT_TRUE(waitFor([&] { return isBehind; }));
    room.search(u"director"_s);
    ASSERT_TRUE(finish());
    EXPECT_TRUE(says(u"so far"_s));

    another.reset();
    ASSERT_TRUE(waitFor([this] { return shown.size() == 2; }));
    EXPECT_EQ(room.hits().rowCount(), 2);
    EXPECT_FALSE(says(u"so far"_s));
}

TEST_F(SearchRoomTest, ShowsNothingWhenTheLineIsClearedDuringASearch) {
    makeIndex();
    room.search(u"director"_s);
    room.search({});
    ASSERT_TRUE(finish());
    EXPECT_EQ(room.hits().rowCount(), 0);
    EXPECT_TRUE(says(u"Type a query above"_s));
    EXPECT_EQ(shown, QStringList());
}

TEST(SearchJobTest, StopsWhenTheReviewIsClosed) {
    const test::SmallReview project;
    std::optional<OpenReview> review;
    review.emplace(project.path(), JobRunner::Where::Inline);
    const auto closing = review->closing();
    project.with([&](Review& opened) {
        ASSERT_TRUE(searchReview(opened, u"director"_s, 10, *closing));
        review.reset();
        const auto stopped = searchReview(opened, u"director"_s, 10, *closing);
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    });
}

TEST(SearchJobTest, CutsNoCharacterOfTheSurroundingsInTwo) {
    const test::SmallReview project;
    QFile file(project.folder() + u"/smiles.txt"_s);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    // Of one of the two passages, any even or odd distance lies within a pair.
    const QByteArray smiles = QString(u"😀"_s).repeated(400).toUtf8();
    file.write(smiles + "\n\nzebra\n\n" + smiles + "x\n\nzebras\n\n" + smiles + '\n');
    file.close();
    project.with([&](Review& opened) {
        ASSERT_TRUE(ImportSources(opened).run({file.fileName()}, {}, CancelToken(), {}));
        const auto results = searchReview(opened, u"zebra"_s, 10).value();
        ASSERT_EQ(results.hits.size(), 2);
        for (const Hit& hit : results.hits) {
            EXPECT_TRUE(hit.before.isValidUtf16() && hit.after.isValidUtf16());
            EXPECT_TRUE(hit.before.startsWith(u"…😀"_s) && hit.after.endsWith(u"😀…"_s));
            EXPECT_GT(std::min(hit.before.size(), hit.after.size()), 250);
        }
    });
}

} // namespace
} // namespace sheaf
