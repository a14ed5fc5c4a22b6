#include "app/session/code_passages.h"
#include "app/session/history.h"
#include "app/session/restructure_codebook.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class RestructureCodebookTest : public AnyReview {
protected:
    SourceId source = addSource(u"Lead 4"_s, {u"We learned from each other and trust grew."_s});
    RestructureCodebook codebook{review, u"second round"_s};

    CodingId code(CodeId with, TextRange range, const CodingDetails& details = {.coder = u"Anna"_s}) {
        return CodePassages(review).codeRange(with, source, range, details).value().id;
    }
    QStringList paths() const {
        const CodeTree tree = review.codes().value();
        QStringList found;
        for (const Code& each : tree.inOrder())
            found.append(tree.path(each.id));
        return found;
    }
    QList<Coding> codings(CodeId of) const {
        return review.codings({.source = {}, .code = of, .coder = {}, .site = {}}).value();
    }
    Code get(CodeId id) const { return *review.codes()->byId(id); }
    HistoryEntry lastChange() { return History(review).entries({.limit = 1}).value().first(); }
};

TEST_F(RestructureCodebookTest, RenamesACodeAndSaysWhy) {
    const CodeId trust = addCode(u"Trust"_s);
    addCode(u"Straße"_s);
    ASSERT_THAT(codebook.rename(trust, u" Confidence "_s), isOk());
    EXPECT_EQ(get(trust).name, u"Confidence"_s);
    EXPECT_EQ(lastChange().what, u"rename code “Trust” to “Confidence”"_s);
    EXPECT_EQ(lastChange().reason, u"second round"_s);
    EXPECT_THAT(codebook.rename(trust, u"STRASSE"_s), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(codebook.rename(trust, u"CONFIDENCE"_s), isOk()) << "its own name, written otherwise";
    EXPECT_THAT(codebook.rename(trust, u"a/b"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(codebook.rename(CodeId{99}, u"x"_s), hasError(ErrorCode::NotFound));
}

TEST_F(RestructureCodebookTest, MovesManyCodesAtOnceInTheirOrder) {
    const CodeId themes = addCode(u"Themes"_s);
    const CodeId a = addCode(u"A"_s, themes);
    const CodeId b = addCode(u"B"_s);
    const CodeId c = addCode(u"C"_s);
    ASSERT_THAT(codebook.move({c, b}, themes, 0), isOk());
    EXPECT_THAT(paths(), ElementsAre(u"Themes"_s, u"Themes/C"_s, u"Themes/B"_s, u"Themes/A"_s));
    ASSERT_THAT(codebook.move({a}, {}, 0), isOk());
    EXPECT_THAT(paths(), ElementsAre(u"A"_s, u"Themes"_s, u"Themes/C"_s, u"Themes/B"_s));
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_THAT(paths(), ElementsAre(u"Themes"_s, u"Themes/A"_s, u"B"_s, u"C"_s));
}

TEST_F(RestructureCodebookTest, MovesAllOrNone) {
    const CodeId themes = addCode(u"Themes"_s);
    addCode(u"B"_s, themes);
    const CodeId a = addCode(u"A"_s);
    const CodeId b = addCode(u"b"_s);
    EXPECT_THAT(codebook.move({a, b}, themes), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(codebook.move({themes}, themes), hasError(ErrorCode::InvalidArgument)) << "below itself";
    EXPECT_THAT(codebook.move({}, themes), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(paths(), ElementsAre(u"Themes"_s, u"Themes/B"_s, u"A"_s, u"b"_s));
}

TEST_F(RestructureCodebookTest, RecoloursManyWithAColourThatIsOne) {
    const QList<CodeId> both{addCode(u"A"_s), addCode(u"B"_s)};
    ASSERT_THAT(codebook.recolour(both, u"#A0B1C2"_s), isOk());
    EXPECT_EQ(get(both[1]).colour, u"#a0b1c2"_s);
    for (const QString& wrong : {u"red"_s, u"#12"_s, u"#12345g"_s, u"url(x)"_s})
        EXPECT_THAT(codebook.recolour(both, wrong), hasError(ErrorCode::InvalidArgument));
}

TEST_F(RestructureCodebookTest, OverwritesNobodysDescription) {
    const CodeId trust = addCode(u"Trust"_s);
    const Code seen = get(trust);
    Code theirs = seen;
    theirs.definition = u"what holds"_s;
    ASSERT_THAT(codebook.describe(theirs, seen), isOk());
    Code mine = seen;
    mine.definition = u"what grows"_s;
    EXPECT_THAT(codebook.describe(mine, seen), hasError(ErrorCode::ChangedSince));
    mine.definition = seen.definition;
    mine.example = u"trust grew"_s;
    Code other = get(trust);
    other.example = u"trust grew"_s;
    EXPECT_THAT(codebook.describe(other, get(trust)), isOk());
    EXPECT_EQ(get(trust).definition, u"what holds"_s);
}

TEST_F(RestructureCodebookTest, KeepsTheQuestionsThatSomebodyLinkedMeanwhile) {
    const CodeId first = addCode(u"1 What"_s);
    const CodeId second = addCode(u"2 Why"_s);
    const CodeId trust = addCode(u"Trust"_s);
    const Code seen = get(trust);
    Code theirs = seen;
    theirs.questions = {first};
    ASSERT_THAT(codebook.describe(theirs, seen), isOk());
    Code mine = seen;
    mine.definition = u"what holds"_s;
    ASSERT_THAT(codebook.describe(mine, seen), isOk());
    EXPECT_THAT(get(trust).questions, ElementsAre(first));
    Code more = get(trust);
    more.questions = {second};
    ASSERT_THAT(codebook.describe(more, get(trust)), isOk());
    EXPECT_THAT(get(trust).questions, ElementsAre(second)) << "what was seen and left out goes";
}

// Fault 4 of other tools: merging two codes deletes codings that coincide, with their memos.
TEST_F(RestructureCodebookTest, MergingCodesKeepsCodingsThatCoincideWithBothMemos) {
    const CodeId kept = addCode(u"Trust"_s);
    const CodeId gone = addCode(u"Confidence"_s);
    const CodingId first = code(kept, {3, 10}, {.coder = u"Anna"_s, .memo = u"memo of Trust"_s});
    code(gone, {3, 10}, {.coder = u"Anna"_s, .evidence = EvidenceStrength::Monitored, .memo = u"memo of Confidence"_s});
    const CodingId bens = code(gone, {3, 10}, {.coder = u"Ben"_s, .memo = u"Ben's"_s});
    const CodingId elsewhere = code(gone, {11, 15});
    const auto merged = codebook.merge({gone}, kept);
    ASSERT_THAT(merged, isOk());
    EXPECT_EQ(merged->moved, 2);
    EXPECT_EQ(merged->joined, 1);
    const auto now = codings(kept);
    ASSERT_THAT(now, SizeIs(3));
    for (const Coding& coding : now) {
        if (coding.id == first) {
            EXPECT_TRUE(coding.memo.contains(u"memo of Trust"_s) && coding.memo.contains(u"memo of Confidence"_s));
            EXPECT_EQ(coding.evidence, EvidenceStrength::Monitored);
        } else {
            EXPECT_TRUE(coding.id == bens || coding.id == elsewhere);
        }
    }
    EXPECT_THAT(paths(), ElementsAre(u"Trust"_s));
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_THAT(codings(gone), SizeIs(3));
    EXPECT_EQ(CodePassages(review).codeRange(kept, source, {3, 10}, {.coder = u"Anna"_s})->memo, u"memo of Trust"_s);
}

TEST_F(RestructureCodebookTest, MergesWhatDisagreesIntoTheMemo) {
    const CodeId kept = addCode(u"Trust"_s);
    const CodeId gone = addCode(u"Confidence"_s);
    const CodingId first = code(kept, {3, 10}, {.coder = u"Anna"_s, .stance = Stance::Supports, .memo = {}});
    code(gone, {3, 10}, {.coder = u"Anna"_s, .stance = Stance::Contradicts, .memo = {}});
    ASSERT_THAT(codebook.merge({gone}, kept), isOk());
    const Coding coding = codings(kept).first();
    EXPECT_EQ(coding.id, first);
    EXPECT_EQ(coding.stance, Stance::Supports);
    EXPECT_TRUE(coding.memo.contains(u"contradicts"_s)) << coding.memo.toStdString();
}

TEST_F(RestructureCodebookTest, MergesWhatLiesBelowByName) {
    const CodeId kept = addCode(u"Trust"_s);
    const CodeId both = addCode(u"Early"_s, kept);
    const CodeId gone = addCode(u"Confidence"_s);
    code(addCode(u"EARLY"_s, gone), {3, 10});
    addCode(u"Late"_s, gone);
    ASSERT_THAT(codebook.merge({gone}, kept), isOk());
    EXPECT_THAT(paths(), UnorderedElementsAre(u"Trust"_s, u"Trust/Early"_s, u"Trust/Late"_s));
    EXPECT_THAT(codings(both), SizeIs(1));
}

TEST_F(RestructureCodebookTest, MergesLinksToQuestionsAndDescriptions) {
    ASSERT_THAT(
        EditCodebook(review).importCsv(
            "path,kind,definition,questions\n1 What,review question,,\n2 Why,review question,,\n"
            "Trust,theme,what holds,1\nConfidence,theme,what one has,2\n3 More,review question,,\nOther,theme,,3\n",
            u"codebook"_s),
        isOk());
    const CodeTree tree = review.codes().value();
    const auto id = [&tree](const QString& name) { return tree.find(name).value(); };
    ASSERT_THAT(codebook.merge({id(u"Confidence"_s)}, id(u"Trust"_s)), isOk());
    EXPECT_THAT(get(id(u"Trust"_s)).questions, UnorderedElementsAre(id(u"1 What"_s), id(u"2 Why"_s)));
    EXPECT_EQ(get(id(u"Trust"_s)).definition, u"what holds"_s);
    ASSERT_THAT(codebook.merge({id(u"3 More"_s)}, id(u"1 What"_s)), isOk());
    EXPECT_THAT(get(id(u"Other"_s)).questions, ElementsAre(id(u"1 What"_s))) << "the theme follows its question";
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_THAT(get(id(u"Other"_s)).questions, ElementsAre(id(u"3 More"_s)));
}

TEST_F(RestructureCodebookTest, RefusesToMergeACodeIntoItselfOrWhatLiesBelowIt) {
    const CodeId above = addCode(u"Above"_s);
    const CodeId below = addCode(u"Below"_s, above);
    EXPECT_THAT(codebook.merge({above}, above), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(codebook.merge({above}, below), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(codebook.merge({below}, above), isOk());
    EXPECT_THAT(paths(), ElementsAre(u"Above"_s));
}

TEST_F(RestructureCodebookTest, SplitsACodeByASearchOfItsQuotations) {
    const CodeId trust = addCode(u"Trust"_s);
    addCode(u"After"_s);
    code(trust, {3, 26});  // learned from each other
    code(trust, {31, 41}); // trust grew
    const auto matching = codebook.codingsMatching(trust, u"learn*"_s);
    ASSERT_THAT(matching, isOk());
    const auto made = codebook.split(trust, u"Learning"_s, *matching);
    ASSERT_THAT(made, isOk());
    EXPECT_THAT(codings(*made), SizeIs(1));
    EXPECT_THAT(codings(trust), SizeIs(1));
    EXPECT_THAT(paths(), ElementsAre(u"Trust"_s, u"Learning"_s, u"After"_s)) << "beside the old one";
    EXPECT_THAT(codebook.codingsMatching(trust, u"(("_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(codebook.codingsMatching(trust, u"learn* site:Leeds"_s), hasError(ErrorCode::InvalidArgument));
}

TEST_F(RestructureCodebookTest, SplitsNothingOffThatIsNotThere) {
    const CodeId trust = addCode(u"Trust"_s);
    const CodeId other = addCode(u"Other"_s);
    const CodingId coding = code(other, {3, 26});
    const qint64 before = review.revision();
    EXPECT_THAT(codebook.split(trust, u"New"_s, {}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(codebook.split(trust, u"New"_s, {coding}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(codebook.split(other, u"TRUST"_s, {coding}), hasError(ErrorCode::AlreadyExists));
    EXPECT_EQ(review.revision(), before);
}

TEST_F(RestructureCodebookTest, AsksWhatBecomesOfTheCodingsOfRemovedCodes) {
    const CodeId themes = addCode(u"Themes"_s);
    const CodeId trust = addCode(u"Trust"_s, themes);
    const CodeId other = addCode(u"Other"_s);
    code(trust, {3, 10});
    const auto refused = codebook.remove({themes}, {});
    ASSERT_THAT(refused, hasError(ErrorCode::InvalidArgument));
    EXPECT_TRUE(refused.error().message.contains(u"1 codings"_s)) << refused.error().message.toStdString();
    EXPECT_THAT(codebook.remove({themes}, {.moveTo = trust}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(paths(), SizeIs(3));

    EXPECT_EQ(codebook.remove({themes}, {.moveTo = other}).value(), 1);
    EXPECT_THAT(paths(), ElementsAre(u"Other"_s));
    EXPECT_THAT(codings(other), SizeIs(1));
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_THAT(paths(), ElementsAre(u"Themes"_s, u"Themes/Trust"_s, u"Other"_s));
    EXPECT_EQ(codebook.remove({themes}, {.areRemoved = true}).value(), 1);
    EXPECT_THAT(review.codings().value(), IsEmpty());
    EXPECT_EQ(codebook.remove({other}, {}).value(), 0) << "nothing to ask where there are no codings";
}

} // namespace
} // namespace sheaf
