#include "coding/coding.h"

#include "coding/words.h"

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

} // namespace

QString toWord(EvidenceStrength strength) {
    return wordFor<EvidenceStrength>(evidenceWords, strength);
}

QString toWord(Stance stance) {
    return wordFor<Stance>(stanceWords, stance);
}

std::optional<EvidenceStrength> evidenceFromWord(const QString& word) {
    return enumeratorFor<EvidenceStrength>(evidenceWords, word);
}

std::optional<Stance> stanceFromWord(const QString& word) {
    return enumeratorFor<Stance>(stanceWords, word);
}

} // namespace sheaf
