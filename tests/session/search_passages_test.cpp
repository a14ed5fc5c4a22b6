#include "app/session/code_passages.h"
#include "app/session/edit_synonyms.h"
#include "app/session/import_sources.h"
#include "app/session/search_passages.h"
#include "indexer/passage_index.h"
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

TEST_F(SearchPassagesTest, AnswersAfterAnyFileOfTheIndexWasDamagedOrLost) {
    const QString phrase = u"\"trust grew\""_s;
    addSource(u"Other"_s, {u"Here trust grew too."_s, u"And trust grew there."_s, u"Trust grew."_s});
    const qsizetype words = total(u"trust"_s);
    const qsizetype phrases = total(phrase);
    ASSERT_GE(phrases, 3);
    for (const QFileInfo& file : filesOfIndex()) {
        for (const std::optional<QByteArray>& bytes :
             {std::optional(QByteArray()), std::optional(QByteArray("no index")),
              std::optional(QByteArray(20'000, '\xEE')), std::optional<QByteArray>()}) {
            QFile damaged(file.filePath());
            ASSERT_TRUE(damaged.exists()) << qPrintable(file.filePath());
            if (bytes) {
                ASSERT_TRUE(damaged.open(QIODevice::WriteOnly | QIODevice::Truncate));
                damaged.write(*bytes);
                damaged.close();
            } else {
                ASSERT_TRUE(damaged.remove());
            }
            const std::string what = file.filePath().toStdString() + (bytes ? " damaged" : " lost");
            EXPECT_EQ(total(phrase), phrases) << what;
            EXPECT_EQ(total(u"trust"_s), words) << what;
        }
    }
}

TEST_F(SearchPassagesTest, KeepsTheIndexForItsOwnerOnly) {
    ASSERT_EQ(total(u"trust"_s), 2);
    constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    EXPECT_FALSE(filesOfIndex().isEmpty());
    for (const QFileInfo& file : filesOfIndex()) {
        EXPECT_FALSE(file.permissions() & others) << file.filePath().toStdString();
        EXPECT_FALSE(QFile::permissions(file.path()) & others) << file.path().toStdString();
    }
}

TEST_F(SearchPassagesTest, FindsNothingOfASourceWhoseIndexingWasInterruptedAndThatIsGone) {
    ASSERT_EQ(total(u"trust"_s), 2);
    PassageIndex index = PassageIndex::open(QFileInfo(indexFolder()).path()).value();
    const PassageIndex::Reached reached = index.reached().value();
    const IndexedPassage half[] = {{PassageId{900}, SourceId{9}, u"trust in what was taken back"_s}};
    ASSERT_THAT(index.add(half), isOk());
    ASSERT_THAT(index.commit(reached.revision, reached.lineage, {SourceId{9}}), isOk());
    const auto answer = SearchPassages(review).run(u"trust"_s, 0).value();
    EXPECT_EQ(answer.total, 2);
    EXPECT_TRUE(answer.isComplete);
    EXPECT_TRUE(index.reached()->partial.isEmpty());
}

TEST_F(SearchPassagesTest, SearchesNoIndexThatAnotherCopyOfTheProjectIsWriting) {
    ASSERT_EQ(total(u"trust"_s), 2);
    {
        PassageIndex index = PassageIndex::open(QFileInfo(indexFolder()).path()).value();
        const IndexedPassage theirs[] = {{PassageId{900}, SourceId{9}, u"trust elsewhere"_s}};
        ASSERT_THAT(index.add(theirs), isOk());
        ASSERT_THAT(index.commit(review.revision(), u"another way"_s), isOk());
        ASSERT_THAT(index.add(theirs), isOk()); // holds the lock from now on
        EXPECT_THAT(SearchPassages(review).run(u"trust"_s, 10), hasError(ErrorCode::Busy));
    }
    EXPECT_EQ(total(u"trust"_s), 2);
    EXPECT_EQ(total(u"elsewhere"_s), 0);
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

TEST_F(SearchPassagesTest, AMatchInAFileWithAByteOrderMarkAndCarriageReturnsIsWhereTheTextHasIt) {
    const QString path = write(
        u"typed.txt"_s, "\xEF\xBB\xBF"
                        "First line.\r\n\r\nSecond line.\r\n\r\nAnd confidence grew.\r\n");
    ASSERT_THAT(ImportSources(review).run({path}, {}, CancelToken(), {}), isOk());
    const auto answer = SearchPassages(review).run(u"confidence"_s, 10).value();
    ASSERT_EQ(answer.passages.size(), 1);
    const FoundPassage& found = answer.passages.first();
    EXPECT_EQ(found.matches.first().in(review.text(found.source).value()).toString(), u"confidence"_s);
}

TEST_F(SearchPassagesTest, ACodeFindsNoCodeWhoseNameBeginsLikeIt) {
    const CodeId econ = addCode(u"econ"_s), economy = addCode(u"economy"_s);
    const QString text = review.text(source).value();
    const TextRange trust{text.indexOf(u"Trust"_s), text.indexOf(u"Trust"_s) + 5};
    const TextRange nothing{text.indexOf(u"Nothing"_s), text.indexOf(u"Nothing"_s) + 7};
    ASSERT_THAT(CodePassages(review).codeRange(econ, source, trust, {}), isOk());
    ASSERT_THAT(CodePassages(review).codeRange(economy, source, nothing, {}), isOk());
    EXPECT_EQ(total(u"code:econ"_s), 1);
    EXPECT_EQ(total(u"code:econ trust"_s), 1);
    EXPECT_EQ(total(u"code:econ nothing"_s), 0);
    EXPECT_EQ(total(u"-code:*"_s), 1);
    addSource(u"Words"_s, {u"The economy."_s, u"An econ lecture."_s});
    EXPECT_EQ(total(u"econ"_s), 1);
}

TEST_F(SearchPassagesTest, NothingOrOneLetterIsNoSearchForEverything) {
    EXPECT_THAT(SearchPassages(review).run(QString(), 10), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(SearchPassages(review).run(u"   "_s, 10), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(SearchPassages(review).run(u"t*"_s, 10), hasError(ErrorCode::InvalidArgument));
    EXPECT_EQ(total(u"t"_s), 0);
}

TEST_F(SearchPassagesTest, WordsOfAGroupOfSynonymsFindOneAnother) {
    addSource(u"Inspections"_s, {u"Ofsted came."_s, u"The inspections were fair."_s});
    EXPECT_EQ(total(u"ofsted"_s), 1);
    ASSERT_THAT(EditSynonyms(review).add({u"ofsted ~ inspection"_s}), isOk());
    EXPECT_EQ(total(u"ofsted"_s), 2);
    EXPECT_EQ(total(u"inspection"_s), 2);
    EXPECT_EQ(total(u"=ofsted"_s), 1);
    const auto answer = SearchPassages(review).run(u"ofsted"_s, 10).value();
    for (const FoundPassage& found : answer.passages)
        EXPECT_EQ(found.matches.size(), 1);
}

TEST_F(SearchPassagesTest, FiltersAreAskedOfTheProjectAtThatMoment) {
    const CodeId code = addCode(u"Trust"_s);
    EXPECT_EQ(total(u"code:Trust"_s), 0);
    const QString text = review.text(source).value();
    ASSERT_THAT(
        CodePassages(review).codeRange(code, source, {text.indexOf(u"grew"_s), text.indexOf(u"grew"_s) + 4}, {}),
        isOk());
    EXPECT_EQ(total(u"code:Trust"_s), 1);
    EXPECT_EQ(total(u"trust NOT code:Trust"_s), 1);
    EXPECT_THAT(SearchPassages(review).run(u"code:Doubt"_s, 10), hasError(ErrorCode::NotFound));
    EXPECT_THAT(SearchPassages(review).run(u"trust colour:red"_s, 10), hasError(ErrorCode::InvalidArgument));
}

TEST_F(SearchPassagesTest, ASourceWhoseLanguageIsChangedIsFoundByTheStemsOfTheNewOne) {
    NewSource made = inMemorySource(u"Français"_s, {u"Elles chantaient."_s});
    const SourceId id = addSource(made);
    EXPECT_EQ(total(u"chanter"_s), 0);
    const Source seen = SourceRepository(review.project()).byId(id).value();
    Source french = seen;
    french.language = u"fr"_s;
    auto work = UnitOfWork::begin(review.project(), u"test"_s).value();
    ASSERT_THAT(SourceRepository(review.project()).describe(work, french, seen), isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_EQ(total(u"chanter"_s), 1);
}

TEST_F(SearchPassagesTest, RegularExpressionsAndWordsAsWrittenAreHeldAgainstTheText) {
    EXPECT_EQ(total(u"/Tr.st/"_s), 1);
    EXPECT_EQ(total(u"/tr.st/i"_s), 2);
    EXPECT_EQ(total(u"\"Trust\"="_s), 1);
    const auto answer = SearchPassages(review).run(u"/they tr.st/i"_s, 10).value();
    ASSERT_EQ(answer.passages.size(), 1);
    EXPECT_EQ(answer.passages.first().matches.first().in(review.text(source).value()).toString(), u"They trust"_s);
}

TEST_F(SearchPassagesTest, CountsAllHitsByWhatIsAskedNotOnlyThoseGiven) {
    NewSource other = inMemorySource(u"Other"_s, {u"Trust."_s, u"Trust."_s});
    other.source.type = u"interview"_s;
    addSource(other);
    const auto answer =
        SearchPassages(review).run({.query = u"trust"_s, .limit = 1, .facets = {{.kind = FacetKind::Type}}}).value();
    EXPECT_EQ(answer.passages.size(), 1);
    ASSERT_EQ(answer.facets.size(), 1);
    EXPECT_EQ(answer.facets.first().counts, (QList<FacetCount>{{u"interview"_s, 2}}));
    EXPECT_EQ(answer.facets.first().without, 2);
}

TEST_F(SearchPassagesTest, InTheOrderOfSourcesComesPageByPageWhatTheTextsHaveInTheirs) {
    addSource(u"An earlier title"_s, {u"First trust."_s, u"x"_s, u"Second trust."_s});
    QStringList texts;
    for (const qsizetype offset : {0, 3}) {
        const auto answer = SearchPassages(review)
                                .run({.query = u"trust"_s, .limit = 3, .offset = offset, .order = SearchOrder::Source})
                                .value();
        EXPECT_EQ(answer.total, 4);
        for (const FoundPassage& found : answer.passages)
            texts.append(found.text.right(13));
    }
    EXPECT_EQ(
        texts, (QStringList{
                   u" First trust."_s.trimmed(), u"Second trust."_s, u"😀 Trust grew."_s.right(13),
                   u"They trust us."_s.right(13)}));
}

TEST_F(SearchPassagesTest, AWordThatOccursNowhereBringsThoseLikeIt) {
    const auto answer = SearchPassages(review).run(u"trusst here"_s, 10).value();
    ASSERT_EQ(answer.hints.size(), 1);
    EXPECT_EQ(answer.hints.first().word, u"trusst"_s);
    EXPECT_EQ(answer.hints.first().suggestions, QStringList{u"trust"_s});
    EXPECT_TRUE(SearchPassages(review).run(u"trust"_s, 10)->hints.isEmpty());
    const auto unlike = SearchPassages(review).run(u"xyzzyplugh"_s, 10).value();
    ASSERT_EQ(unlike.hints.size(), 1);
    EXPECT_TRUE(unlike.hints.first().suggestions.isEmpty());
}

TEST_F(SearchPassagesTest, AnOperatorInSmallLettersIsAWordAndThatIsSaidWhereNothingWasFound) {
    const auto answer = SearchPassages(review).run(u"trust or rain"_s, 10).value();
    ASSERT_EQ(answer.total, 0);
    EXPECT_EQ(answer.notes, QStringList{u"“or” was searched as a word; as an operator it is written OR"_s});
}

TEST_F(SearchPassagesTest, AnAnswerThatDoesNotWaitSaysThatTheIndexIsNotThereYet) {
    for (int count = 0; count < 5; ++count)
        addSource(u"More %1"_s.arg(count), {u"Trust %1."_s.arg(count)});
    const SearchWish wish{.query = u"trust"_s, .waitsForIndex = false};
    const auto early = SearchPassages(review).run(wish).value();
    EXPECT_EQ(early.total, 0);
    EXPECT_FALSE(early.isComplete);
    ASSERT_THAT(SearchPassages(review).catchUp(), isOk());
    const auto late = SearchPassages(review).run(wish).value();
    EXPECT_EQ(late.total, 7);
    EXPECT_TRUE(late.isComplete);
}

TEST_F(SearchPassagesTest, AnswersFromWhatIsThereWhileAnotherWritesTheIndex) {
    EXPECT_EQ(total(u"trust"_s), 2);
    addSource(u"Two"_s, {u"More trust."_s});
    PassageIndex other = PassageIndex::open(QFileInfo(indexFolder()).path()).value();
    const IndexedPassage passages[] = {{PassageId{900}, SourceId{9}, u"x"_s}};
    ASSERT_THAT(other.add(passages), isOk()); // holds the lock from now on
    const auto answer = SearchPassages(review).run(u"trust"_s, 10).value();
    EXPECT_EQ(answer.total, 2);
    EXPECT_FALSE(answer.isComplete);
}

TEST_F(SearchPassagesTest, StopsWhenCancelled) {
    CancelToken cancel;
    EXPECT_EQ(total(u"trust"_s), 2);
    cancel.cancel();
    EXPECT_THAT(SearchPassages(review).run({.query = u"/t.*t/i"_s, .cancel = &cancel}), hasError(ErrorCode::Cancelled));
    EXPECT_THAT(SearchPassages(review).run({.query = u"trust"_s, .cancel = &cancel}), hasError(ErrorCode::Cancelled))
        << "before a hit is read";
    EXPECT_THAT(SearchPassages(review).numbers(u"trust"_s, cancel), hasError(ErrorCode::Cancelled));
}

TEST_F(SearchPassagesTest, AnIndexElsewhereIsSearchedIfItIsOfThisProject) {
    EXPECT_EQ(total(u"trust"_s), 2);
    const QString shards = QFileInfo(indexFolder()).path();
    QByteArray stub;
    for (const QString& shard : QDir(shards).entryList({u"shard-*"_s}, QDir::Dirs))
        stub += "glass " + QFile::encodeName(shards + u'/' + shard) + '\n';
    const SearchWish wish{.query = u"trust"_s, .places = write(u"places"_s, stub)};
    EXPECT_EQ(SearchPassages(review).run(wish)->total, 2);
    EXPECT_TRUE(SearchPassages(review).run(wish)->isComplete);
    addSource(u"Two"_s, {u"More trust."_s});
    EXPECT_EQ(SearchPassages(review).run(wish)->total, 2);
    EXPECT_FALSE(SearchPassages(review).run(wish)->isComplete);
    Review another = Review::create(folder.path(u"another.sheaf"_s), u"Another"_s, u"blank"_s).value();
    EXPECT_THAT(SearchPassages(another).run(wish), hasError(ErrorCode::InvalidArgument));
}

TEST_F(SearchPassagesTest, SearchesAReviewThatIsOpenForReading) {
    auto reader = Review::open(review.path(), Review::Access::ReadOnly).value();
    EXPECT_EQ(SearchPassages(reader).run(u"trust"_s, 10)->total, 2);
}

} // namespace
} // namespace sheaf
