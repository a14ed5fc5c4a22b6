#include "app/session/auto_code.h"
#include "app/session/history.h"
#include "tests/session/any_review.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class AutoCodeTest : public AnyReview {
protected:
    NewSource conversation(const QString& title, Confidentiality confidentiality) const {
        NewSource made = inMemorySource(title, {u"How 😀 was it?"_s, u"Good."_s, u"Very good."_s, u"And now?"_s});
        made.source.confidentiality = confidentiality;
        for (Passage& passage : made.passages) {
            passage.kind = PassageKind::Turn;
            passage.speaker = u"Bo Lee"_s;
            passage.role = SpeakerRole::Interviewee;
        }
        for (const qsizetype asked : {0, 3}) {
            made.passages[asked].speaker = u"Ada"_s;
            made.passages[asked].role = SpeakerRole::Interviewer;
        }
        return made;
    }
    static std::vector<std::string> shown(const AutoCode::Report& report) {
        std::vector<std::string> shown;
        for (const AutoCode::CountOfCode& code : report.codes)
            shown.push_back(
                (code.path + u" %1"_s.arg(code.coded) + (code.isNew ? u" new"_s : QString())).toStdString());
        return shown;
    }
    std::vector<std::string> codings() const {
        std::vector<std::string> shown;
        const auto codes = review.codes().value();
        const auto all = review.codings().value();
        for (const Coding& coding : all) {
            EXPECT_EQ(coding.range.in(review.text(coding.source).value()).toString(), coding.quotation);
            shown.push_back((codes.path(coding.code) + u": "_s + coding.quotation).toStdString());
        }
        return shown;
    }
    AutoCode code = AutoCode(review);
};

TEST_F(AutoCodeTest, CodesTheTurnsOfEachSpeakerAsOneChange) {
    addSource(conversation(u"Talk"_s, Confidentiality::Public));
    const auto report = code.run({.by = TextStructure::Speakers});
    ASSERT_THAT(report, isOk());
    EXPECT_THAT(shown(*report), ElementsAre("Speakers/Ada 2 new", "Speakers/Bo Lee 1 new"));
    EXPECT_THAT(
        codings(),
        ElementsAre("Speakers/Ada: How 😀 was it?", "Speakers/Bo Lee: Good.\nVery good.", "Speakers/Ada: And now?"));
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_THAT(codings(), IsEmpty());
    EXPECT_THAT(review.codes()->inOrder(), IsEmpty()) << "the codes go with their codings";
}

TEST_F(AutoCodeTest, CodesSpeakersOfConfidentialSourcesByTheirRolesUnlessTold) {
    addSource(conversation(u"Lead 4"_s, Confidentiality::Confidential));
    EXPECT_THAT(
        shown(code.run({.by = TextStructure::Speakers, .dryRun = true}).value()),
        ElementsAre("Speakers/Interviewer 2 new", "Speakers/Interviewee 1 new"));
    EXPECT_THAT(
        shown(code.run({.by = TextStructure::Speakers, .nameConfidentialSpeakers = true}).value()),
        ElementsAre("Speakers/Ada 2 new", "Speakers/Bo Lee 1 new"));
}

TEST_F(AutoCodeTest, UsesCodesThatAreThereAndSkipsWhatIsCoded) {
    const CodeId people = addCode(u"People"_s);
    addCode(u"ADA"_s, people);
    addSource(conversation(u"Talk"_s, Confidentiality::Public));
    const AutoCode::Asked asked{.by = TextStructure::Speakers, .under = people};
    EXPECT_THAT(shown(code.run(asked).value()), ElementsAre("People/ADA 2", "People/Bo Lee 1 new"));
    const qint64 before = review.revision();
    const auto again = code.run(asked);
    ASSERT_THAT(again, isOk());
    EXPECT_EQ(again->coded, 0);
    EXPECT_EQ(again->alreadyCoded, 3);
    EXPECT_EQ(review.revision(), before);
}

TEST_F(AutoCodeTest, ADryRunChangesNothing) {
    addSource(conversation(u"Talk"_s, Confidentiality::Public));
    const qint64 before = review.revision();
    EXPECT_EQ(code.run({.by = TextStructure::Speakers, .dryRun = true})->coded, 3);
    EXPECT_EQ(review.revision(), before);
    EXPECT_THAT(codings(), IsEmpty());
    EXPECT_THAT(review.codes()->inOrder(), IsEmpty());
}

TEST_F(AutoCodeTest, CodesTextUnderHeadingsOfTheSourcesNamed) {
    NewSource made = inMemorySource(u"Plan"_s, {u"Aims"_s, u"To help."_s, u"Costs"_s, u"Few."_s});
    for (const qsizetype heading : {0, 2}) {
        made.passages[heading].kind = PassageKind::Heading;
        made.passages[heading].headingLevel = heading == 0 ? 1 : 2;
    }
    const SourceId plan = addSource(made);
    made.source.title = u"Other"_s;
    made.source.sha256 = "another";
    addSource(made);
    ASSERT_THAT(code.run({.by = TextStructure::Headings, .sources = {plan}}), isOk());
    EXPECT_THAT(codings(), ElementsAre("Headings/Aims: To help.", "Headings/Aims/Costs: Few."));
}

TEST_F(AutoCodeTest, CodesCellsUnderTheirHeaders) {
    NewSource made = inMemorySource(u"Budget"_s, {u"Item"_s, u"Cost"_s, u"Hall"_s, u"£4"_s});
    for (int at = 0; at < 4; ++at) {
        made.passages[at].kind = PassageKind::TableCell;
        made.passages[at].row = at / 2;
        made.passages[at].column = at % 2;
    }
    addSource(made);
    ASSERT_THAT(code.run({.by = TextStructure::Columns}), isOk());
    EXPECT_THAT(codings(), ElementsAre("Columns/Item: Hall", "Columns/Cost: £4"));
}

TEST_F(AutoCodeTest, CodesAnswersToTheReviewQuestionsOfTheSchedule) {
    ASSERT_THAT(
        EditCodebook(review).importCsv(
            "path,kind,questions\nQuestions,code,\nQuestions/1 What,review question,\nInterview schedule,code,\n"
            "Interview schedule/1 How it went,code,1\n",
            u"codebook"_s),
        isOk());
    NewSource made = conversation(u"Lead 4"_s, Confidentiality::Confidential);
    for (Passage& passage : made.passages)
        passage.question = 1;
    const SourceId lead = addSource(made);
    EXPECT_THAT(
        shown(code.run({.by = TextStructure::Questions, .sources = {lead}}).value()),
        ElementsAre("Questions/1 What 2"));
    EXPECT_THAT(
        code.run({.by = TextStructure::Questions, .under = review.codes()->find(u"Questions"_s).value()}),
        hasError(ErrorCode::InvalidArgument));
}

TEST_F(AutoCodeTest, WithoutStructureThereIsNothingToCode) {
    addSource(u"Plain"_s, {u"Words."_s});
    const qint64 before = review.revision();
    EXPECT_EQ(code.run({.by = TextStructure::Headings})->coded, 0);
    EXPECT_EQ(review.revision(), before);
    EXPECT_THAT(code.run({.by = TextStructure::Questions}), hasError(ErrorCode::InvalidArgument));
}

TEST(TextStructure, IsKnownByItsWord) {
    EXPECT_EQ(structureFromWord(u"Columns"_s), TextStructure::Columns);
    EXPECT_EQ(structureFromWord(u"pages"_s), std::nullopt);
}

} // namespace
} // namespace sheaf
