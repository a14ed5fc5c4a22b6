#include "importers/import_document.h"
#include "importers/speaker_labels.h"
#include "importers/timestamps.h"
#include "tests/importers/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

ImportedSource readText(const QByteArray& bytes, const QString& name = u"x.txt"_s) {
    auto source = importDocument(bytes, {.fileName = name});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

std::vector<std::string> speakers(const ImportedSource& source) {
    std::vector<std::string> names;
    for (const Passage& passage : source.passages)
        if (passage.kind == PassageKind::Turn)
            names.push_back(passage.speaker.toStdString());
    return names;
}

} // namespace

TEST(Timestamps, ReadsEveryWayThatProgramsWriteTimes) {
    const std::pair<QString, qint64> cases[] = {
        {u"0:05"_s, 5000},     {u"0:0:5.100"_s, 5100},   {u"00:00:05,2"_s, 5200},     {u"1:02:03"_s, 3723000},
        {u"75:10"_s, 4510000}, {u"00:00:05.20"_s, 5200}, {u"100:00:00"_s, 360000000}, {u"0:00:05:250"_s, 5250}};
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(timestampFromText(text), expected) << text.toStdString();
    for (const QString& text : {u""_s, u"5"_s, u"1:75"_s, u"1:75:00"_s, u"a:05"_s, u"1:2:3:4:5"_s, u"0:05."_s})
        EXPECT_FALSE(timestampFromText(text)) << text.toStdString();
}

TEST(Transcript, ReadsTheShapesThatProgramsWrite) {
    const QByteArray shapes[] = {
        "Ada Okafor  0:05  \nHow did it start?\n\nSam  0:08  \nSlowly.\n",
        "Ada Okafor (00:05):\nHow did it start?\n\nSam (00:08):\nSlowly.\n",
        "[00:00:05] Ada Okafor\nHow did it start?\n\n[00:00:08] Sam\nSlowly.\n",
        "[00:00:05] Ada Okafor: How did it start?\n\n[00:00:08] Sam: Slowly.\n",
        "(0:00:05.0)Ada Okafor: How did it start?\n(0:00:08.0)Sam: Slowly.\n",
        "Ada Okafor: How did it start? #00:00:05-0#\n\nSam: Slowly. #00:00:08-0#\n",
    };
    for (const QByteArray& shape : shapes) {
        const ImportedSource source = readText(shape);
        EXPECT_THAT(speakers(source), ElementsAre("Ada Okafor", "Sam")) << shape.toStdString();
        EXPECT_THAT(test::shown(source), ElementsAre("How did it start?", "Slowly.")) << shape.toStdString();
        EXPECT_EQ(source.passages[0].startMs, 5000) << shape.toStdString();
    }
}

TEST(Transcript, TakesTheLineBelowTwoTimesForANameIfItComesAgain) {
    const ImportedSource source =
        readText("0:0:5.000 --> 0:0:7.0\nAda Okafor\nHow did it start?\n\n0:0:8.000 --> 0:0:9.0\nSam\nSlowly.\n\n"
                 "0:0:10.000 --> 0:0:11.0\nSam\nVery slowly.\n\n0:0:12.000 --> 0:0:13.0\nAda Okafor\nI see.\n");
    EXPECT_THAT(speakers(source), ElementsAre("Ada Okafor", "Sam", "Ada Okafor"));
    EXPECT_THAT(test::shown(source), ElementsAre("How did it start?", "Slowly.\nVery slowly.", "I see."));
    EXPECT_EQ(source.passages[0].startMs, 5000);
}

TEST(Transcript, NeverTakesCaptionsWithoutNumbersForNames) {
    const ImportedSource source = readText("00:00:01,000 --> 00:00:04,000\nWe learned a lot\ntogether.\n\n"
                                           "00:00:05,000 --> 00:00:08,000\nIt took\na year.\n");
    EXPECT_TRUE(speakers(source).empty());
    EXPECT_THAT(test::shown(source), testing::Contains(testing::HasSubstr("We learned a lot")));
}

TEST(Transcript, TakesALabelForASpeakerOnlyIfItComesTwice) {
    const ImportedSource source = readText("Transcript 7\n\nI: How did it start?\nP1: Slowly. There were three rules: "
                                           "be on time.\nNote: the tape stopped\n"
                                           "I: And then?\nP1: As I said.\n");
    EXPECT_THAT(speakers(source), ElementsAre("I", "P1", "I", "P1"));
    EXPECT_EQ(test::shown(source)[2], "Slowly. There were three rules: be on time.\nNote: the tape stopped");
}

TEST(Transcript, LeavesAReportWithLabelsAReport) {
    const ImportedSource source = readText("Aim: to help families.\n\nProgress was made.\n\nOutcome: better.\n\nAim: "
                                           "to help schools.\n\nOutcome: none yet.\n");
    EXPECT_TRUE(speakers(source).empty());
    EXPECT_EQ(source.passages.size(), 5);
}

TEST(Transcript, LeavesWhatAReportMeasuresInTheText) {
    const QByteArray entries = "Well depth: 40 m\nPump state: broken\n";
    for (const QByteArray& report :
         {QByteArray("Well depth: 40 m\nWell depth: 50 m\nPump state: broken\nPump state: mended\n"),
          QByteArray("Well depth: 40 m\n\nPump state: broken\n\nWell depth: 50 m\n\nPump state: mended\n"),
          QByteArray("Wells: 40 m\nWells: 50 m\nPumps: broken\nPumps: mended\n"), entries.repeated(8)}) {
        const ImportedSource source = readText(report);
        EXPECT_TRUE(speakers(source).empty()) << report.toStdString();
        EXPECT_EQ(source.text.count(u':'), report.count(':')) << report.toStdString();
    }
}

TEST(Transcript, LeavesAManualOfHeadedEntriesAManual) {
    const QByteArray entry = "Aliases: SUM, TOTAL\n\nType: a number.\n\nFormula: the sum of all cells.\n\n";
    EXPECT_TRUE(speakers(readText(entry.repeated(50))).empty());
}

TEST(Transcript, TakesPeopleInSmallLettersForSpeakersWhereItIsCertainlyTalk) {
    EXPECT_THAT(
        speakers(readText("Interviewer: Why?\nYoung person: Well.\nInterviewer: And?\nYoung person: So.\n")),
        ElementsAre("Interviewer", "Young person", "Interviewer", "Young person"));
    EXPECT_EQ(speakers(readText(QByteArray("Support worker: Why?\nYoung person: Well.\n").repeated(5))).size(), 10);
    EXPECT_THAT(
        speakers(readText("Jan van: One.\nSpeaker two: Two.\nJan van: Three.\nSpeaker two: Four.\n")),
        ElementsAre("Jan van", "Speaker two", "Jan van", "Speaker two"));
}

TEST(Transcript, TakesInitialsAndNumbersForSpeakersThoughTheySpeakAtLength) {
    EXPECT_THAT(
        speakers(readText("TW: One.\nTW: Two.\nTW: Three.\nAO: Four.\nAO: Five.\nAO: Six.\n")),
        ElementsAre("TW", "AO"));
    EXPECT_THAT(
        speakers(readText("Speaker 1: One.\nSpeaker 1: Two.\nSpeaker 1: Three.\nSpeaker 2: Four.\nSpeaker 2: Five.\n"
                          "Speaker 2: Six.\n")),
        ElementsAre("Speaker 1", "Speaker 2"));
}

TEST(Transcript, KeepsASectionAboutSpeakersThatListsNoNames) {
    for (const QByteArray& section :
         {QByteArray("SPEAKERS\nWe heard from many people, some of them twice, at three meetings\nin the library, and "
                     "we thank them all,\nabove all Ada, Sam, and Ben.\n\n"),
          QByteArray("SPEAKERS\nBen, Tom\n\n")}) {
        const QByteArray turns = "Ada: Why?\n\nSam: Well.\n\nAda: And?\n\nSam: So.\n";
        for (const QByteArray& rest : {turns, QByteArray("Nobody came to the second meeting.\n")}) {
            const ImportedSource source = readText(section + rest);
            QString kept = QString::fromUtf8(section).simplified();
            EXPECT_TRUE(QString(source.text).simplified().startsWith(kept)) << source.text.toStdString();
        }
        EXPECT_THAT(speakers(readText(section + turns)), ElementsAre("Ada", "Sam", "Ada", "Sam"));
    }
}

TEST(Transcript, ReadsListedNamesWithCommasAndInitials) {
    const ImportedSource source =
        readText("SPEAKERS\nOkafor, Ada, O'Neil, J. R.\n\nOkafor, Ada 0:04\nHello.\n\nO'Neil, J. R. 0:09\nYes.\n\n"
                 "Okafor, Ada 0:12\nWell.\n\nO'Neil, J. R. 0:15\nSo.\n");
    EXPECT_THAT(test::shown(source), ElementsAre("Hello.", "Yes.", "Well.", "So."));
}

TEST(Transcript, ReadsOttersListOfSpeakersAndItsFooter) {
    const ImportedSource source = readText("SUMMARY KEYWORDS\nschools, team\n\nSPEAKERS\nR\xC3\xBAna, "
                                           "Ada\n\nR\xC3\xBAna 0:04  \nHello.\n\nAda 0:09\nYes.\n\n"
                                           "Transcribed by https://otter.ai\n");
    EXPECT_THAT(speakers(source), ElementsAre("Rúna", "Ada"));
    EXPECT_EQ(source.passages.last().kind, PassageKind::Paragraph);
}

TEST(Transcript, JoinsTheParagraphsOfOneSpeaker) {
    const ImportedSource source = readText("A  0:01\nOne.\n\nTwo.\n\nA  0:09\nThree.\n\nB  0:12\nFour.\n");
    EXPECT_THAT(test::shown(source), ElementsAre("One.\nTwo.\nThree.", "Four."));
}

TEST(Transcript, WarnsWhenTimesGoBack) {
    EXPECT_THAT(
        readText("A  0:10\nOne.\n\nB  0:05\nTwo.\n").warnings, ElementsAre(u"the time goes back at one turn"_s));
}

TEST(Transcript, TakesALabelThatSaysARoleThoughItComesOnce) {
    EXPECT_THAT(
        speakers(readText("[0:05] INTERVIEWER: How?\nRESPONDENT: Slowly.\n[0:12] INTERVIEWER: And then?\n")),
        ElementsAre("INTERVIEWER", "RESPONDENT", "INTERVIEWER"));
    const ImportedSource headed =
        readText("Interviewer: Tamsin Wren\nDate: 3 March\n\nWren: How?\n\nAda: Slowly.\n\nWren: And?\n\nAda: Yes.\n");
    EXPECT_THAT(speakers(headed), ElementsAre("Wren", "Ada", "Wren", "Ada"));
    EXPECT_EQ(test::shown(headed)[0], "Interviewer: Tamsin Wren");
}

TEST(Transcript, KeepsSpeechThatGoesOnBehindAColonAsSpeech) {
    const ImportedSource source = readText(
        "I (0:01):\nWhy?\n\nP1 (0:02):\nA mother told us: never.\n\nA mother told us: always.\n\nwhat she said was: no"
        "\n\nThe bus (9:30) was late.\n");
    EXPECT_THAT(speakers(source), ElementsAre("I", "P1"));
}

TEST(Transcript, KeepsWhatStandsBeforeTheFirstTurnAsParagraphs) {
    const ImportedSource source = readText(
        "A focus group\nSeven chairs\n\nAda:\nYes.\n\nSam (he/him):\nNo.\n\nAda:\nWell.\n\nSam (he/him):\nSo.\n");
    EXPECT_THAT(test::shown(source), ElementsAre("A focus group", "Seven chairs", "Yes.", "No.", "Well.", "So."));
    EXPECT_EQ(source.passages[1].kind, PassageKind::Paragraph);
    EXPECT_THAT(speakers(source), ElementsAre("Ada", "Sam (he/him)", "Ada", "Sam (he/him)"));
}

TEST(Transcript, TakesAsMuchAsSixtyThreeCharactersForALabel) {
    const auto labelled = [](qsizetype length) { return QString(length, u'A') + u": Yes."_s; };
    EXPECT_TRUE(plainLabelFromLine(labelled(63)));
    EXPECT_FALSE(plainLabelFromLine(labelled(64)));
}

TEST(Transcript, ReadsTimesAtTheEndsOfParagraphs) {
    const ImportedSource source = readText(
        "I: How? #00:00:01-2#\n\nB: One.\n\nTwo. #00:00:08-9#\n\nThree. #00:00:12-0#\n\n#00:00:20-5# I: And?\n");
    EXPECT_THAT(speakers(source), ElementsAre("I", "B", "I"));
    EXPECT_THAT(test::shown(source), ElementsAre("How?", "One.\nTwo.\nThree.", "And?"));
    EXPECT_EQ(source.passages[1].startMs, 8900);
    EXPECT_EQ(source.passages[2].startMs, 20500);
}

TEST(Transcript, FindsALabelWhereALetterOutsideTheBmpLiesAtTheEndOfItsReach) {
    for (qsizetype length = 190; length < 205; ++length) {
        const QByteArray said = "P1: " + QByteArray(length, 'x') + "\xF0\x9F\x90\x95 #00:00:05-2#\n\n";
        EXPECT_THAT(speakers(readText("I: Why?\n\n" + said + "I: And?\n\n" + said)), ElementsAre("I", "P1", "I", "P1"));
    }
}

TEST(Transcript, ReadsATimeThatFollowsTheNameAtOnce) {
    EXPECT_THAT(
        speakers(readText("Ada Okafor0:05\nHow?\n\nSam0:08\nSlowly.\n\nAda Okafor0:12\nWhy?\n\nSam0:15\nWell.\n")),
        ElementsAre("Ada Okafor", "Sam", "Ada Okafor", "Sam"));
}

TEST(VttImporter, JoinsTheCuesOfASpeakerAndKeepsNamesWhole) {
    const ImportedSource source = readText(
        "\xEF\xBB\xBFWEBVTT\r\n\r\nNOTE Confidence: 0.9\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nid-0\r\n"
        "00:00:04.170 --> 00:00:07.930\r\n<v Okafor, Ada (Guest)>Thanks &amp; for\r\nsigning.</v>\r\n\r\nid-1\r\n"
        "00:00:08.000 --> 00:00:09.000\r\n<v Okafor, Ada (Guest)>So, <i>when</i>?</v>\r\n\r\n"
        "00:00:10.000 --> 00:00:11.000\r\n<v נועה>Early.</v>\r\n",
        u"x.vtt"_s);
    EXPECT_THAT(speakers(source), ElementsAre("Okafor, Ada (Guest)", "נועה"));
    EXPECT_THAT(test::shown(source), ElementsAre("Thanks & for signing. So, when?", "Early."));
    EXPECT_EQ(source.passages[0].startMs, 4170);
}

TEST(VttImporter, ReadsZoomsNamesAndKnowsSpeechFromThem) {
    const ImportedSource source = readText(
        "WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nAda: How did it start?\r\n\r\n2\r\n00:00:03.000 --> "
        "00:00:04.000\r\n"
        "Sam: Well.\r\n\r\n3\r\n00:00:04.000 --> 00:00:05.000\r\nSlowly: very slowly.\r\n\r\n4\r\n00:00:06.000 --> "
        "00:00:07.000\r\nAda: I see.\r\n\r\n"
        "5\r\n00:00:08.000 --> 00:00:09.000\r\nSam: Yes.\r\n",
        u"x.vtt"_s);
    EXPECT_THAT(speakers(source), ElementsAre("Ada", "Sam", "Ada", "Sam"));
    EXPECT_EQ(test::shown(source)[1], "Well. Slowly: very slowly.");
}

TEST(VttImporter, PartsNamelessSpeechAtPauses) {
    const ImportedSource source = readText(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:02.100 --> 00:03.000\nTwo.\n\n00:30.000 --> 00:31.000\nThree.\n",
        u"x.vtt"_s);
    EXPECT_THAT(test::shown(source), ElementsAre("One. Two.", "Three."));
}

TEST(VttImporter, RefusesAFileWithoutHeaderOrSpeech) {
    for (const QByteArray& bytes :
         {QByteArray("00:01.000 --> 00:02.000\nOne.\n"), QByteArray("WEBVTT\n\nNOTE nothing\n")}) {
        const auto source = importDocument(bytes, {.fileName = u"x.vtt"_s});
        ASSERT_FALSE(source);
        EXPECT_EQ(source.error().code, ErrorCode::Damaged);
    }
}

TEST(VttImporter, CountsCuesThatWereCutShort) {
    const ImportedSource source =
        readText("WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:02.1 --> 00:\nTwo.\n", u"x.vtt"_s);
    EXPECT_THAT(source.warnings, ElementsAre(u"1 cues left out: their times can't be read"_s));
}

TEST(VttImporter, KeepsTheFirstCueWhereNoEmptyLineFollowsTheHeader) {
    const ImportedSource source = readText(
        "WEBVTT - a title\nKind: captions\n00:01.000 --> 00:02.000\nOne.\n\n00:30.000 --> 00:31.000\nTwo.\n",
        u"x.vtt"_s);
    EXPECT_THAT(test::shown(source), ElementsAre("One.", "Two."));
}

TEST(VttImporter, NeverTakesWhatANoteOrAStyleHoldsForSpeech) {
    const ImportedSource source = readText(
        "WEBVTT\nNOTE first\n00:01.000 --> 00:02.000\nSecret.\n\nNOTE\n00:03.000 --> 00:04.000\nSecret.\n\n"
        "NOTE 00:05.000 --> 00:06.000\nSecret.\n\nSTYLE\n::cue { color: red }\n00:07.000 --> 00:08.000\nSpoken.\n",
        u"x.vtt"_s);
    EXPECT_THAT(test::shown(source), ElementsAre("Spoken."));
    EXPECT_THAT(source.warnings, ElementsAre());
}

TEST(VttImporter, PartsCuesWithoutAnEmptyLineBetweenThem) {
    const ImportedSource source =
        readText("WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n00:30.000 --> 00:31.000\nTwo.\n", u"x.vtt"_s);
    EXPECT_THAT(test::shown(source), ElementsAre("One.", "Two."));
}

TEST(VttImporter, ReadsACueOfTagsThatNeverEnd) {
    const QByteArray open = QByteArray("<a").repeated(200'000) + "<v" + QByteArray(200'000, ' ');
    const ImportedSource source = readText("WEBVTT\n\n00:01.000 --> 00:02.000\nOne " + open + "end\n", u"x.vtt"_s);
    EXPECT_EQ(source.passages.size(), 1);
}

TEST(SrtImporter, ReadsCaptionsByWhateverNameAndEncoding) {
    const QByteArray captions = "1\r\n00:00:01,000 --> 00:00:04,000\r\nWe learned a lot\r\n<i>together</i>.\r\n\r\n"
                                "2\r\n00:00:30,500 --> 00:00:33,000\r\n{\\an8}In 2024.\r\n";
    QByteArray wide("\xFF\xFE");
    for (const char c : captions)
        wide.append(c).append('\0');
    for (const auto& [bytes, name] : {std::pair{captions, u"x.txt"_s}, {captions, u"x.srt"_s}, {wide, u"x.srt"_s}}) {
        const ImportedSource source = readText(bytes, name);
        EXPECT_EQ(source.format, u"srt"_s);
        EXPECT_THAT(test::shown(source), ElementsAre("We learned a lot together.", "In 2024."));
        EXPECT_EQ(source.passages[1].kind, PassageKind::Turn);
        EXPECT_EQ(source.passages[1].speaker, QString());
        EXPECT_EQ(source.passages[1].startMs, 30500);
        EXPECT_THAT(source.warnings, ElementsAre());
    }
}

TEST(SrtImporter, ReadsNamesAndForgivesNumbersAndEmptyLines) {
    const ImportedSource source = readText(
        "00:00:01,000 --> 00:00:02,000\nAda: How many?\n2\n00:00:03,000 --> 00:00:04,000\nSam: There were\n\n12\n\n"
        "7\n00:00:05,000 --> 00:00:06,000\nAda: I see.\n\n4\n00:00:0 --> \nLost.\n\n"
        "5\n00:00:07,000 --> 00:00:08,000\nSam: Yes.\n\n6\n",
        u"x.srt"_s);
    EXPECT_THAT(speakers(source), ElementsAre("Ada", "Sam", "Ada", "Sam"));
    EXPECT_THAT(test::shown(source), ElementsAre("How many?", "There were 12", "I see.", "Yes."));
    EXPECT_THAT(source.warnings, ElementsAre(u"1 cues left out: their times can't be read"_s));
}

TEST(SrtImporter, RefusesCaptionsWithoutSpeech) {
    const auto source = importDocument("1\n00:00:01,000 --> 00:00:02,000\n\n", {.fileName = u"x.srt"_s});
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::Damaged);
}

} // namespace sheaf
