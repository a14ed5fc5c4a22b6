#include "importers/annotations.h"
#include "importers/import_document.h"
#include "importers/speaker_names.h"
#include "importers/speaker_roles.h"
#include "importers/turn_times.h"
#include "tests/importers/shown.h"
#include "tests/importers/transcript_renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {

namespace {

ImportedSource readText(const QByteArray& bytes, const QString& name = u"x.txt"_s) {
    auto source = importDocument(bytes, {.fileName = name});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

std::map<std::string, SpeakerRole> rolesIn(const ImportedSource& source) {
    std::map<std::string, SpeakerRole> roles;
    for (const Passage& passage : source.passages)
        if (passage.kind == PassageKind::Turn)
            roles[passage.speaker.toStdString()] = passage.role;
    return roles;
}

std::vector<std::string> annotationsOf(const ImportedSource& source) {
    std::vector<std::string> found;
    for (const TextMark& mark : source.marks)
        if (mark.kind == TextMarkKind::Annotation)
            found.push_back((mark.range.in(source.text).toString() + u" = "_s + mark.detail).toStdString());
    return found;
}

QList<Passage> turnsAt(const QList<qint64>& times) {
    QList<Passage> passages;
    for (const qint64 time : times) {
        Passage turn;
        turn.kind = PassageKind::Turn;
        turn.startMs = time;
        passages.append(turn);
    }
    return passages;
}

constexpr auto asks = SpeakerRole::Interviewer;
constexpr auto answers = SpeakerRole::Interviewee;
constexpr auto nobodyKnows = SpeakerRole::Unknown;

} // namespace

TEST(Annotations, AreMarkedInTextAndCaptionsAndKeptThere) {
    const ImportedSource text =
        readText("A (0:01):\nOne [Inaudible 00:00:12] two.\n\nB (0:05):\n(lacht) [long pause]\n");
    EXPECT_THAT(test::shown(text), ElementsAre("One [Inaudible 00:00:12] two.", "(lacht) [long pause]"));
    EXPECT_THAT(
        annotationsOf(text),
        ElementsAre("[Inaudible 00:00:12] = inaudible", "(lacht) = lacht", "[long pause] = long pause"));
    const ImportedSource captions = readText(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Yes. [cross\n\n00:02.000 --> 00:03.000\n<v A>[laughter]", u"x.vtt"_s);
    EXPECT_THAT(annotationsOf(captions), ElementsAre("[laughter] = laughter"));
}

TEST(Annotations, AreToldFromOtherBrackets) {
    for (const QString& text :
         {u"(the pause was long)"_s, u"[1]"_s, u"(see page 3)"_s, u"[laughter"_s, u"(laugh at it)"_s, u"[]"_s, u"()"_s,
          u"[we all thought that the silence was odd]"_s, u"((((((((((("_s})
        EXPECT_TRUE(annotationsIn(text).isEmpty()) << text.toStdString();
    for (const QString& text :
         {u"[unclear]"_s, u"(pause, 3 sec)"_s, u"(..)"_s, u"[phone noise]"_s, u"(unv.)"_s, u"[CROSSTALK 00:01:02]"_s,
          u"[laughs softly]"_s, u"[speaks, inaudible]"_s})
        EXPECT_EQ(annotationsIn(text).size(), 1) << text.toStdString();
}

TEST(SpeakerRoles, AreReadOffLabels) {
    for (const QString& label :
         {u"I"_s, u"INT"_s, u"Interviewer"_s, u"Interviewer 1"_s, u"MOD"_s, u"Moderator"_s, u"Q"_s, u"Facilitator"_s,
          u"Researcher"_s, u"Ada Okafor (Interviewer)"_s})
        EXPECT_EQ(roleFromLabel(label), asks) << label.toStdString();
    for (const QString& label :
         {u"P1"_s, u"R"_s, u"Respondent"_s, u"Interviewee"_s, u"Participant 12"_s, u"A"_s, u"B1"_s})
        EXPECT_EQ(roleFromLabel(label), answers) << label.toStdString();
    for (const QString& label : {u"Ada"_s, u"Ian"_s, u"Speaker 1"_s, u"Mo"_s, u"Pat"_s, u""_s})
        EXPECT_EQ(roleFromLabel(label), nobodyKnows) << label.toStdString();
}

TEST(SpeakerRoles, NameTheOthersByWhatOneLabelSays) {
    EXPECT_EQ(
        rolesIn(readText("INT: One?\n\nAda: Two.\n\nINT: Three?\n\nAda: Four.\n\nSam: Five.\n\nSam: Six.\n")),
        (std::map<std::string, SpeakerRole>{{"INT", asks}, {"Ada", answers}, {"Sam", answers}}));
    EXPECT_EQ(
        rolesIn(readText("Tamsin: One?\n\nP1: Two.\n\nTamsin: Three?\n\nP1: Four.\n\nP2: Five.\n\nP2: Six.\n")),
        (std::map<std::string, SpeakerRole>{{"Tamsin", asks}, {"P1", answers}, {"P2", answers}}));
}

TEST(SpeakerRoles, AreToldByHowPeopleSpeak) {
    const ImportedSource source = readText(
        "Sam (0:01):\nHello. What did you do?\n\nAda (0:02):\nWe went there and listened to them for a long time.\n\n"
        "Sam (0:10):\nWhy?\n\nAda (0:11):\nBecause nobody had, had they? And it helped them all a great deal.\n\n"
        "Sam (0:20):\nI see. Who came?\n\nAda (0:22):\nThree of us, on Thursdays, and the dog now and then.\n");
    EXPECT_EQ(rolesIn(source), (std::map<std::string, SpeakerRole>{{"Sam", asks}, {"Ada", answers}}));
}

TEST(SpeakerRoles, StayUnknownWhereNobodyLeads) {
    const ImportedSource source = readText(
        "Sam (0:01):\nWe met on Mondays.\n\nAda (0:02):\nDid we?\n\nSam (0:03):\nDidn’t we?\n\nAda (0:04):\nI think so."
        "\n\nSam (0:05):\nWell.\n\nAda (0:06):\nYes.\n");
    EXPECT_EQ(rolesIn(source), (std::map<std::string, SpeakerRole>{{"Sam", nobodyKnows}, {"Ada", nobodyKnows}}));
}

TEST(SpeakerRoles, FindOneWhoAsksInAFocusGroup) {
    const auto conversations = test::longConversations();
    const auto& descript = *std::find_if(test::conventions().begin(), test::conventions().end(), [](const auto& c) {
        return std::string_view(c.name) == "descript";
    });
    for (test::Conversation conversation : {conversations[0], conversations[1]}) {
        for (test::SpokenTurn& turn : conversation.turns)
            if (turn.speaker == "Facilitator"_L1)
                turn.speaker = u"Tamsin Wren"_s; // the label must not tell
        const auto roles = rolesIn(readText(descript.render(conversation)));
        ASSERT_GE(roles.size(), 2U);
        for (const auto& [speaker, role] : roles)
            EXPECT_EQ(role, speaker == "Tamsin Wren" ? asks : answers) << speaker;
    }
}

TEST(SpeakerNames, ThatMayBeOneAreTold) {
    const std::pair<QString, QString> same[] = {
        {u"BSRO6"_s, u"BSR06"_s},
        {u"Ada Okafor"_s, u"Ada Okafr"_s},
        {u"Ada Okafor"_s, u"ADA OKAFOR"_s},
        {u"Okafor, Ada"_s, u"Ada Okafor"_s},
        {u"Délia"_s, u"Delia"_s},
        {u"Interviewer"_s, u"Interveiwer"_s},
        {u"Ada  Okafor"_s, u"Ada Okafor"_s},
        {u"P1"_s, u"P 1"_s}};
    for (const auto& [a, b] : same)
        EXPECT_TRUE(mayBeOneSpeaker(a, b)) << a.toStdString() << ", " << b.toStdString();
    const std::pair<QString, QString> apart[] = {{u"P1"_s, u"P2"_s},
                                                 {u"Speaker 1"_s, u"Speaker 2"_s},
                                                 {u"Speaker A"_s, u"Speaker B"_s},
                                                 {u"Ada"_s, u"Ida"_s},
                                                 {u"P1"_s, u"P11"_s},
                                                 {u"Ada Okafor"_s, u"Sam Okafor"_s},
                                                 {u"Interviewer"_s, u"Interviewee"_s},
                                                 {u"BSR06"_s, u"BSR07"_s},
                                                 {u"I"_s, u"P"_s},
                                                 {u"Ada Okafor"_s, u"Ada"_s}};
    for (const auto& [a, b] : apart)
        EXPECT_FALSE(mayBeOneSpeaker(a, b)) << a.toStdString() << ", " << b.toStdString();
}

TEST(SpeakerNames, AreOfferedForMergingAndNeverMerged) {
    const ImportedSource source =
        readText("BSR06 (0:01):\nOne.\n\nBSRO6 (0:02):\nTwo.\n\nBSR06 (0:03):\nThree.\n\nBSR07 (0:04):\nFour.\n");
    EXPECT_EQ(source.passages.size(), 4);
    EXPECT_THAT(source.warnings, ElementsAre(u"speakers “BSRO6” (1 turn) and “BSR06” (2 turns) may be the same"_s));
}

TEST(TurnTimes, ThatAreOddAreTold) {
    EXPECT_THAT(oddTimes(turnsAt({0, 1000, -1, 2000}), false), IsEmpty());
    EXPECT_THAT(
        oddTimes(turnsAt({1000, 2000, 2000, 1500, 3000}), false),
        ElementsAre(u"the time goes back at one turn"_s, u"the time of the turn before is repeated at one turn"_s));
    EXPECT_THAT(oddTimes(turnsAt({1000, 2000, 2000}), true), IsEmpty());
    EXPECT_THAT(
        oddTimes(turnsAt({1000, 2'470'000, 3000, 60'000}), false),
        ElementsAre(u"the time starts again at 0:00:03 after 0:41:10: the transcript may hold two recordings"_s));
}

} // namespace sheaf
