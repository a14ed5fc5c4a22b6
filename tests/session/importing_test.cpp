#include "app/session/answers.h"
#include "app/session/import_sources.h"
#include "app/session/memos.h"
#include "app/session/search_passages.h"
#include "coding/store/source_repository.h"
#include "tests/importers/sketches.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// A page of prose that differs from another of another topic.
QByteArray prose(const QByteArray& topic, int sentences = 40) {
    QByteArray text;
    for (int i = 0; i < sentences; ++i)
        text += "In week " + QByteArray::number(i) + " the team looked at " + topic + " and wrote down what family " +
                QByteArray::number(i * 7 % 13) + " had said about it.\n\n";
    return text;
}

QByteArray budget() {
    QByteArray text;
    for (int i = 0; i < 40; ++i)
        text += "Budget line " + QByteArray::number(i) + " covers travel, rooms and the printing of leaflets.\n\n";
    return text;
}

class ImportingTest : public AnyReview {
protected:
    ImportReport import(const QStringList& paths, const ImportOptions& options = {}) {
        const auto report = ImportSources(review).run(paths, options, cancel, {});
        EXPECT_THAT(report, isOk());
        return report.value_or(ImportReport{});
    }
    static ImportOptions whenChanged(ImportOptions::Changed what) {
        ImportOptions options;
        options.changed = what;
        return options;
    }
    QStringList titles() const {
        QStringList titles;
        const auto sources = review.sources().value();
        for (const Source& source : sources)
            titles.append(source.title);
        titles.sort();
        return titles;
    }
    CancelToken cancel;
};

TEST_F(ImportingTest, TakesAnArchiveForTheDocumentsInItAndOneBadOneCostsItselfOnly) {
    const QByteArray inner = test::zipWith({{"deep.txt", "From the inner archive."}});
    const QString path = write(
        u"all.zip"_s,
        test::zipWith({{"a/one.txt", "The first."}, {"b/broken.pdf", "%PDF-1.7\n"}, {"more.zip", inner}}));
    const ImportReport report = import({path});
    ASSERT_EQ(report.files.size(), 3) << report.files[0].error.value_or(Error{}).message.toStdString();
    EXPECT_EQ(report.files[0].path, path + u"/one.txt"_s);
    EXPECT_EQ(report.files[0].outcome, ImportOutcome::Imported);
    EXPECT_EQ(report.files[1].outcome, ImportOutcome::Failed);
    EXPECT_THAT(report.files[1].error->message.toStdString(), HasSubstr("all.zip/broken.pdf: "));
    EXPECT_EQ(report.files[2].path, path + u"/more.zip/deep.txt"_s);
    EXPECT_EQ(titles(), (QStringList{u"deep"_s, u"one"_s}));
    EXPECT_EQ(import({path}).count(ImportOutcome::AlreadyHeld), 2);
}

TEST_F(ImportingTest, LooksIntoArchivesOnlySoDeep) {
    QByteArray archive = test::zipWith({{"x.txt", "The innermost."}});
    for (int depth = 0; depth < 6; ++depth)
        archive = test::zipWith({{"in.zip", archive}});
    const ImportReport report = import({write(u"deep.zip"_s, archive)});
    ASSERT_EQ(report.files.size(), 1);
    EXPECT_EQ(report.files[0].error->code, ErrorCode::TooLarge);
}

TEST_F(ImportingTest, MakesASourceOfEachRowOfASurveyWithItsAttributes) {
    const QString path = write(
        u"survey.csv"_s,
        "Respondent,Region,What changed for families?\n"
        "R1,North,\"We began to listen, and that took a year of patience and many meetings with families.\"\n"
        "R2,South,Not much that anybody could see from where I was sitting in those two long years.\n");
    const ImportReport report = import({path});
    EXPECT_EQ(report.count(ImportOutcome::Imported), 2);
    const auto sources = review.sources().value();
    ASSERT_EQ(sources.size(), 2);
    QStringList regions;
    for (const Source& source : sources)
        regions.append(source.attributes.value(u"Region"_s));
    regions.sort();
    EXPECT_EQ(regions, (QStringList{u"North"_s, u"South"_s}));
    EXPECT_EQ(SearchPassages(review).run(u"patience"_s, 10)->total, 1);
}

TEST_F(ImportingTest, TurnsCommentsOfAWordFileIntoMemos) {
    const QByteArray body = "<w:p><w:r><w:t>Before. </w:t></w:r></w:p><w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>"
                            "The plan</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference "
                            "w:id=\"0\"/></w:r></w:p>";
    const QByteArray comments = "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\" w:author=\"Ben Invented\" "
                                "w:date=\"2020-03-01T10:00:00Z\"><w:p><w:r><w:t>Which plan?</w:t></w:r></w:p>"
                                "</w:comment></w:comments>";
    const ImportReport report =
        import({write(u"commented.docx"_s, test::docxWith(body, {{"word/comments.xml", comments}}))});
    ASSERT_EQ(report.count(ImportOutcome::Imported), 1);
    const auto memos = Memos(review).all().value();
    ASSERT_EQ(memos.size(), 1);
    EXPECT_EQ(memos[0].memo.text, u"Comment by Ben Invented, 2020-03-01: Which plan?"_s);
    EXPECT_EQ(memos[0].memo.on.owner, MemoOwner::Passage);
    const auto passages = review.passages(report.files[0].source->id).value();
    EXPECT_EQ(memos[0].memo.on.id, passages[1].id.value);
}

TEST_F(ImportingTest, OffersALaterStateOfASourceAndGivesItTheTextWhenTold) {
    const SourceId source = import({write(u"plan.txt"_s, prose("housing"))}).files[0].source->id;
    const QString later = write(u"plan.txt"_s, prose("housing") + "One more paragraph.\n");
    const ImportReport offered = import({later});
    EXPECT_EQ(offered.files[0].outcome, ImportOutcome::Changed);
    EXPECT_EQ(offered.files[0].source->id, source);
    EXPECT_FALSE(review.text(source)->contains(u"One more"_s));

    const ImportReport revised = import({later}, whenChanged(ImportOptions::Changed::Revise));
    EXPECT_EQ(revised.files[0].outcome, ImportOutcome::Revised);
    EXPECT_TRUE(review.text(source)->contains(u"One more"_s));
    EXPECT_EQ(review.sources()->size(), 1);
    EXPECT_EQ(review.sources()->first().textNumber, 2);
}

TEST_F(ImportingTest, TakesALaterStateForANewSourceWhenTold) {
    import({write(u"plan.txt"_s, prose("housing"))});
    const ImportReport report =
        import({write(u"plan.txt"_s, prose("housing") + "More.\n")}, whenChanged(ImportOptions::Changed::AddAsNew));
    EXPECT_EQ(report.files[0].outcome, ImportOutcome::Imported);
    EXPECT_EQ(review.sources()->size(), 2);
    EXPECT_THAT(report.files[0].warnings.join(u'\n').toStdString(), HasSubstr("nearly the same text as “plan”"));
}

TEST_F(ImportingTest, TakesAnotherTextOfTheSameNameForAnotherSource) {
    import({write(u"report.txt"_s, prose("housing"))});
    EXPECT_EQ(import({write(u"report.txt"_s, budget())}).files[0].outcome, ImportOutcome::Imported);
}

TEST_F(ImportingTest, TakesFilesOfOneCallForDifferentSourcesEvenIfTheirNamesAreTheSame) {
    const QString first = write(u"a/notes.txt"_s, "The first notes."), second = write(u"b/notes.txt"_s, "Others.");
    const ImportReport report = import({first, second}, whenChanged(ImportOptions::Changed::Revise));
    EXPECT_EQ(report.count(ImportOutcome::Imported), 2);
    // Which of the two a third one corrects, nobody can say.
    EXPECT_EQ(
        import({write(u"c/notes.txt"_s, "Third.")}, whenChanged(ImportOptions::Changed::Revise)).files[0].outcome,
        ImportOutcome::Imported);
}

TEST_F(ImportingTest, TakesAnotherWaveOfASurveyForOtherSources) {
    const QByteArray head = "Respondent,Visited,What changed?\n";
    import({write(u"w1.csv"_s, head + "R1,north,We met.\nR2,north,Nothing.\n")});
    const ImportReport second = import(
        {write(u"w2.csv"_s, head + "R1,south,Trust grew.\nR2,south,The rooms.\n")},
        whenChanged(ImportOptions::Changed::Revise));
    EXPECT_EQ(second.count(ImportOutcome::Imported), 2);
    EXPECT_EQ(review.sources()->size(), 4);
}

TEST_F(ImportingTest, BringsCommentsOfALaterStateAlong) {
    const auto document = [](const QByteArray& comment) {
        QByteArray body;
        const auto paragraphs = prose("housing").split('\n');
        for (const QByteArray& paragraph : paragraphs)
            body += test::docxParagraph(paragraph);
        body +=
            "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>The end</w:t></w:r><w:commentRangeEnd w:id=\"0\"/></w:p>";
        return test::docxWith(
            body, {{"word/comments.xml", "<w:comments xmlns:w=\"w\"><w:comment w:id=\"0\"><w:p><w:r><w:t>" + comment +
                                             "</w:t></w:r></w:p></w:comment></w:comments>"}});
    };
    import({write(u"plan.docx"_s, document("Why?"))});
    const ImportReport report =
        import({write(u"plan.docx"_s, document("Why not?"))}, whenChanged(ImportOptions::Changed::Revise));
    ASSERT_EQ(report.files[0].outcome, ImportOutcome::Revised);
    const auto memos = Memos(review).all().value();
    ASSERT_EQ(memos.size(), 2);
    EXPECT_EQ(memos[1].memo.text, u"Comment: Why not?"_s);
}

TEST_F(ImportingTest, SaysWhatAnArchiveCouldNotHandOut) {
    QByteArray archive = test::zipWith({{"mimetype", "stored, so that its bytes can be found"}, {"good.txt", "Good."}});
    archive.replace("so that its", "so that it5"); // its checksum is wrong now
    const ImportReport report = import({write(u"damaged.zip"_s, archive)});
    EXPECT_EQ(report.count(ImportOutcome::Imported), 1);
    EXPECT_EQ(report.count(ImportOutcome::Failed), 1);
}

TEST_F(ImportingTest, ReadsATextThatSpeaksOfThePdfFormat) {
    const ImportReport report = import({write(u"notes.md"_s, "Such files start with %PDF-1.7 in their first line.\n")});
    EXPECT_EQ(report.count(ImportOutcome::Imported), 1);
}

TEST_F(ImportingTest, WarnsOfATextThatIsNearlyTheSameAsOneHeld) {
    import({write(u"first.txt"_s, prose("housing"))});
    const ImportReport report =
        import({write(u"second.txt"_s, prose("housing") + "A last word.\n"), write(u"third.txt"_s, budget())});
    EXPECT_THAT(report.files[0].warnings.join(u'\n').toStdString(), HasSubstr("nearly the same text as “first”"));
    EXPECT_TRUE(report.files[1].warnings.isEmpty()) << report.files[1].warnings.join(u'\n').toStdString();
}

class InterviewTest : public ImportingTest {
protected:
    Review practice = Review::create(folder.path(u"practice.sheaf"_s), u"Practice"_s, u"practice-review"_s).value();
    const QByteArray interview = "I: To begin, what were the aims and objectives of the programme here?\n"
                                 "P1: To keep families together. That was all of it.\n"
                                 "I: And what were the obstacles and challenges?\n"
                                 "P1: Recruitment, always recruitment.\n"
                                 "P1: And the roof.\n";
};

TEST_F(InterviewTest, FindsAnswersToAQuestionOfTheSchedule) {
    const auto report = ImportSources(practice).run({write(u"lead.txt"_s, interview)}, {}, cancel, {});
    ASSERT_THAT(report, isOk());
    const auto answers = Answers(practice).find(5).value();
    ASSERT_EQ(answers.size(), 1);
    EXPECT_EQ(answers[0].text, u"Recruitment, always recruitment.\nAnd the roof."_s);
    EXPECT_EQ(Answers(practice).find()->size(), 2);
    EXPECT_THAT(Answers(practice).find(12), hasError(ErrorCode::NotFound));
}

TEST_F(InterviewTest, CodesAnswersToTheReviewQuestionsOfTheSchedule) {
    ASSERT_THAT(ImportSources(practice).run({write(u"lead.txt"_s, interview)}, {}, cancel, {}), isOk());
    const auto dry = Answers(practice).codeToReviewQuestions(5, {}, true).value();
    EXPECT_EQ(dry.codings.size(), 1);
    EXPECT_TRUE(practice.codings()->isEmpty());
    ASSERT_THAT(Answers(practice).codeToReviewQuestions({}, {}, false), isOk());
    const auto codings = practice.codings().value();
    ASSERT_EQ(codings.size(), 2);
    const auto codes = practice.codes().value();
    EXPECT_EQ(codes.path(codings[1].code), u"Review questions/3 Challenges"_s);
    EXPECT_EQ(codings[1].quotation, u"Recruitment, always recruitment.\nAnd the roof."_s);
    EXPECT_EQ(Answers(practice).codeToReviewQuestions({}, {}, false)->alreadyCoded, 2);
}

} // namespace
} // namespace sheaf
