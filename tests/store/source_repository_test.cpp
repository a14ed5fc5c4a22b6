#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"
#include "coding/store/sql.h"
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

class SourceRepositoryTest : public testing::Test {
protected:
    TemporaryProject project;
    SourceRepository sources = SourceRepository(*project);

    Result<SourceId> add(const NewSource& source) {
        auto work = project.begin();
        const auto id = sources.add(work, source);
        if (id) {
            EXPECT_THAT(work.commit(), isOk());
        }
        return id;
    }
    QStringList titles() const {
        QStringList titles;
        const auto all = sources.all().value();
        for (const Source& source : all)
            titles.append(source.title);
        return titles;
    }
};

TEST_F(SourceRepositoryTest, KeepsASourceWithItsTextPassagesPagesAndBytes) {
    NewSource made = inMemorySource(u"Lead 4"_s, {u"Good 😀 morning."_s, u"We began."_s});
    made.source.type = u"interview"_s;
    made.source.period = Period::parse(u"2020-03"_s).value();
    made.source.language = u"en"_s;
    made.source.confidentiality = Confidentiality::Confidential;
    made.passages[1].kind = PassageKind::Turn;
    made.passages[1].speaker = u"Ada"_s;
    made.passages[1].startMs = 61'000;
    made.passages[1].page = 2;
    made.passages[1].role = SpeakerRole::Interviewee;
    made.passages[1].question = 4;
    made.marks = {
        {.range = {0, 4}, .kind = TextMarkKind::Link, .detail = u"https://example.org"_s},
        {.range = {5, 7},
         .kind = TextMarkKind::Comment,
         .detail = u"Why?"_s,
         .author = u"Ben Invented"_s,
         .writtenAt = u"2020-03-01T10:00:00Z"_s}};
    made.sketch = "sketch";
    made.pages = {
        {.number = 1, .label = u"i"_s, .width = 595.3, .height = 841.9},
        {.number = 2, .label = u"ii"_s, .width = 1, .height = 2}};
    made.warnings = {u"one"_s, u"two"_s};
    const SourceId id = add(made).value();

    const Source read = sources.byId(id).value();
    EXPECT_EQ(read.title, u"Lead 4"_s);
    EXPECT_EQ(read.fileName, u"Lead 4.txt"_s);
    EXPECT_EQ(read.type, u"interview"_s);
    EXPECT_EQ(read.period, made.source.period);
    EXPECT_EQ(read.language, u"en"_s);
    EXPECT_EQ(read.confidentiality, Confidentiality::Confidential);
    EXPECT_EQ(read.sha256, made.source.sha256);
    EXPECT_EQ(read.textLength, made.text.size());
    EXPECT_EQ(read.pageCount, 2);
    EXPECT_EQ(read.passageCount, 2);
    EXPECT_EQ(read.codingCount, 0);
    EXPECT_EQ(read.site, std::nullopt);
    EXPECT_EQ(sources.text(id).value(), made.text);
    EXPECT_EQ(sources.original(id).value(), made.original);
    EXPECT_THAT(sources.warnings(id).value(), ElementsAre(u"one"_s, u"two"_s));
    ASSERT_EQ(sources.pages(id)->size(), 2);
    EXPECT_EQ(sources.pages(id)->first().label, u"i"_s);
    EXPECT_EQ(sources.pages(id)->first().width, 595.3);
    EXPECT_EQ(sources.marks(id).value(), made.marks);
    const auto sketches = TextRevisionRepository(*project).sketches().value();
    ASSERT_EQ(sketches.size(), 1);
    EXPECT_EQ(sketches[0].sketch, "sketch");
    EXPECT_EQ(sketches[0].title, u"Lead 4"_s);
    const auto passages = sources.passages(id).value();
    ASSERT_EQ(passages.size(), 2);
    EXPECT_EQ(passages[0].ordinal, 1);
    EXPECT_EQ(passages[1].ordinal, 2);
    EXPECT_EQ(passages[1].range.in(made.text).toString(), u"We began."_s);
    EXPECT_EQ(passages[1].kind, PassageKind::Turn);
    EXPECT_EQ(passages[1].role, SpeakerRole::Interviewee);
    EXPECT_EQ(passages[1].question, 4);
    EXPECT_EQ(passages[0].role, SpeakerRole::Unknown);
    EXPECT_EQ(passages[1].speaker, u"Ada"_s);
    EXPECT_EQ(passages[1].startMs, 61'000);
    EXPECT_EQ(passages[1].source, id);
    EXPECT_EQ(sources.passage(passages[1].id)->ordinal, 2);
}

TEST_F(SourceRepositoryTest, RefusesTheSameBytesTwiceAndNamesTheTitleTheyHave) {
    NewSource made = inMemorySource(u"Proposal"_s, {u"Text."_s});
    ASSERT_THAT(add(made), isOk());
    made.source.title = u"Another"_s;
    const auto again = add(made);
    ASSERT_THAT(again, hasError(ErrorCode::AlreadyExists));
    EXPECT_TRUE(again.error().hint.contains(u"Proposal"_s));
    EXPECT_EQ(project->revision(), 1);
}

TEST_F(SourceRepositoryTest, NumbersATitleThatIsTaken) {
    ASSERT_THAT(add(inMemorySource(u"Proposal"_s, {u"a"_s})), isOk());
    ASSERT_THAT(add(inMemorySource(u"PROPOSAL"_s, {u"b"_s})), isOk());
    ASSERT_THAT(add(inMemorySource(u"Proposal"_s, {u"c"_s})), isOk());
    EXPECT_THAT(titles(), ElementsAre(u"Proposal"_s, u"PROPOSAL (2)"_s, u"Proposal (3)"_s));
}

TEST_F(SourceRepositoryTest, ListsSourcesInTheOrderOfSitesThenTitlesThenThoseWithout) {
    auto work = project.begin();
    const SiteId leeds = SiteRepository(*project).put(work, u"Leeds"_s, {}).value();
    const SiteId essex = SiteRepository(*project).put(work, u"Essex"_s, {}).value();
    const std::pair<QString, std::optional<SiteId>> rows[] = {
        {u"Alone"_s, {}}, {u"E"_s, essex}, {u"b of Leeds"_s, leeds}, {u"A of Leeds"_s, leeds}};
    for (const auto& [title, site] : rows) {
        NewSource made = inMemorySource(title, {u"text"_s});
        made.source.site = site;
        ASSERT_THAT(sources.add(work, made), isOk());
    }
    NewSource interview = inMemorySource(u"A lead of Leeds"_s, {u"text"_s});
    interview.source.site = leeds;
    interview.source.confidentiality = Confidentiality::Confidential;
    ASSERT_THAT(sources.add(work, interview), isOk());
    ASSERT_THAT(work.commit(), isOk());
    // An interview stands away from its site, or the list would give the site away.
    EXPECT_THAT(titles(), ElementsAre(u"A of Leeds"_s, u"b of Leeds"_s, u"E"_s, u"Alone"_s, u"A lead of Leeds"_s));
}

TEST_F(SourceRepositoryTest, FindsASourceByTitleGuidNumberOrFileName) {
    const SourceId id = add(inMemorySource(u"Lead 4"_s, {u"text"_s})).value();
    const Source source = sources.byId(id).value();
    for (const QString& name :
         {u" lead 4 "_s, source.guid.toString(), source.guid.toString(QUuid::WithoutBraces), QString::number(id.value),
          u"LEAD 4.TXT"_s, u"folder/Lead 4.txt"_s}) {
        const auto found = sources.find(name);
        ASSERT_THAT(found, isOk()) << name.toStdString();
        EXPECT_EQ(found->id, id);
    }
    EXPECT_THAT(sources.find(u"Lead"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(sources.find(QString()), hasError(ErrorCode::NotFound));
    EXPECT_THAT(sources.byId(SourceId{99}), hasError(ErrorCode::NotFound));
}

TEST_F(SourceRepositoryTest, PrefersATitleToTheNumberItLooksLike) {
    ASSERT_THAT(add(inMemorySource(u"One"_s, {u"a"_s})), isOk());
    const SourceId titled = add(inMemorySource(u"1"_s, {u"b"_s})).value();
    EXPECT_EQ(sources.find(u"1"_s)->id, titled);
}

TEST_F(SourceRepositoryTest, SaysWhichSourcesAFileNameFits) {
    for (const QString& title : {u"First"_s, u"Second"_s}) {
        NewSource made = inMemorySource(title, {u"text"_s});
        made.source.fileName = u"report.txt"_s;
        ASSERT_THAT(add(made), isOk());
    }
    const auto found = sources.find(u"report.txt"_s);
    ASSERT_THAT(found, hasError(ErrorCode::Ambiguous));
    EXPECT_TRUE(found.error().hint.contains(u"Second"_s));
}

TEST_F(SourceRepositoryTest, TakesACorrectedTextAndKeepsTheOldOne) {
    const SourceId id = add(inMemorySource(u"Proposal"_s, {u"Old words."_s})).value();
    const TextRevisionId old = sources.textRevision(id).value();
    const NewSource corrected = inMemorySource(u"Corrected"_s, {u"New words."_s, u"More."_s});
    auto work = project.begin();
    const auto revised = sources.revise(work, id, corrected.newText());
    ASSERT_THAT(revised, isOk());
    ASSERT_THAT(work.commit(), isOk());

    EXPECT_EQ(sources.text(id).value(), u"New words.\nMore."_s);
    EXPECT_EQ(sources.passages(id)->size(), 2);
    EXPECT_EQ(sources.passages(id)->first().source, id);
    const Source now = sources.byId(id).value();
    EXPECT_EQ(now.textNumber, 2);
    EXPECT_EQ(now.textRevision, *revised);
    EXPECT_EQ(now.sha256, corrected.source.sha256);
    const TextRevisionRepository texts(*project);
    EXPECT_EQ(texts.text(old).value(), u"Old words."_s);
    const auto history = texts.withPrevious(*revised).value();
    ASSERT_EQ(history.size(), 2);
    EXPECT_EQ(history[0].number, 2);
    EXPECT_EQ(history[1].id, old);
}

TEST_F(SourceRepositoryTest, RefusesACorrectionThatIsHeldAlready) {
    const NewSource first = inMemorySource(u"First"_s, {u"one"_s});
    const NewSource second = inMemorySource(u"Second"_s, {u"two"_s});
    const SourceId id = add(first).value();
    ASSERT_THAT(add(second), isOk());
    const auto work = project.begin();
    EXPECT_THAT(sources.revise(work, id, first.newText()), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(sources.revise(work, id, second.newText()), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(sources.revise(work, SourceId{99}, second.newText()), hasError(ErrorCode::NotFound));
}

TEST_F(SourceRepositoryTest, DescribesASourceAnewUnlessSomebodyWasFaster) {
    const SourceId id = add(inMemorySource(u"Proposal"_s, {u"one"_s})).value();
    const Source seen = sources.byId(id).value();
    Source mine = seen;
    mine.type = u"proposal"_s;
    mine.confidentiality = Confidentiality::Public;
    Source theirs = seen;
    theirs.type = u"evaluation"_s;
    const auto work = project.begin();
    ASSERT_THAT(sources.describe(work, theirs, seen), isOk());
    EXPECT_THAT(sources.describe(work, mine, seen), hasError(ErrorCode::ChangedSince));
    EXPECT_EQ(sources.byId(id)->type, u"evaluation"_s);
    theirs.title = u" "_s;
    EXPECT_THAT(sources.describe(work, theirs, seen), hasError(ErrorCode::InvalidArgument));
}

TEST_F(SourceRepositoryTest, GivesTheWordBoxesThatTouchARange) {
    NewSource made = inMemorySource(u"Pages"_s, {u"one two three"_s});
    made.pages = {
        {.number = 1, .label = {}, .width = 100, .height = 100},
        {.number = 2, .label = {}, .width = 100, .height = 100}};
    made.words = packPages(
        {{.range = {0, 3}, .page = 1, .left = 1, .top = 1, .right = 2, .bottom = 2},
         {.range = {4, 7}, .page = 1, .left = 3, .top = 1, .right = 4, .bottom = 2},
         {.range = {4, 7}, .page = 2, .left = 1, .top = 1, .right = 2, .bottom = 2},
         {.range = {8, 13}, .page = 2, .left = 3, .top = 1, .right = 4, .bottom = 2}});
    const SourceId id = add(made).value();
    QList<int> pages;
    const auto words = sources.words(id, {3, 7}).value();
    for (const WordBox& word : words) {
        EXPECT_EQ(word.range, (TextRange{4, 7}));
        pages.append(word.page);
    }
    EXPECT_THAT(pages, ElementsAre(1, 2));
    EXPECT_THAT(sources.words(id, {3, 4}).value(), IsEmpty());
}

TEST_F(SourceRepositoryTest, DoesNotFindWhatBelongsToNoSource) {
    EXPECT_THAT(sources.text(SourceId{9}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(sources.original(SourceId{9}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(sources.warnings(SourceId{9}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(sources.passage(PassageId{9}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(sources.passages(SourceId{9}), hasError(ErrorCode::NotFound));
    EXPECT_EQ(sources.bySha256("nothing").value(), std::nullopt);
}

TEST_F(SourceRepositoryTest, StoresNothingOfASourceThatFailsHalfway) {
    NewSource made = inMemorySource(u"Wrong"_s, {u"text"_s});
    made.passages[0].range = {3, 1};
    EXPECT_THAT(add(made), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(sources.all().value(), IsEmpty());
}

TEST_F(SourceRepositoryTest, RefusesPassagesThatLieOutsideTheirText) {
    const SourceId id = add(inMemorySource(u"Lead 4"_s, {u"Good morning."_s, u"We began."_s})).value();
    ASSERT_THAT(sources.passages(id), isOk());
    Sql damage(project->database(), u"UPDATE passage SET range_end = 400000000 WHERE ordinal = 2"_s);
    ASSERT_THAT(damage.run(), isOk());
    EXPECT_THAT(sources.passages(id), hasError(ErrorCode::Damaged));
}

TEST_F(SourceRepositoryTest, RefusesPassagesThatOverlap) {
    const SourceId id = add(inMemorySource(u"Lead 4"_s, {u"Good morning."_s, u"We began."_s})).value();
    Sql damage(project->database(), u"UPDATE passage SET range_start = 2 WHERE ordinal = 2"_s);
    ASSERT_THAT(damage.run(), isOk());
    EXPECT_THAT(sources.passages(id), hasError(ErrorCode::Damaged));
}

} // namespace
} // namespace sheaf
