#include "app/session/search_passages.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class SearchPassagesTest : public AnyReview {
protected:
    qsizetype total(const QString& query) {
        const auto answer = SearchPassages(review).run(query, 10);
        EXPECT_THAT(answer, isOk());
        return answer ? answer->total : -1;
    }
    SourceId source = addSource(
        u"One"_s,
        {u"😀 Trust grew."_s, u"Nothing here."_s, u"👩‍👩‍👧 𝒳 e\u0301 שלום They trust us."_s});
};

TEST_F(SearchPassagesTest, GivesMatchesInTheSourcesTextBehindEmojiFamiliesAndAstralLetters) {
    const auto answer = SearchPassages(review).run(u"trust"_s, 10).value();
    ASSERT_EQ(answer.passages.size(), 2);
    const QString text = review.text(source).value();
    for (const FoundPassage& found : answer.passages) {
        ASSERT_EQ(found.matches.size(), 1);
        EXPECT_EQ(found.matches[0].in(text).toString().toLower(), u"trust"_s);
        EXPECT_EQ(found.passage.range.in(text).toString(), found.text);
        EXPECT_TRUE(found.passage.range.contains(found.snippet));
        EXPECT_TRUE(found.snippet.contains(found.matches[0]));
        EXPECT_EQ(found.sourceTitle, u"One"_s);
    }
}

TEST_F(SearchPassagesTest, CountsAllAndGivesThoseAskedFor) {
    const auto answer = SearchPassages(review).run(u"trust"_s, 1, 1).value();
    EXPECT_EQ(answer.total, 2);
    EXPECT_EQ(answer.passages.size(), 1);
    EXPECT_TRUE(SearchPassages(review).run(u"trust"_s, 0)->passages.isEmpty());
}

TEST_F(SearchPassagesTest, FindsWhatCameInSinceTheLastSearch) {
    EXPECT_EQ(total(u"trust"_s), 2);
    addSource(u"Two"_s, {u"More trust."_s});
    EXPECT_EQ(total(u"trust"_s), 3);
    EXPECT_EQ(SearchPassages(review).catchUp().value(), 0);
}

TEST_F(SearchPassagesTest, DoesNotSearchPageFurniture) {
    NewSource made = inMemorySource(u"Pages"_s, {u"Trust report, page 1"_s});
    made.passages[0].kind = PassageKind::PageFurniture;
    addSource(made);
    EXPECT_EQ(total(u"trust"_s), 2);
}

TEST_F(SearchPassagesTest, AnswersAfterTheIndexWasDeleted) {
    EXPECT_EQ(total(u"trust"_s), 2);
    ASSERT_TRUE(QDir(indexFolder()).removeRecursively());
    EXPECT_EQ(total(u"trust"_s), 2);
}

TEST_F(SearchPassagesTest, AnswersAfterAnyFileOfTheIndexWasDamaged) {
    ASSERT_EQ(total(u"trust"_s), 2);
    const QStringList names = QDir(indexFolder()).entryList(QDir::Files);
    ASSERT_FALSE(names.isEmpty());
    for (const QString& name : names) {
        for (const QByteArray& bytes : {QByteArray(), QByteArray("no index"), QByteArray(20'000, '\xEE')}) {
            QFile file(QDir(indexFolder()).filePath(name));
            ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(bytes);
            file.close();
            EXPECT_EQ(total(u"trust"_s), 2) << name.toStdString() << ", " << bytes.size() << " bytes";
        }
    }
}

TEST_F(SearchPassagesTest, KeepsTheIndexForItsOwnerOnly) {
    ASSERT_EQ(total(u"trust"_s), 2);
    constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    EXPECT_FALSE(QFile::permissions(indexFolder()) & others);
    const auto files = QDir(indexFolder()).entryInfoList(QDir::Files | QDir::Hidden);
    EXPECT_FALSE(files.isEmpty());
    for (const QFileInfo& file : files)
        EXPECT_FALSE(file.permissions() & others) << file.filePath().toStdString();
}

TEST_F(SearchPassagesTest, RebuildsFromNothingWhenAsked) {
    EXPECT_EQ(SearchPassages(review).catchUp().value(), 3);
    EXPECT_EQ(SearchPassages(review).catchUp(true).value(), 3);
    EXPECT_EQ(total(u"trust"_s), 2);
}

TEST_F(SearchPassagesTest, StopsCatchingUpWhenCancelled) {
    CancelToken cancel;
    cancel.cancel();
    EXPECT_THAT(SearchPassages(review).catchUp(false, cancel), hasError(ErrorCode::Cancelled));
    EXPECT_EQ(total(u"trust"_s), 2);
}

TEST_F(SearchPassagesTest, RefusesAQueryItDoesNotUnderstand) {
    EXPECT_THAT(SearchPassages(review).run(u"\"open"_s, 10), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(SearchPassages(review).run(QString(), 10), hasError(ErrorCode::InvalidArgument));
}

TEST_F(SearchPassagesTest, SearchesAReviewThatIsOpenForReading) {
    auto reader = Review::open(review.path(), Review::Access::ReadOnly).value();
    EXPECT_EQ(SearchPassages(reader).run(u"trust"_s, 10)->total, 2);
}

} // namespace
} // namespace sheaf
