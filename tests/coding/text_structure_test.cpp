#include "coding/text_structure.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

/// A text, a line each passage.
class Structured {
public:
    Passage& add(PassageKind kind, const QString& words) {
        if (!text.isEmpty())
            text += u'\n';
        passages.append({.range = {text.size(), text.size() + words.size()}, .kind = kind});
        text += words;
        return passages.last();
    }
    void turn(const QString& speaker, const QString& words, SpeakerRole role = SpeakerRole::Unknown) {
        Passage& turn = add(PassageKind::Turn, words);
        turn.speaker = speaker;
        turn.role = role;
    }
    void heading(int level, const QString& words) { add(PassageKind::Heading, words).headingLevel = level; }
    void cell(int row, int column, const QString& words) {
        Passage& cell = add(PassageKind::TableCell, words);
        cell.row = row;
        cell.column = column;
    }
    [[nodiscard]] std::vector<std::string> shown(const QList<NamedStretch>& stretches) const {
        std::vector<std::string> shown;
        for (const NamedStretch& each : stretches)
            shown.push_back(u"%1: %2"_s.arg(each.names.join(u"/"_s), each.range.in(text)).toStdString());
        return shown;
    }
    QString text;
    QList<Passage> passages;
};

TEST(TextStructure, ATurnGoesOnUntilAnotherSpeaks) {
    Structured made;
    made.turn(u"Ada"_s, u"Yes."_s);
    made.add(PassageKind::PageFurniture, u"Page 2"_s);
    made.turn(u"Ada"_s, u"And no."_s);
    made.turn(u"Bo"_s, u"So?"_s);
    made.turn({}, u"…"_s);
    made.turn({}, u"…"_s);
    made.turn(u"Bo"_s, u"Well."_s);
    EXPECT_THAT(
        made.shown(stretchesBySpeaker(made.passages, SpeakerNaming::ByName)),
        ElementsAre("Ada: Yes.\nPage 2\nAnd no.", "Bo: So?", "Bo: Well."));
    EXPECT_EQ(wholeTurns(made.passages).size(), 3);
}

TEST(TextStructure, SpeakersMayBeKnownByTheirRolesAlone) {
    Structured made;
    made.turn(u"Ada"_s, u"Well?"_s, SpeakerRole::Interviewer);
    made.turn(u"Bo"_s, u"Yes."_s, SpeakerRole::Interviewee);
    made.turn(u"Cy"_s, u"No."_s);
    EXPECT_THAT(
        made.shown(stretchesBySpeaker(made.passages, SpeakerNaming::ByRole)),
        ElementsAre("Interviewer: Well?", "Interviewee: Yes.", "Speaker of unknown role: No."));
}

TEST(TextStructure, TextStandsUnderTheHeadingsAboveIt) {
    Structured made;
    made.add(PassageKind::Paragraph, u"Before."_s);
    made.heading(1, u"Aims/goals"_s);
    made.add(PassageKind::Paragraph, u"One."_s);
    made.add(PassageKind::ListItem, u"Two."_s);
    made.add(PassageKind::PageFurniture, u"9"_s);
    made.heading(3, u"Costs"_s);
    made.add(PassageKind::Paragraph, u"Three."_s);
    made.heading(2, u"Empty"_s);
    made.heading(1, u"End"_s);
    made.add(PassageKind::Paragraph, u"Four."_s);
    EXPECT_THAT(
        made.shown(stretchesByHeading(made.passages, made.text)),
        ElementsAre("Aims-goals: One.\nTwo.", "Aims-goals/Costs: Three.", "End: Four."));
}

TEST(TextStructure, CellsStandUnderTheFirstRowOfTheirTable) {
    Structured made;
    made.cell(0, 0, u"Aim"_s);
    made.cell(0, 1, u" "_s);
    made.cell(1, 0, u"trust"_s);
    made.cell(1, 1, u"nameless"_s);
    made.cell(2, 0, u""_s);
    made.cell(0, 0, u"Cost"_s);
    made.cell(1, 0, u"£4"_s);
    made.add(PassageKind::Paragraph, u"Next."_s);
    made.cell(3, 2, u"Who"_s);
    made.cell(4, 2, u"Ada"_s);
    EXPECT_THAT(
        made.shown(stretchesByColumn(made.passages, made.text)), ElementsAre("Aim: trust", "Cost: £4", "Who: Ada"));
}

TEST(TextStructure, ACodeNameIsOneShortLine) {
    EXPECT_EQ(codeNameFrom(u" What\nwent  well / badly? "), u"What went well - badly?"_s);
    EXPECT_EQ(codeNameFrom(u"word "_s.repeated(40)), u"word "_s.repeated(16).trimmed() + u"…"_s);
    EXPECT_EQ(codeNameFrom(u"😀"_s.repeated(60)), u"😀"_s.repeated(40) + u"…"_s);
    EXPECT_EQ(codeNameFrom(u"a"_s + u"😀"_s.repeated(60)), u"a"_s + u"😀"_s.repeated(39) + u"…"_s);
    EXPECT_EQ(codeNameFrom(u" \n"), QString());
}

} // namespace
} // namespace sheaf
