#include "coding/attribute.h"
#include "coding/carry_anchor.h"
#include "coding/code.h"
#include "coding/coding.h"
#include "coding/memo.h"
#include "coding/passage.h"
#include "coding/source.h"
#include "coding/text_mark.h"
#include "coding/words.h"
#include "tests/support/printing.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

TEST(Words, LeadBackToWhatTheyStandFor) {
    for (auto kind : {CodeKind::Code, CodeKind::ReviewQuestion, CodeKind::Theme, CodeKind::FrameworkFeature})
        EXPECT_EQ(codeKindFromWord(toWord(kind)), kind);
    for (int kind = 0; kind <= static_cast<int>(PassageKind::PageFurniture); ++kind)
        EXPECT_EQ(passageKindFromWord(toWord(static_cast<PassageKind>(kind))), static_cast<PassageKind>(kind));
    for (int role = 0; role <= static_cast<int>(SpeakerRole::Interviewee); ++role)
        EXPECT_EQ(speakerRoleFromWord(toWord(static_cast<SpeakerRole>(role))), static_cast<SpeakerRole>(role));
    for (int kind = 0; kind <= static_cast<int>(TextMarkKind::Comment); ++kind)
        EXPECT_EQ(textMarkKindFromWord(toWord(static_cast<TextMarkKind>(kind))), static_cast<TextMarkKind>(kind));
    for (int strength = 0; strength <= static_cast<int>(EvidenceStrength::Evaluated); ++strength)
        EXPECT_EQ(
            evidenceFromWord(toWord(static_cast<EvidenceStrength>(strength))), static_cast<EvidenceStrength>(strength));
    for (int stance = 0; stance <= static_cast<int>(Stance::DeviantCase); ++stance)
        EXPECT_EQ(stanceFromWord(toWord(static_cast<Stance>(stance))), static_cast<Stance>(stance));
    for (int voice = 0; voice <= static_cast<int>(Voice::SecondHand); ++voice)
        EXPECT_EQ(voiceFromWord(toWord(static_cast<Voice>(voice))), static_cast<Voice>(voice));
    for (int type = 0; type <= static_cast<int>(AttributeType::Choice); ++type)
        EXPECT_EQ(attributeTypeFromWord(toWord(static_cast<AttributeType>(type))), static_cast<AttributeType>(type));
    for (auto owner : {AttributeOwner::Site, AttributeOwner::Source})
        EXPECT_EQ(attributeOwnerFromWord(toWord(owner)), owner);
    for (int owner = 0; owner <= static_cast<int>(MemoOwner::Coding); ++owner)
        EXPECT_EQ(memoOwnerFromWord(toWord(static_cast<MemoOwner>(owner))), static_cast<MemoOwner>(owner));
    for (int word = 0; word <= static_cast<int>(Confidentiality::Confidential); ++word)
        EXPECT_EQ(
            confidentialityFromWord(toWord(static_cast<Confidentiality>(word))), static_cast<Confidentiality>(word));
    for (int how = 0; how <= static_cast<int>(CarriedHow::Uncertain); ++how)
        EXPECT_EQ(carriedHowFromWord(toWord(static_cast<CarriedHow>(how))), static_cast<CarriedHow>(how));
}

TEST(Words, DoNotCareForCaseHyphensAndUnderscores) {
    EXPECT_EQ(evidenceFromWord(u" Self Reported "_s), EvidenceStrength::SelfReported);
    EXPECT_EQ(stanceFromWord(u"DEVIANT_CASE"_s), Stance::DeviantCase);
    EXPECT_EQ(passageKindFromWord(u"table cell"_s), PassageKind::TableCell);
}

TEST(Words, OfVoicesDoNotCareForTheFormOfTheApostropheAndMayBeShort) {
    EXPECT_EQ(voiceFromWord(u"Participant’s words"_s), Voice::Participant);
    EXPECT_EQ(voiceFromWord(u"participant's words"_s), Voice::Participant);
    EXPECT_EQ(voiceFromWord(u"author"_s), Voice::Author);
    EXPECT_EQ(voiceFromWord(u"Document"_s), Voice::Document);
    EXPECT_EQ(voiceFromWord(u"second hand"_s), Voice::SecondHand);
    EXPECT_EQ(voiceFromWord(u"second"_s), std::nullopt);
}

TEST(Words, AreNotGuessed) {
    EXPECT_EQ(confidentialityFromWord(u"secret"_s), std::nullopt);
    EXPECT_EQ(confidentialityFromWord(QString()), std::nullopt);
    EXPECT_EQ(codeKindFromWord(u"codes"_s), std::nullopt);
}

} // namespace
} // namespace sheaf
