#include "coding/coding.h"

#include "coding/words.h"

#include <algorithm>
#include <tuple>

namespace sheaf {

namespace {

constexpr Word<EvidenceStrength> evidenceWords[] = {
    {EvidenceStrength::Anecdotal, u"anecdotal"},
    {EvidenceStrength::SelfReported, u"self-reported"},
    {EvidenceStrength::Monitored, u"monitored"},
    {EvidenceStrength::Evaluated, u"evaluated"},
};

constexpr Word<Stance> stanceWords[] = {
    {Stance::Supports, u"supports"},
    {Stance::Qualifies, u"qualifies"},
    {Stance::Contradicts, u"contradicts"},
    {Stance::DeviantCase, u"deviant case"},
};

constexpr Word<Voice> voiceWords[] = {
    {Voice::Participant, u"participant's words"},
    {Voice::Author, u"author's interpretation"},
    {Voice::Document, u"document statement"},
    {Voice::SecondHand, u"second-hand"},
};

constexpr Word<Voice> shortVoiceWords[] = {
    {Voice::Participant, u"participant"},
    {Voice::Author, u"author"},
    {Voice::Document, u"document"},
};

} // namespace

QString toWord(EvidenceStrength strength) {
    return wordFor<EvidenceStrength>(evidenceWords, strength);
}

QString toWord(Stance stance) {
    return wordFor<Stance>(stanceWords, stance);
}

QString toWord(Voice voice) {
    return wordFor<Voice>(voiceWords, voice);
}

std::optional<EvidenceStrength> evidenceFromWord(const QString& word) {
    return enumeratorFor<EvidenceStrength>(evidenceWords, word);
}

std::optional<Stance> stanceFromWord(const QString& word) {
    return enumeratorFor<Stance>(stanceWords, word);
}

std::optional<Voice> voiceFromWord(const QString& word) {
    const auto voice = enumeratorFor<Voice>(voiceWords, word);
    return voice ? voice : enumeratorFor<Voice>(shortVoiceWords, word);
}

void sortAsRead(QList<CodedRange>& codings) {
    const auto place = [](const CodedRange& coding) { return std::tuple(coding.source, coding.range, coding.id); };
    if (!std::ranges::is_sorted(std::as_const(codings), {}, place))
        std::ranges::sort(codings, {}, place);
}

} // namespace sheaf
