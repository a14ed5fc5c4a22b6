#include "tests/cli/running.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::runSheaf;

namespace {

/// A project with one note.
class Searching : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
        import(u"note.txt"_s, "Trust grew slowly.\n\nNobody knew.\n");
    }
    void import(const QString& name, const QByteArray& text) const {
        ASSERT_EQ(sheaf(u"import"_s, {folder.write(name, text)}).status, 0);
    }
    /// `searches run` → sheaf searches PROJECT run, and the words that hold blanks.
    Ran sheaf(const QString& verbs, const QStringList& words = {}) const {
        QStringList call = verbs.split(u' ');
        call.insert(1, project);
        return runSheaf(call + words);
    }
    QJsonArray json(const QString& verbs, const QStringList& words = {}) const {
        return sheaf(verbs, words + QStringList{u"--format"_s, u"json"_s}).json().array();
    }
    Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
};

/// Holds the write locks of all indexes of the tests, as a process that is indexing does.
class IndexLock {
public:
    IndexLock() {
        QDirIterator files(sheaf::test::cacheFolder(), {u"flintlock"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const int file = open(QFile::encodeName(files.next()).constData(), O_RDWR | O_CLOEXEC);
            struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1, .l_pid = 0};
            m_isHeld = file >= 0 && fcntl(file, F_SETLK, &whole) == 0;
            m_files.append(file);
        }
    }
    IndexLock(const IndexLock&) = delete;
    IndexLock& operator=(const IndexLock&) = delete;
    ~IndexLock() {
        for (const int file : m_files)
            close(file);
    }
    [[nodiscard]] bool isHeld() const { return m_isHeld; }

private:
    QList<int> m_files;
    bool m_isHeld = false;
};

TEST_F(Searching, ALivingSearchSaysWhatCameInSinceSomebodyLooked) {
    ASSERT_EQ(sheaf(u"searches save Trust trust* --living --coder Anna"_s).status, 0);
    EXPECT_EQ(json(u"searches"_s)[0][u"kind"_s].toString(), u"living");
    EXPECT_EQ(json(u"searches new --coder Anna"_s)[0][u"new"_s].toInt(), 0);
    import(u"more.txt"_s, "They trusted us.\n\nIt rained.\n");
    const QJsonObject news = json(u"searches new --coder Anna"_s)[0].toObject();
    EXPECT_EQ(news[u"new"_s].toInt(), 1);
    EXPECT_EQ(news[u"total"_s].toInt(), 2);
    EXPECT_TRUE(news[u"since"_s].isString());
    const auto fresh = sheaf(u"searches run Trust --new --coder Anna --format json"_s).json();
    EXPECT_EQ(fresh[u"total"_s].toInt(), 1);
    EXPECT_TRUE(sheaf(u"searches run Trust --new --coder Anna"_s).out.contains(u"They «trusted» us."_s));
    ASSERT_EQ(sheaf(u"searches look Trust --coder Anna"_s).status, 0);
    EXPECT_EQ(json(u"searches new --coder Anna"_s)[0][u"new"_s].toInt(), 0);
    const QJsonObject ofBen = json(u"searches new --coder Ben"_s)[0].toObject();
    EXPECT_EQ(ofBen[u"new"_s].toInt(), 2);
    EXPECT_TRUE(ofBen[u"since"_s].isNull());
    ASSERT_EQ(sheaf(u"undo --coder Anna"_s).status, 0);
    EXPECT_EQ(json(u"searches new --coder Anna"_s)[0][u"new"_s].toInt(), 1);
}

TEST_F(Searching, APlainSearchHasNoNews) {
    ASSERT_EQ(sheaf(u"searches save Trust trust*"_s).status, 0);
    EXPECT_TRUE(json(u"searches new"_s).isEmpty());
    EXPECT_EQ(sheaf(u"searches look Trust"_s).status, 2);
    EXPECT_EQ(sheaf(u"searches run Trust --new"_s).status, 2);
    ASSERT_EQ(sheaf(u"searches living Trust"_s).status, 0);
    EXPECT_EQ(json(u"searches new"_s).size(), 1);
    ASSERT_EQ(sheaf(u"searches living Trust --off"_s).status, 0);
    EXPECT_TRUE(json(u"searches new"_s).isEmpty());
    EXPECT_EQ(sheaf(u"searches living Nothing"_s).status, 2);
}

TEST_F(Searching, SynonymsAreListedAddedRemovedAndImported) {
    ASSERT_EQ(sheaf(u"synonyms add ofsted~inspection trust~confidence"_s).status, 0);
    ASSERT_EQ(sheaf(u"synonyms add audit ~ Ofsted"_s).status, 0);
    const QJsonArray groups = json(u"synonyms"_s);
    ASSERT_EQ(groups.size(), 2);
    EXPECT_EQ(groups[0][u"synonyms"_s].toString(), u"ofsted ~ inspection ~ audit");
    EXPECT_EQ(groups[1][u"words"_s].toArray().size(), 2);
    EXPECT_TRUE(sheaf(u"synonyms list"_s).out.contains(u"trust ~ confidence"_s));
    ASSERT_EQ(sheaf(u"synonyms remove confidence audit"_s).status, 0);
    EXPECT_EQ(json(u"synonyms"_s)[0][u"synonyms"_s].toString(), u"ofsted ~ inspection");
    EXPECT_EQ(json(u"synonyms"_s).size(), 1);
    EXPECT_EQ(sheaf(u"synonyms remove nothing"_s).status, 2);
    EXPECT_EQ(sheaf(u"synonyms add ofsted"_s).status, 2);
    const QString file = folder.write(u"words.txt"_s, "# of the review\nlead ~ \"leader\"\n\nvisit~call\n");
    ASSERT_EQ(sheaf(u"synonyms import"_s, {file}).status, 0);
    EXPECT_EQ(json(u"synonyms"_s).size(), 3);
    const auto broken = sheaf(u"synonyms import"_s, {folder.write(u"broken.txt"_s, "a ~ b\nlonely\n")});
    EXPECT_EQ(broken.status, 2);
    EXPECT_TRUE(broken.err.contains(u"broken.txt, line 2"_s));
    EXPECT_TRUE(sheaf(u"synonyms add"_s, {u"lead ~ quality lead"_s}).err.contains(u"not one word"_s));
    EXPECT_EQ(json(u"synonyms"_s).size(), 3);
    ASSERT_EQ(sheaf(u"undo"_s).status, 0);
    EXPECT_EQ(json(u"synonyms"_s).size(), 1);
}

TEST_F(Searching, AFieldThatIsNotThereIsAnErrorAtItsColumn) {
    const Ran unknown = sheaf(u"search"_s, {u"trust colour:red"_s});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_TRUE(unknown.err.contains(u"column 7: "_s)) << unknown.err.toStdString();
    EXPECT_EQ(sheaf(u"search"_s, {u"trust site:Nowhere"_s}).status, 2);
    EXPECT_EQ(sheaf(u"search"_s, {u"stab*le"_s}).status, 2);
}

TEST_F(Searching, FiltersAndWordsAreJoinedAtWill) {
    ASSERT_EQ(sheaf(u"codes add Trust"_s).status, 0);
    ASSERT_EQ(sheaf(u"code Trust --query slowly"_s).status, 0);
    const auto total = [this](const QString& query) {
        return sheaf(u"search"_s, {u"--format"_s, u"json"_s, u"--"_s, query}).json()[u"total"_s].toInt();
    };
    EXPECT_EQ(total(u"code:Trust"_s), 1);
    EXPECT_EQ(total(u"-code:*"_s), 1);
    EXPECT_EQ(total(u"code:Trust nobody"_s), 0);
    EXPECT_EQ(total(u"title:note (knew OR grew) /[a-z]+/"_s), 2);
}

TEST_F(Searching, FacetsCountAllHitsAndSpellingHelpsWhereThereAreNone) {
    const QJsonDocument found =
        sheaf(
            u"search"_s, {u"trust OR knew"_s, u"--facet"_s, u"code"_s, u"--limit"_s, u"1"_s, u"--format"_s, u"json"_s})
            .json();
    EXPECT_EQ(found[u"hits"_s].toArray().size(), 1);
    EXPECT_EQ(found[u"total"_s].toInt(), 2);
    EXPECT_EQ(found[u"facets"_s][0][u"without"_s].toInt(), 2);
    const Ran nothing = sheaf(u"search"_s, {u"trusst"_s});
    EXPECT_EQ(nothing.status, 0);
    EXPECT_TRUE(nothing.err.contains(u"trust"_s)) << nothing.err.toStdString();
}

TEST_F(Searching, HelpNamesEveryFieldAndOperator) {
    const QString help = runSheaf({u"help"_s, u"search"_s}).out;
    for (const QString& part : {u"site:"_s, u"code:"_s, u"WITHIN"_s, u"NEAR/n"_s, u"XOR"_s})
        EXPECT_TRUE(help.contains(part)) << part.toStdString();
}

TEST_F(Searching, WhatCodesCountsOrKeepsHitsSaysWhatTheSearchSaysOfItself) {
    QByteArray words;
    for (int number = 0; number <= 10'000; ++number)
        words += "abc" + QByteArray::number(number) + ' ';
    ASSERT_EQ(sheaf(u"codes add Words"_s).status, 0);
    ASSERT_EQ(sheaf(u"searches save Words abc* --living"_s).status, 0);
    import(u"words.txt"_s, words + '\n');
    for (const QString& verbs :
         {u"code Words --query abc* --extent passage"_s, u"words --query abc* --limit 1"_s,
          u"keyterms --query abc* --limit 1"_s, u"collocations abc1 --query abc* --limit 1"_s, u"searches new"_s,
          u"searches new --format csv"_s, u"searches look Words"_s}) {
        const Ran ran = sheaf(verbs);
        EXPECT_EQ(ran.status, 0) << verbs.toStdString();
        EXPECT_EQ(ran.err.count(u"sheaf: note: “abc*” stands for more than"_s), 1) << verbs.toStdString();
    }
    EXPECT_EQ(json(u"searches new"_s)[0][u"notes"_s].toArray().size(), 1);
}

TEST_F(Searching, NewsSaysWhereTheIndexIsBehind) {
    ASSERT_EQ(sheaf(u"searches save Trust trust* --living"_s).status, 0);
    EXPECT_FALSE(sheaf(u"searches new"_s).err.contains(u"warning"_s));
    const IndexLock another;
    ASSERT_TRUE(another.isHeld());
    import(u"more.txt"_s, "They trusted us.\n");
    for (const QString& format : {u"text"_s, u"csv"_s, u"json"_s}) {
        const Ran behind = sheaf(u"searches new --format"_s, {format});
        EXPECT_EQ(behind.status, 0);
        EXPECT_TRUE(behind.err.contains(u"sheaf: warning: the index is being brought up to date"_s));
    }
}

TEST_F(Searching, CodingSaysThatHitsOfFiltersHoldNoWordsToCode) {
    ASSERT_EQ(sheaf(u"codes add Trust"_s).status, 0);
    const Ran none = sheaf(u"code Trust --query title:note"_s);
    EXPECT_EQ(none.status, 0);
    EXPECT_TRUE(none.err.contains(u"0 coded, 0 coded already"_s));
    EXPECT_TRUE(none.err.contains(u"hold no words of the search to code: 2"_s)) << none.err.toStdString();
    EXPECT_TRUE(none.err.contains(u"--extent passage"_s));
    const Ran whole = sheaf(u"code Trust --query title:note --extent passage"_s);
    EXPECT_TRUE(whole.err.contains(u"2 coded, 0 coded already"_s));
    EXPECT_FALSE(whole.err.contains(u"note: "_s)) << whole.err.toStdString();
}

} // namespace
