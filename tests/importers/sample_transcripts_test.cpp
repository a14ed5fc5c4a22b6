#include "importers/import_document.h"
#include "tests/importers/shown.h"
#include "tests/importers/sketches.h"
#include "tests/importers/transcript_renderer.h"

#include <QDir>
#include <QFile>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

struct Sample {
    const char* file;
    std::vector<std::string> turns; ///< time, speaker, words
};

QDir fixtures() {
    return QDir(QStringLiteral(SHEAF_SOURCE_DIR "/tests/importers/fixtures/transcripts"));
}

QByteArray bytesOf(const QString& path) {
    QFile file(fixtures().filePath(path));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

/// What such a file is when it comes from its program: `x.docx.txt` shows the paragraphs of a Word file.
ImportedSource readSample(const QString& name) {
    QByteArray bytes = bytesOf(u"samples/"_s + name);
    QString fileName = name;
    if (name.endsWith(".docx.txt"_L1)) {
        QByteArray body;
        for (const QByteArray& line : bytes.split('\n'))
            body += test::docxParagraph(line);
        bytes = test::docxWith(body);
        fileName.chop(4);
    }
    const auto source = importDocument(bytes, {.fileName = fileName});
    EXPECT_TRUE(source) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

std::vector<std::string> turnsOf(const ImportedSource& source) {
    std::vector<std::string> turns;
    for (const Passage& passage : source.passages)
        if (passage.kind == PassageKind::Turn)
            turns.push_back(
                std::to_string(passage.startMs) + ' ' + passage.speaker.toStdString() + ": " +
                test::shown(passage, source));
    return turns;
}

} // namespace

TEST(SampleTranscripts, AreReadTurnByTurn) {
    const Sample samples[] = {
        {"descript.txt", {"5000 Ada: How did the programme start?", "8000 Sam: Slowly."}},
        {"easytranscript.txt", {"5200 I: How did it start?", "8900 B: Slowly."}},
        {"expressscribe.txt",
         {"5000 INTERVIEWER: How did it start?", "-1 RESPONDENT: Slowly.", "12000 INTERVIEWER: And then?"}},
        {"f4.txt", {"5200 I: Wie hat das Programm angefangen?", "8900 B1: Langsam. (lacht)"}},
        {"inqscribe.txt", {"5200 Ada: How did it start?", "8900 Sam: Slowly."}},
        {"maxqda_structured.txt", {}},
        {"otranscribe.otr", {"5200 Ada: How did it start?", "8900 Sam: Slowly."}},
        {"otter.txt", {"5000 Ada Okafor: How did the programme start?", "3730000 Unknown Speaker: Slowly."}},
        {"plain_labels.txt",
         {"-1 I: How did it start?",
          "-1 P1: Slowly. There were three rules: be on time, listen, share.\nNote: the tape "
          "stopped here\nAs I said."}},
        {"rev.txt", {"0 Speaker 1: How did the programme start?", "8000 Speaker 2: Slowly. [inaudible 00:00:12]"}},
        {"std.srt", {"5200 Ada: How did it start?", "8900 : Slowly.", "8900 : Really?"}},
        {"teams_new.docx.txt", {"5000 Ada Okafor: How did the programme start?", "8000 Sam Riis: Slowly."}},
        {"teams_new.vtt",
         {"4170 Okafor, Ada (Guest): Thanks for coming & for signing the form.", "8010 Sam Riis: No problem."}},
        {"teams_old.docx.txt", {"5100 Ada Okafor: How did the programme start?", "8500 Sam Riis: Slowly."}},
        {"teams_stream_old.vtt", {"3300 : So how did the programme start?"}},
        {"transana.txt", {"5200 Ada: How did it start?", "8900 Sam: Slowly."}},
        {"trint.txt", {"5000 Ada Okafor: How did the programme start?", "8000 Sam Riis: Slowly."}},
        {"zoom.vtt", {"3470 Ada Okafor: How did the programme start? Slowly: very slowly."}},
    };
    QStringList tested;
    for (const Sample& sample : samples) {
        tested.append(QString::fromLatin1(sample.file));
        EXPECT_EQ(turnsOf(readSample(tested.constLast())), sample.turns) << sample.file;
    }
    EXPECT_EQ(QDir(fixtures().filePath(u"samples"_s)).entryList(QDir::Files, QDir::Name), tested);
}

TEST(SampleTranscripts, GiveMaxqdasTextsAndCodesAsHeadings) {
    const ImportedSource source = readSample(u"maxqda_structured.txt"_s);
    std::vector<std::string> lines;
    for (const Passage& passage : source.passages)
        lines.push_back(std::to_string(passage.headingLevel) + ' ' + test::shown(passage, source));
    EXPECT_THAT(
        lines, testing::ElementsAre(
                   "1 Case 01", "2 Question 1", "0 Slowly.", "2 Question 2", "0 Then fast.", "1 Case 02",
                   "2 Question 1", "0 No idea."));
}

TEST(SampleTranscripts, LongOnesAreWhatTheRendererWrites) {
    for (const test::Convention& convention : test::conventions()) {
        const QString ending = QString::fromLatin1(convention.fileName).section(u'.', 1);
        if (ending == "docx"_L1)
            continue; // nobody can read one in a review
        const QString name = u"long/%1.%2"_s.arg(QString::fromLatin1(convention.name), ending);
        EXPECT_TRUE(bytesOf(name) == convention.render(test::longConversations().constFirst())) << name.toStdString();
    }
}

} // namespace sheaf
