#include "app/session/history.h"
#include "app/session/suggest_passages.h"
#include "tests/session/any_review.h"

using namespace Qt::StringLiterals;
using testing::IsEmpty;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class SuggestPassagesTest : public AnyReview {
protected:
    SuggestPassagesTest() {
        QStringList paragraphs{
            u"Leaders kept the teams stable."_s, u"🙂 “A stable team”, said her leader."_s, u"Stability of leaders."_s,
            u"Budgets were cut."_s, u"It rained."_s};
        for (int i = 0; i < 20; ++i)
            paragraphs.append(u"Of something else."_s);
        NewSource made = inMemorySource(u"Report"_s, paragraphs);
        made.passages[2].kind = PassageKind::Heading;
        made.passages[2].headingLevel = 1;
        report = addSource(std::move(made));
        passages = review.passages(report).value();
        EXPECT_THAT(CodePassages(review).codeRange(stable, report, passages[0].range, {}), isOk());
    }
    QStringList suggested(CodeId code) {
        QStringList texts;
        const auto found = suggest.run(code, 10);
        EXPECT_THAT(found, isOk());
        for (const Suggestion& suggestion : found.value().suggestions)
            texts.append(suggestion.found.text);
        return texts;
    }

    CodeId themes = addCode(u"Themes"_s);
    CodeId stable = addCode(u"Stability"_s, themes);
    SourceId report;
    QList<Passage> passages;
    SuggestPassages suggest{review};
    const QString second = u"🙂 “A stable team”, said her leader."_s;
};

TEST_F(SuggestPassagesTest, SuggestsWhatIsLikeTheCodedPassagesAndSaysWhy) {
    const auto found = suggest.run(stable, 10);
    ASSERT_THAT(found, isOk());
    ASSERT_EQ(found->suggestions.size(), 1) << "neither the heading nor what is coded already";
    const Suggestion& suggestion = found->suggestions.first();
    EXPECT_EQ(suggestion.found.text, second);
    EXPECT_EQ(suggestion.found.sourceTitle, u"Report"_s);
    EXPECT_TRUE(suggestion.why.contains(u"leader"_s)) << suggestion.why.join(u' ').toStdString();
    EXPECT_TRUE(found->isComplete);
    QStringList marked;
    for (const TextRange match : suggestion.found.matches)
        marked.append(match.in(review.text(report).value()).toString());
    EXPECT_EQ(marked, (QStringList{u"stable"_s, u"team"_s, u"leader"_s}));
}

TEST_F(SuggestPassagesTest, SuggestsWhatAnInterviewerAsksOnlyForCodesOfQuestions) {
    NewSource made = inMemorySource(u"Interview"_s, {u"Did leaders keep the teams stable?"_s, u"Are teams stable?"_s});
    for (Passage& turn : made.passages)
        turn.role = SpeakerRole::Interviewer;
    const SourceId interview = addSource(std::move(made));
    EXPECT_EQ(suggested(stable), QStringList{second});
    const TextRange asked = review.passages(interview)->first().range;
    ASSERT_THAT(CodePassages(review).codeRange(stable, interview, asked, {}), isOk());
    EXPECT_TRUE(suggested(stable).contains(u"Are teams stable?"_s));
}

TEST_F(SuggestPassagesTest, ACodeGoesByTheCodesBelowItAndIsNotSuggestedThere) {
    EXPECT_EQ(suggested(themes), QStringList{second});
    ASSERT_THAT(suggest.accept(stable, {passages[1].id}), isOk());
    EXPECT_THAT(suggested(themes), IsEmpty());
}

TEST_F(SuggestPassagesTest, AcceptingCodesTheWholePassageAsOneChange) {
    const auto applied = suggest.accept(stable, {passages[1].id, passages[3].id}, {.coder = u"Ann"_s});
    ASSERT_THAT(applied, isOk());
    ASSERT_EQ(applied->codings.size(), 2);
    EXPECT_EQ(applied->codings.first().quotation, second);
    ASSERT_THAT(History(review).undo(u"Ann"_s), isOk());
    EXPECT_EQ(review.codings().value().size(), 1);
    EXPECT_EQ(suggested(stable), QStringList{second});
}

TEST_F(SuggestPassagesTest, TakesNoHeadingForASuggestion) {
    EXPECT_THAT(suggest.accept(stable, {passages[2].id}), hasError(ErrorCode::InvalidArgument));
    EXPECT_EQ(review.codings().value().size(), 1);
}

TEST_F(SuggestPassagesTest, WhatWasRejectedIsNotSuggestedAgainUntilThatIsUndone) {
    ASSERT_THAT(suggest.reject(stable, {passages[1].id}), isOk());
    EXPECT_THAT(suggested(stable), IsEmpty());
    EXPECT_EQ(suggested(themes), QStringList{second}) << "it was rejected for the other code";
    const qint64 before = review.revision();
    ASSERT_THAT(suggest.reject(stable, {passages[1].id}), isOk());
    EXPECT_EQ(review.revision(), before);
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_EQ(suggested(stable), QStringList{second});
}

TEST_F(SuggestPassagesTest, ACodeWithoutCodingsHasNoSuggestions) {
    const CodeId empty = addCode(u"Empty"_s);
    const auto found = suggest.run(empty, 10);
    EXPECT_THAT(found, hasError(ErrorCode::InvalidArgument));
    EXPECT_FALSE(found.error().hint.isEmpty());
}

TEST_F(SuggestPassagesTest, WhatIsNotThereIsAnErrorAndChangesNothing) {
    const qint64 before = review.revision();
    EXPECT_THAT(suggest.run({99}, 10), hasError(ErrorCode::NotFound));
    EXPECT_THAT(suggest.accept({99}, {passages[1].id}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(suggest.accept(stable, {passages[1].id, {999}}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(suggest.reject({99}, {passages[1].id}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(suggest.reject(stable, {passages[1].id, {999}}), hasError(ErrorCode::NotFound));
    EXPECT_EQ(review.revision(), before);
}

TEST_F(SuggestPassagesTest, PageFurnitureIsNeitherSuggestedNorAccepted) {
    NewSource made = inMemorySource(u"Paper"_s, {u"Stable teams and leaders"_s});
    made.passages[0].kind = PassageKind::PageFurniture;
    const SourceId paper = addSource(std::move(made));
    EXPECT_EQ(suggested(stable), QStringList{second});
    EXPECT_THAT(
        suggest.accept(stable, {review.passages(paper).value().first().id}), hasError(ErrorCode::InvalidArgument));
}

} // namespace
} // namespace sheaf
