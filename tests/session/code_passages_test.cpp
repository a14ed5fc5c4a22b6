#include "app/session/code_passages.h"
#include "app/session/search_passages.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::UnorderedElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class CodePassagesTest : public AnyReview {
protected:
    QStringList quotations(const CodingFilter& filter = {}) const {
        QStringList quotations;
        const auto codings = review.codings(filter).value();
        for (const Coding& each : codings) {
            EXPECT_EQ(each.range.in(review.text(each.source).value()).toString(), each.quotation);
            quotations.append(each.quotation);
        }
        return quotations;
    }
    const QString text = u"👩‍👩‍👧 We began 😀. Trust grew, and trust held. 𝒳 e\u0301 Then nothing."_s;
    SourceId source = addSource(u"One"_s, {text, u"They trust us. All of it."_s});
    CodeId trust = addCode(u"Trust"_s);
    CodePassages coding = CodePassages(review);
    CodingDetails ada = {.coder = u"Ada"_s, .evidence = EvidenceStrength::Monitored, .stance = {}, .memo = u"m"_s};
};

TEST_F(CodePassagesTest, CodesARangeWithItsQuotationAndContext) {
    const auto made = coding.codeRange(trust, source, {text.indexOf(u"grew"), text.indexOf(u"grew") + 4}, ada);
    ASSERT_THAT(made, isOk());
    EXPECT_EQ(made->quotation, u"grew"_s);
    EXPECT_TRUE(made->before.endsWith(u"Trust "_s));
    EXPECT_TRUE(made->after.startsWith(u", and"_s));
    EXPECT_EQ(made->evidence, EvidenceStrength::Monitored);
    EXPECT_EQ(review.coders()->last().name, u"Ada"_s);
    EXPECT_EQ(review.sources()->first().codingCount, 1);
}

TEST_F(CodePassagesTest, RefusesWhatCannotBeCoded) {
    const qint64 before = review.revision();
    EXPECT_THAT(coding.codeRange(trust, source, {5, 5}, ada), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(coding.codeRange(trust, source, {1, 5}, ada), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(coding.codeRange(trust, source, {0, 9999}, ada), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(coding.codeRange(CodeId{99}, source, {0, 2}, ada), hasError(ErrorCode::NotFound));
    EXPECT_THAT(coding.codeRange(trust, SourceId{99}, {0, 2}, ada), hasError(ErrorCode::NotFound));
    EXPECT_EQ(review.revision(), before);
}

TEST_F(CodePassagesTest, CodesTheMatchesOfASearchBehindEmojiFamiliesAndAstralLetters) {
    const auto made = coding.codeQuery(trust, u"trust"_s, CodingExtent::Match, ada, false);
    ASSERT_THAT(made, isOk());
    EXPECT_THAT(quotations(), UnorderedElementsAre(u"Trust"_s, u"trust"_s, u"trust"_s));
    EXPECT_TRUE(made->codings.first().id.isValid());
}

TEST_F(CodePassagesTest, CodesTheSentencesOrThePassagesOfASearch) {
    const auto sentences = coding.codeQuery(trust, u"trust"_s, CodingExtent::Sentence, ada, false);
    ASSERT_THAT(sentences, isOk());
    EXPECT_THAT(quotations(), UnorderedElementsAre(u"Trust grew, and trust held."_s, u"They trust us."_s));
    const CodeId other = addCode(u"Other"_s);
    ASSERT_THAT(coding.codeQuery(other, u"trust"_s, CodingExtent::Passage, ada, false), isOk());
    EXPECT_THAT(
        quotations({.source = {}, .code = other, .coder = {}, .site = {}}),
        UnorderedElementsAre(text, u"They trust us. All of it."_s));
}

TEST_F(CodePassagesTest, CodesTheSpeakersWholeTurnOnceAndOutsideTranscriptsThePassage) {
    NewSource made = inMemorySource(u"Lead"_s, {u"Trust?"_s, u"Trust, yes."_s, u"And trust again."_s, u"Fine."_s});
    for (Passage& passage : made.passages) {
        passage.kind = PassageKind::Turn;
        passage.speaker = u"Bo"_s;
    }
    made.passages[0].speaker = made.passages[3].speaker = u"Ada"_s;
    addSource(made);
    const auto turns = coding.codeQuery(trust, u"trust"_s, CodingExtent::Turn, ada, false);
    ASSERT_THAT(turns, isOk());
    EXPECT_EQ(turns->alreadyCoded, 0);
    EXPECT_THAT(
        quotations(),
        UnorderedElementsAre(text, u"They trust us. All of it."_s, u"Trust?"_s, u"Trust, yes.\nAnd trust again."_s));
}

TEST_F(CodePassagesTest, LeavesWhatIsFullyCodedByTheSameCoderAsItIs) {
    ASSERT_THAT(coding.codeRange(trust, source, {0, text.size()}, ada), isOk());
    const auto made = coding.codeQuery(trust, u"trust"_s, CodingExtent::Sentence, ada, false);
    ASSERT_THAT(made, isOk());
    EXPECT_EQ(made->codings.size(), 1);
    EXPECT_EQ(made->alreadyCoded, 1);
}

TEST_F(CodePassagesTest, ChangesNothingInADryRun) {
    const qint64 before = review.revision();
    const auto dry = coding.codeQuery(trust, u"trust"_s, CodingExtent::Match, ada, true);
    ASSERT_THAT(dry, isOk());
    EXPECT_EQ(dry->codings.size(), 3);
    EXPECT_FALSE(dry->codings.first().id.isValid());
    EXPECT_TRUE(quotations().isEmpty());
    EXPECT_EQ(review.coders()->size(), 1) << "who set the review up";
    EXPECT_EQ(review.revision(), before);
}

TEST_F(CodePassagesTest, AddsNothingTheSecondTime) {
    ASSERT_THAT(coding.codeQuery(trust, u"trust"_s, CodingExtent::Match, ada, false), isOk());
    const qint64 before = review.revision();
    const auto again = coding.codeQuery(trust, u"trust"_s, CodingExtent::Match, ada, false);
    ASSERT_THAT(again, isOk());
    EXPECT_TRUE(again->codings.isEmpty());
    EXPECT_EQ(again->alreadyCoded, 3);
    EXPECT_EQ(review.revision(), before);
    EXPECT_EQ(coding.codeQuery(trust, u"trust"_s, CodingExtent::Match, {.coder = u"Bo"_s}, false)->codings.size(), 3);
}

TEST_F(CodePassagesTest, CountsHitsWithoutAMatchWhereThatIsToBeCoded) {
    for (const CodingExtent extent : {CodingExtent::Match, CodingExtent::Sentence}) {
        const auto made = coding.codeQuery(trust, u"title:One"_s, extent, ada, false);
        ASSERT_THAT(made, isOk());
        EXPECT_TRUE(made->codings.isEmpty());
        EXPECT_EQ(made->withoutMatch, 2);
    }
    EXPECT_EQ(coding.codeQuery(trust, u"trust"_s, CodingExtent::Match, ada, true)->withoutMatch, 0);
    const auto whole = coding.codeQuery(trust, u"title:One"_s, CodingExtent::Passage, ada, false);
    ASSERT_THAT(whole, isOk());
    EXPECT_EQ(whole->codings.size(), 2);
    EXPECT_EQ(whole->withoutMatch, 0);
}

TEST_F(CodePassagesTest, HandsOnWhatTheSearchSaysOfItself) {
    addMoreWordsThanAWildcardStandsFor();
    const auto made = coding.codeQuery(trust, u"abc*"_s, CodingExtent::Passage, ada, false);
    ASSERT_THAT(made, isOk());
    EXPECT_EQ(made->codings.size(), 1);
    EXPECT_EQ(made->notes, SearchPassages(review).run(u"abc*"_s, 1)->notes);
    EXPECT_EQ(made->notes.size(), 1);
}

TEST_F(CodePassagesTest, CodesNothingWhenTheSearchIsCancelled) {
    ASSERT_THAT(coding.codeQuery(trust, u"trust"_s, CodingExtent::Match, ada, true), isOk()); // makes the index
    CancelToken cancel;
    cancel.cancel();
    EXPECT_THAT(
        coding.codeQuery(trust, u"trust"_s, CodingExtent::Match, ada, false, cancel), hasError(ErrorCode::Cancelled));
    EXPECT_TRUE(quotations().isEmpty());
}

TEST_F(CodePassagesTest, RefusesAQueryOrACodeThatIsNone) {
    EXPECT_THAT(coding.codeQuery(trust, u"("_s, CodingExtent::Match, ada, false), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(
        coding.codeQuery(CodeId{99}, u"trust"_s, CodingExtent::Match, ada, true), hasError(ErrorCode::NotFound));
}

TEST_F(CodePassagesTest, StaysCodedWhenOneOfTwoOverlappingCodingsIsRemoved) {
    const CodingId first = coding.codeRange(trust, source, {9, 20}, ada)->id;
    ASSERT_THAT(coding.codeRange(trust, source, {12, 30}, ada), isOk());
    ASSERT_THAT(coding.remove(first), isOk());
    EXPECT_EQ(quotations().size(), 1);
    EXPECT_THAT(coding.remove(first), hasError(ErrorCode::NotFound));
}

TEST_F(CodePassagesTest, ImportsCodingsAndStopsForNoWrongRow) {
    const QString path = write(
        u"codings.csv"_s, "source,quotation,code,coder,evidence,stance,memo\n"
                          "One,\"Trust grew, and\r\ntrust held.\",trust,Ada,self-reported,supports,note\n"
                          "Nowhere,Trust,Trust,Ada,,,\n"
                          "One,not in it,Trust,Ada,,,\n"
                          "One,trust,Trust,Ada,,,\n"
                          "One,grew,Unknown,Ada,,,\n"
                          "One,grew,Trust,Ada,certain,,\n"
                          "One,grew,Trust,Ada,,maybe,\n"
                          "One,grew,Trust,,,,\n"
                          "One,They trust us.,Trust,Bo,,,\n"
                          "One,They trust us.,Trust,bo,,,\n");
    const auto report = coding.importCsv(path);
    ASSERT_THAT(report, isOk());
    EXPECT_EQ(report->added, 2);
    EXPECT_EQ(report->alreadyThere, 1);
    QList<ErrorCode> codes;
    for (const Error& error : report->failed)
        codes.append(error.code);
    EXPECT_THAT(
        codes, testing::ElementsAre(
                   ErrorCode::NotFound, ErrorCode::NotFound, ErrorCode::Ambiguous, ErrorCode::NotFound,
                   ErrorCode::InvalidArgument, ErrorCode::InvalidArgument, ErrorCode::InvalidArgument));
    EXPECT_TRUE(report->failed.first().message.contains(u"line 4"_s));
    EXPECT_THAT(quotations(), UnorderedElementsAre(u"Trust grew, and trust held."_s, u"They trust us."_s));
    EXPECT_EQ(coding.importCsv(path)->added, 0);
}

TEST_F(CodePassagesTest, RefusesAFileOfCodingsWithoutItsColumns) {
    EXPECT_THAT(coding.importCsv(write(u"c.csv"_s, "source,code\nOne,Trust\n")), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(coding.importCsv(folder.path(u"no.csv"_s)), hasError(ErrorCode::Unreadable));
}

TEST(CodingExtent, IsKnownByItsWord) {
    EXPECT_EQ(extentFromWord(u"Sentence"_s), CodingExtent::Sentence);
    EXPECT_EQ(extentFromWord(u"turn"_s), CodingExtent::Turn);
    EXPECT_EQ(extentFromWord(u"page"_s), std::nullopt);
}

} // namespace
} // namespace sheaf
