#include "indexer/passage_index.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <thread>

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

namespace sheaf {
namespace {

std::vector<qint64>
search(const PassageIndex& index, const QString& query, qsizetype limit = 100, qsizetype offset = 0) {
    std::vector<qint64> ids;
    const SearchHits found = index.search(Query::parse(query).value(), limit, offset).value();
    for (const SearchHit& hit : found.hits)
        ids.push_back(hit.passage.value);
    return ids;
}

class PassageIndexTest : public testing::Test {
protected:
    QString folder() const { return m_temporary.filePath(u"index"_s); }
    QString shard() const { return folder() + u"/shard-1"_s; }
    QString file(const QString& name) const { return shard() + u'/' + name; }
    PassageIndex open() const { return PassageIndex::open(folder()).value(); }

    /// Passages 1 to 3 of source 7 and passage 4 of source 8, at revision 5.
    PassageIndex filled() const {
        PassageIndex index = open();
        const IndexedPassage passages[] = {
            {PassageId{1}, SourceId{7}, u"Leaders gave the home stability."_s},
            {PassageId{2}, SourceId{7}, u"A stable home, a home for life."_s},
            {PassageId{3}, SourceId{7}, u"Nothing of the kind."_s},
            {PassageId{4}, SourceId{8}, u"The leader left home."_s}};
        EXPECT_TRUE(index.add(passages));
        EXPECT_TRUE(index.commit(5));
        return index;
    }

    void write(const QString& name, const QByteArray& bytes) const {
        QFile target(file(name));
        ASSERT_TRUE(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
        target.write(bytes);
    }

private:
    QTemporaryDir m_temporary;
};

TEST_F(PassageIndexTest, IsEmptyWhereThereIsNoneYet) {
    const PassageIndex index = open();
    EXPECT_EQ(index.revision(), 0);
    EXPECT_EQ(index.passageCount(), 0);
    EXPECT_THAT(search(index, u"home"_s), IsEmpty());
    EXPECT_FALSE(QFileInfo::exists(folder()));
}

TEST_F(PassageIndexTest, FindsWhatWasCommitted) {
    const PassageIndex index = filled();
    EXPECT_EQ(index.revision(), 5);
    EXPECT_EQ(index.passageCount(), 4);
    EXPECT_THAT(search(index, u"leader* NEAR/6 stab*"_s), ElementsAre(1));
    EXPECT_THAT(search(index, u"\"a stable home\""_s), ElementsAre(2));
    EXPECT_THAT(search(index, u"home NOT leader"_s), ElementsAre(2));
}

TEST_F(PassageIndexTest, NamesTheSourceOfAHit) {
    const SearchHits found = filled().search(Query::parse(u"leader left"_s).value(), 10).value();
    ASSERT_EQ(found.hits.size(), 1);
    EXPECT_EQ(found.hits.first().source, SourceId{8});
    EXPECT_GT(found.hits.first().score, 0);
}

TEST_F(PassageIndexTest, PutsThePassageThatSaysItMostFirst) {
    EXPECT_EQ(search(filled(), u"home"_s).front(), 2);
}

TEST_F(PassageIndexTest, CountsAllAndGivesAPage) {
    const PassageIndex index = filled();
    const Query query = Query::parse(u"home"_s).value();
    const std::vector<qint64> all = search(index, u"home"_s);
    EXPECT_THAT(search(index, u"home"_s, 1, 1), ElementsAre(all.at(1)));
    EXPECT_EQ(index.search(query, 0).value().total, 3);
    EXPECT_EQ(index.search(query, 1, 1).value().total, 3);
    EXPECT_EQ(index.search(query, 10, 1'000'000'000'000).value().total, 3);
    EXPECT_EQ(index.search(query, -1, -1).value().total, 3);
}

TEST_F(PassageIndexTest, ReplacesAPassage) {
    PassageIndex index = filled();
    const IndexedPassage changed[] = {{PassageId{2}, SourceId{8}, u"A school."_s}};
    ASSERT_TRUE(index.add(changed));
    ASSERT_TRUE(index.commit(6));
    EXPECT_EQ(index.passageCount(), 4);
    EXPECT_THAT(search(index, u"stable home"_s), IsEmpty());
    EXPECT_THAT(search(index, u"school"_s), ElementsAre(2));
}

TEST_F(PassageIndexTest, RemovesASource) {
    PassageIndex index = filled();
    ASSERT_TRUE(index.removeSource(SourceId{7}));
    ASSERT_TRUE(index.removeSource(SourceId{99}));
    ASSERT_TRUE(index.commit(6));
    EXPECT_THAT(search(index, u"home"_s), ElementsAre(4));
}

TEST_F(PassageIndexTest, ShowsNothingBeforeCommit) {
    PassageIndex index = filled();
    ASSERT_TRUE(index.removeSource(SourceId{7}));
    EXPECT_EQ(index.passageCount(), 4);
    EXPECT_EQ(open().passageCount(), 4);
}

TEST_F(PassageIndexTest, DropsWhatWasNeverCommitted) {
    {
        PassageIndex index = filled();
        ASSERT_TRUE(index.removeSource(SourceId{7}));
    }
    EXPECT_EQ(open().passageCount(), 4);
    EXPECT_EQ(open().revision(), 5);
}

TEST_F(PassageIndexTest, NotesARevisionThatChangedNoPassage) {
    PassageIndex index = filled();
    ASSERT_TRUE(index.commit(9));
    EXPECT_EQ(open().revision(), 9);
    EXPECT_EQ(open().passageCount(), 4);
}

TEST_F(PassageIndexTest, ShowsAnOpenReaderWhatAnotherCommits) {
    const PassageIndex early = open();
    PassageIndex writer = filled();
    EXPECT_EQ(early.revision(), 5);
    EXPECT_THAT(search(early, u"leader"_s), UnorderedElementsAre(1, 4));
    for (qint64 revision = 6; revision < 12; ++revision) {
        const IndexedPassage more[] = {{PassageId{revision}, SourceId{9}, u"A leader more."_s}};
        ASSERT_TRUE(writer.add(more));
        ASSERT_TRUE(writer.commit(revision));
        EXPECT_EQ(search(early, u"leader"_s).size(), static_cast<size_t>(revision - 3));
    }
    ASSERT_TRUE(writer.clear());
    EXPECT_THAT(search(early, u"leader"_s), IsEmpty());
    EXPECT_EQ(early.revision(), 0);
}

TEST_F(PassageIndexTest, ReadsOnWhileAnotherThreadCommits) {
    const PassageIndex reader = filled();
    std::thread writing([this] {
        PassageIndex writer = open();
        for (qint64 id = 10; id < 60; ++id) {
            const IndexedPassage more[] = {{PassageId{id}, SourceId{9}, u"A leader more."_s}};
            EXPECT_TRUE(writer.add(more));
            EXPECT_TRUE(writer.commit(id));
        }
    });
    for (int count = 0; count < 300; ++count)
        EXPECT_TRUE(reader.search(Query::parse(u"leader NEAR/3 more"_s).value(), 10));
    writing.join();
    EXPECT_EQ(reader.passageCount(), 54);
}

TEST_F(PassageIndexTest, LetsOneWriteAtATime) {
    PassageIndex first = filled();
    PassageIndex second = open();
    ASSERT_TRUE(first.removeSource(SourceId{8}));
    EXPECT_EQ(second.removeSource(SourceId{7}).error().code, ErrorCode::Busy);
    EXPECT_EQ(second.clear().error().code, ErrorCode::Busy);
    ASSERT_TRUE(first.commit(6));
    EXPECT_EQ(second.revision(), 6);
    EXPECT_TRUE(second.removeSource(SourceId{7}));
    EXPECT_TRUE(second.commit(7));
    EXPECT_EQ(first.passageCount(), 0);
}

TEST_F(PassageIndexTest, RefusesToAddToWhatAnotherHasChangedUnseen) {
    PassageIndex first = filled();
    PassageIndex second = open();
    ASSERT_TRUE(second.clear());
    const IndexedPassage more[] = {{PassageId{9}, SourceId{9}, u"More."_s}};
    EXPECT_EQ(first.add(more).error().code, ErrorCode::Busy);
    EXPECT_EQ(first.commit(6).error().code, ErrorCode::Busy);
    EXPECT_EQ(first.revision(), 0);
    EXPECT_TRUE(first.add(more));
}

TEST_F(PassageIndexTest, SaysWhatWasSaidAtTheLastCommit) {
    PassageIndex index = filled();
    ASSERT_TRUE(index.commit(9, u"so it went"_s, {SourceId{7}, SourceId{12}}));
    const PassageIndex::Reached reached = open().reached().value();
    EXPECT_EQ(reached.revision, 9);
    EXPECT_EQ(reached.lineage, u"so it went"_s);
    EXPECT_THAT(reached.partial, ElementsAre(SourceId{7}, SourceId{12}));
    ASSERT_TRUE(index.commit(10, u"on"_s));
    EXPECT_TRUE(open().reached()->partial.isEmpty());
}

TEST_F(PassageIndexTest, RefusesToAddToWhatAnotherHasMadeAnewAtTheSameRevision) {
    PassageIndex first = open();
    ASSERT_TRUE(first.commit(5, u"one way"_s));
    PassageIndex second = open();
    ASSERT_TRUE(second.clear());
    ASSERT_TRUE(second.commit(5, u"another way"_s));
    EXPECT_EQ(first.removeSource(SourceId{7}).error().code, ErrorCode::Busy);
}

/// 20,000 words that begin alike, ten in a passage beside one that all have; and ten passages without any. Many
/// passages, for Xapian joins more words than there are documents one by one.
class ManyWordsTest : public PassageIndexTest, public testing::WithParamInterface<unsigned> {
protected:
    ManyWordsTest() : index(PassageIndex::replace(folder(), GetParam()).value()) {
        for (int passage = 0; passage < withWords; ++passage) {
            QString text;
            for (int word = 0; word < 10; ++word)
                text += u"abc"_s + letters(10 * passage + word) + u' ' + u"abc"_s + letters(19'999) + u' ';
            texts.append(text);
        }
        for (int passage = 0; passage < 10; ++passage)
            texts.append(u"none of them"_s);
        std::vector<IndexedPassage> passages;
        for (qsizetype at = 0; at < texts.size(); ++at)
            passages.push_back({PassageId{at + 1}, SourceId{1}, texts[at]});
        EXPECT_TRUE(index.add(passages));
        EXPECT_TRUE(index.commit(1));
        request.read = [this](PassageId passage) -> Result<SearchRequest::Reading> {
            return SearchRequest::Reading{texts[passage.value - 1], u"en"_s};
        };
    }
    static QString letters(int number) {
        QString written;
        for (int place = 0; place < 4; ++place, number /= 26)
            written += QChar(u'a' + number % 26);
        return written;
    }
    SearchHits found(const QString& query) { return index.search(Query::parse(query).value(), request).value(); }

    static constexpr int withWords = 2000;
    PassageIndex index;
    QStringList texts;
    SearchRequest request;
};

TEST_P(ManyWordsTest, AreTheSameWhateverTheNumberOfShardsAndNeverTakeAwayTooLittle) {
    EXPECT_EQ(found(u"abc*"_s).total, withWords) << "by the commonest of the words";
    EXPECT_FALSE(found(u"abc*"_s).notes.isEmpty());
    const SearchHits without = found(u"-abc*"_s);
    EXPECT_EQ(without.total, 10);
    EXPECT_TRUE(without.notes.isEmpty());
    EXPECT_EQ(found(u"none XOR abc*"_s).total, withWords + 10);
    const SearchHits several = found(u"abc* NEAR/100 abca* NEAR/100 abcb*"_s);
    EXPECT_EQ(several.total, found(u"abca* abcb*"_s).total);
}

INSTANTIATE_TEST_SUITE_P(Shards, ManyWordsTest, testing::Values(1U, 2U, 4U));

TEST_F(PassageIndexTest, RefusesIdsThatXapianHasNoNumberFor) {
    PassageIndex index = open();
    for (const qint64 id : {qint64{0}, qint64{-1}, qint64{4'294'967'296}}) {
        const IndexedPassage bad[] = {{PassageId{id}, SourceId{1}, u"x"_s}};
        EXPECT_EQ(index.add(bad).error().code, ErrorCode::InvalidArgument);
    }
}

TEST_F(PassageIndexTest, SaysThatAStarStandsForMoreWordsThanItSearched) {
    PassageIndex index = open();
    QList<IndexedPassage> passages;
    for (int word = 0; word <= 10'000; ++word) {
        if (word % 20 == 0)
            passages.append({PassageId{passages.size() + 1}, SourceId{1}, QString()});
        passages.last().text += u"abc%1 "_s.arg(word);
    }
    ASSERT_TRUE(index.add(passages));
    ASSERT_TRUE(index.commit(1));
    for (const QString& wide : {u"abc*"_s, u"abc* NEAR/2 abc1"_s, u"abc* OR abc*"_s}) {
        const SearchHits found = index.search(Query::parse(wide).value(), 1).value();
        EXPECT_GT(found.total, 0);
        ASSERT_EQ(found.notes.size(), 1);
        EXPECT_TRUE(found.notes.first().startsWith(u"“abc*” stands for more than 10"_s));
    }
    EXPECT_THAT(index.search(Query::parse(u"abc1*"_s).value(), 1).value().notes, IsEmpty());
    EXPECT_EQ(index.search(Query::parse(u"abc12*"_s).value(), 1).value().total, 7); // 12, 120 to 129, 1200 to 1299
}

TEST_F(PassageIndexTest, KeepsItsFilesToTheirOwner) {
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther |
                        QFile::ExeOther | QFile::ExeOwner;
    PassageIndex index = filled();
    EXPECT_EQ(QFileInfo(folder()).permissions() & (others & ~QFile::ExeOwner), QFile::Permissions());
    EXPECT_EQ(QFileInfo(shard()).permissions() & (others & ~QFile::ExeOwner), QFile::Permissions());
    const QFileInfoList files = QDir(shard()).entryInfoList(QDir::Files | QDir::Hidden);
    EXPECT_FALSE(files.isEmpty());
    for (const QFileInfo& info : files)
        EXPECT_EQ(info.permissions() & others, QFile::Permissions()) << info.fileName().toStdString();
}

TEST_F(PassageIndexTest, HoldsNoTextOfThePassages) {
    filled();
    for (const QFileInfo& info : QDir(shard()).entryInfoList(QDir::Files)) {
        QFile stored(info.filePath());
        ASSERT_TRUE(stored.open(QIODevice::ReadOnly));
        EXPECT_FALSE(stored.readAll().contains("stable home"));
    }
    EXPECT_FALSE(QFileInfo::exists(file(u"docdata.glass"_s)));
}

TEST_F(PassageIndexTest, IsUnreadableOnceDamagedAndCanBeReplaced) {
    for (const QString& name : {u"iamglass"_s, u"postlist.glass"_s, u"termlist.glass"_s, u"position.glass"_s}) {
        for (const QByteArray& damaged : {QByteArray(), QByteArray("not an index"), QByteArray(20'000, 'x')}) {
            EXPECT_TRUE(PassageIndex::replace(folder()));
            filled();
            write(name, damaged);
            const Result<PassageIndex> opened = PassageIndex::open(folder());
            const Query query = Query::parse(u"\"stable home\" OR lead* NEAR stab*"_s).value();
            const Result<SearchHits> found = opened ? opened->search(query, 10) : failure(opened);
            ASSERT_FALSE(found) << name.toStdString() << " of " << damaged.size();
            EXPECT_EQ(found.error().code, ErrorCode::Unreadable) << found.error().detail.toStdString();
            Result<PassageIndex> replaced = PassageIndex::replace(folder());
            ASSERT_TRUE(replaced) << replaced.error().detail.toStdString();
            EXPECT_EQ(replaced->revision(), 0);
        }
    }
    EXPECT_THAT(search(filled(), u"stable home"_s), ElementsAre(2));
}

TEST_F(PassageIndexTest, ClearsADamagedIndexThatIsOpen) {
    PassageIndex index = filled();
    write(u"postlist.glass"_s, {});
    EXPECT_TRUE(index.clear());
    EXPECT_EQ(index.passageCount(), 0);
    EXPECT_THAT(search(filled(), u"stable home"_s), ElementsAre(2));
}

TEST_F(PassageIndexTest, CountsAsEmptyWhenItsFolderHasGone) {
    PassageIndex index = filled();
    ASSERT_TRUE(QDir(folder()).removeRecursively());
    EXPECT_EQ(index.revision(), 0);
    EXPECT_THAT(search(index, u"home"_s), IsEmpty());
    EXPECT_THAT(search(filled(), u"stable home"_s), ElementsAre(2));
}

TEST_F(PassageIndexTest, TakesAnIndexOfAnotherFormatForEmptyAndReplacesIt) {
    filled();
    {
        Xapian::WritableDatabase other(QFile::encodeName(shard()).toStdString(), Xapian::DB_OPEN);
        other.set_metadata("sheaf-format", "0");
        other.commit();
    }
    PassageIndex index = open();
    EXPECT_EQ(index.revision(), 0);
    EXPECT_EQ(index.passageCount(), 0);
    const IndexedPassage one[] = {{PassageId{40}, SourceId{1}, u"home"_s}};
    ASSERT_TRUE(index.add(one));
    ASSERT_TRUE(index.commit(2));
    EXPECT_THAT(search(index, u"home"_s), ElementsAre(40));
}

TEST_F(PassageIndexTest, IsReadOnlyWhereNoFolderCanBeMade) {
    ASSERT_TRUE(QDir().mkpath(shard()));
    write(u"file"_s, "x");
    PassageIndex index = PassageIndex::open(file(u"file/index"_s)).value();
    EXPECT_EQ(index.commit(1).error().code, ErrorCode::ReadOnly);
    EXPECT_EQ(index.clear().error().code, ErrorCode::ReadOnly);
}

TEST_F(PassageIndexTest, IsReadOnlyWhereAFileCannotBeWritten) {
    ASSERT_TRUE(QDir().mkpath(file(u"postlist.glass"_s))); // where Xapian would write a file; root can't either
    EXPECT_EQ(open().clear().error().code, ErrorCode::ReadOnly);
}

TEST_F(PassageIndexTest, GivesAProjectAPrivateFolderUnderTheCache) {
    ASSERT_TRUE(qputenv("XDG_CACHE_HOME", QFile::encodeName(folder())));
    const Result<QString> made = PassageIndex::folderFor(u"{9B1DEB4D-3B7D-4BAD-9BDD-2B0D7B3DCB6D}"_s);
    EXPECT_EQ(made.value(), folder() + u"/sheaf/index-9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"_s);
    const auto owner =
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;
    EXPECT_EQ(QFileInfo(*made).permissions(), owner);
    EXPECT_EQ(PassageIndex::folderFor(u"../../etc"_s).error().code, ErrorCode::InvalidArgument);
    ASSERT_TRUE(QDir(folder() + u"/sheaf"_s).removeRecursively());
    ASSERT_TRUE(QDir().mkpath(shard()));
    write(u"../sheaf"_s, "in the way");
    EXPECT_EQ(PassageIndex::folderFor(u"9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d"_s).error().code, ErrorCode::ReadOnly);
    qunsetenv("XDG_CACHE_HOME");
}

} // namespace
} // namespace sheaf
