#include "importers/import_document.h"
#include "importers/schedule_questions.h"
#include "tests/importers/shown.h"

#include <QDir>
#include <QFile>
#include <QMap>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

/// The review's own schedule, in the words in which a project holds it.
QList<ScheduleQuestion> schedule() {
    return {
        {1, u"Aims and objectives of the programme locally"_s},
        {2, u"Key achievements"_s},
        {3, u"How the practice elements were delivered and what enabled it"_s},
        {4, u"Significant factors that helped"_s},
        {5, u"Obstacles and challenges"_s},
        {6, u"How context (demography, geography, needs) accounts for differences"_s},
        {7, u"Key messages and lessons for future funded innovation"_s}};
}

/// The questions that an interview of interviewer's turns takes, one for each; every turn is answered.
std::vector<int> questionsOf(const QStringList& asked) {
    QString text;
    QList<Passage> passages;
    for (const QString& turn : asked)
        for (const bool asks : {true, false}) {
            Passage passage;
            passage.kind = PassageKind::Turn;
            passage.role = asks ? SpeakerRole::Interviewer : SpeakerRole::Interviewee;
            passage.range.start = text.size();
            text += asks ? turn : u"Obstacles, key achievements, question seven: what would I know of them?"_s;
            passage.range.end = text.size();
            text += u"\n\n"_s;
            passages.append(passage);
        }
    recogniseQuestions(passages, text, schedule());
    std::vector<int> questions;
    for (qsizetype i = 0; i < passages.size(); i += 2) {
        EXPECT_EQ(passages[i].question, passages[i + 1].question);
        questions.push_back(passages[i].question);
    }
    return questions;
}

QByteArray sampleInterview(int lead) {
    const QDir folder(QStringLiteral(SHEAF_SOURCE_DIR "/sample-corpus/documents/interviews"));
    const QStringList names = folder.entryList({u"Lead %1 interview.*"_s.arg(lead)}, QDir::Files);
    EXPECT_EQ(names.size(), 1);
    QFile file(folder.filePath(names.value(0)));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST(ScheduleQuestions, AreFoundInEveryInterviewOfTheSampleReview) {
    // Where each question is first asked, by words of the interviewer's turn.
    const std::vector<std::vector<QString>> expected = {
        {u"what the programme set out to do"_s, u"the main achievements"_s, u"turn to how it was delivered"_s,
         u"what allowed you to work like that"_s, u"What about obstacles"_s, u"Can I ask about context"_s,
         u"What messages would you have"_s},
        {u"start with the aims"_s, u"the key achievements"_s, u"How was all of this delivered"_s,
         u"the significant factors"_s, u"What about obstacles"_s, u"How do you think context"_s,
         u"Finally, key messages"_s},
        {u"what the programme was meant to achieve"_s, u"the main achievements"_s, u"talk about delivery"_s,
         u"What would you say enabled all this"_s, u"Let me ask about obstacles"_s, u"like to ask about context"_s,
         u"What lessons would you want"_s},
        {u"the aims of the programme"_s, u"the key achievements"_s, u"How was it delivered"_s,
         u"the things that enabled that"_s, u"Which parts have been harder"_s, u"the context here explains"_s,
         u"your key messages"_s},
        {u"what the programme was for"_s, u"what has been achieved"_s, u"How does the work get delivered"_s,
         u"What were the significant factors"_s, u"Let me ask about obstacles"_s, u"like to ask about context"_s,
         u"What key messages"_s},
        {u"start with the aims"_s, u"What stands out for you"_s, u"go about delivering it"_s,
         u"made the biggest difference"_s, u"brings us to the obstacles"_s, u"ask you about context"_s,
         u"the final question, on key messages"_s},
        {u"What was the programme for"_s, u"the main achievements"_s, u"How were these things delivered"_s,
         u"What were the significant factors"_s, u"what has been more challenging"_s, u"how the context here"_s,
         u"What are the messages"_s}};
    for (int lead = 1; lead <= 7; ++lead) {
        const QString name =
            QStringList{u"x.docx"_s, u"x.vtt"_s, u"x.docx"_s, u"x.vtt"_s, u"x.txt"_s, u"x.vtt"_s, u"x.txt"_s}[lead - 1];
        auto source = importDocument(sampleInterview(lead), {.fileName = name});
        ASSERT_TRUE(source) << lead;
        EXPECT_TRUE(source->warnings.isEmpty()) << lead << source->warnings.join(u'\n').toStdString();
        EXPECT_TRUE(source->language.startsWith(u"en"_s));
        recogniseQuestions(source->passages, source->text, schedule());
        QMap<int, QString> firstAsked;
        int last = 0;
        for (const Passage& passage : std::as_const(source->passages)) {
            if (passage.kind != PassageKind::Turn)
                continue;
            EXPECT_TRUE(passage.question == last || passage.role == SpeakerRole::Interviewer);
            EXPECT_GE(passage.question, last) << "lead " << lead << ": " << test::shown(passage, *source);
            last = passage.question;
            if (!firstAsked.contains(last))
                firstAsked.insert(last, passage.range.in(source->text).toString());
        }
        for (int question = 1; question <= 7; ++question)
            EXPECT_TRUE(firstAsked.value(question).contains(
                expected[static_cast<size_t>(lead - 1)][static_cast<size_t>(question - 1)], Qt::CaseInsensitive))
                << "lead " << lead << ", question " << question << ": " << firstAsked.value(question).toStdString();
    }
}

TEST(ScheduleQuestions, AreKnownInOtherWords) {
    EXPECT_THAT(
        questionsOf(
            {u"Hello, and thank you for the time."_s, u"What were you hoping to achieve in your county?"_s,
             u"What are you proudest of?"_s, u"Tell me how you went about it."_s,
             u"Which factors made it possible, would you say?"_s, u"And the barriers?"_s,
             u"How far does the population explain why you differ from elsewhere? Or the geography?"_s,
             u"Any advice for those who fund innovation in future?"_s}),
        ElementsAre(0, 1, 2, 3, 4, 5, 6, 7));
}

TEST(ScheduleQuestions, AreKnownByTheirNumbers) {
    EXPECT_THAT(
        questionsOf(
            {u"Let us begin. Question 1."_s, u"Moving on to question three."_s, u"Q5, then."_s, u"Yes?"_s,
             u"Back to question number two, please."_s, u"The sixth question is mine."_s, u"Question 12?"_s}),
        ElementsAre(1, 3, 5, 5, 2, 6, 6));
}

TEST(ScheduleQuestions, AreNotFoundInProbes) {
    EXPECT_THAT(
        questionsOf(
            {u"How was it delivered?"_s, u"Was that difficult?"_s, u"And how far has practice itself changed?"_s,
             u"That’s helpful, thank you. Who decided?"_s, u"And on the side of the programme itself?"_s,
             u"What about the funding?"_s, u"Did the need ever go away?"_s, u"Is that a different thing?"_s,
             u"And people liked it?"_s, u"Could you give me an example?"_s}),
        testing::Each(3));
}

TEST(ScheduleQuestions, MayBeAskedOutOfOrder) {
    EXPECT_THAT(
        questionsOf(
            {u"What about obstacles? What was challenging?"_s, u"Why?"_s, u"What were the key achievements?"_s,
             u"What are the key messages for future funded innovation?"_s, u"What were the aims of the programme?"_s,
             u"Let me come back to the obstacles. Which challenges are left?"_s}),
        ElementsAre(5, 5, 2, 7, 1, 5));
}

TEST(ScheduleQuestions, NeedAnInterviewerAndASchedule) {
    QString text = u"What about obstacles?"_s;
    Passage turn;
    turn.kind = PassageKind::Turn;
    turn.range = {0, text.size()};
    QList<Passage> passages = {turn};
    recogniseQuestions(passages, text, schedule());
    EXPECT_EQ(passages[0].question, 0);
    passages[0].role = SpeakerRole::Interviewer;
    recogniseQuestions(passages, text, {});
    EXPECT_EQ(passages[0].question, 0);
    recogniseQuestions(passages, text, schedule());
    EXPECT_EQ(passages[0].question, 5);
}

} // namespace sheaf
