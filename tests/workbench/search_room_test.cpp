#include "app/session/import_sources.h"
#include "app/workbench/search_room.h"
#include "tests/support/page_script.h"
#include "tests/workbench/small_review.h"

#include <QDir>
#include <QFile>
#include <QLabel>

#include <gtest/gtest.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::waitFor;

bool says(const SearchRoom& room, const QString& words) {
    const auto labels = room.findChildren<QLabel*>();
    return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().contains(words); });
}

TEST(SearchRoomTest, SaysThatTheIndexIsBeingMadeAndSearchesAgainWhenItIsThere) {
    const test::SmallReview project;
    project.with([&](Review& review) { // more than are indexed before an answer
        QStringList paths;
        for (const QString& name : {u"a.txt"_s, u"b.txt"_s, u"c.txt"_s, u"d.txt"_s}) {
            QFile file(project.folder() + u'/' + name);
            ASSERT_TRUE(file.open(QIODevice::WriteOnly));
            file.write(name.toUtf8() + " says nothing of it.\n");
            paths.append(file.fileName());
        }
        ASSERT_TRUE(ImportSources(review).run(paths, {}, CancelToken(), {}));
    });
    ASSERT_TRUE(QDir(qEnvironmentVariable("XDG_CACHE_HOME") + u"/sheaf"_s).removeRecursively());
    OpenReview review(project.path(), JobRunner::Where::OwnThread);
    SearchRoom room(review);
    int answers = 0;
    QObject::connect(&room, &SearchRoom::searched, &room, [&answers] { ++answers; });
    room.search(u"director"_s);
    ASSERT_TRUE(waitFor([&] { return answers == 1; }));
    EXPECT_EQ(room.hits().rowCount(), 0);
    EXPECT_TRUE(says(room, u"so far"_s));

    review.reload(); // which brings the index up to date, as the window does when it opens
    ASSERT_TRUE(waitFor([&] { return answers == 2; }));
    EXPECT_EQ(room.hits().rowCount(), 2);
    EXPECT_FALSE(says(room, u"so far"_s));
}

} // namespace
} // namespace sheaf
