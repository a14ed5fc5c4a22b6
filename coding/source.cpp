#include "coding/source.h"

#include "coding/words.h"

namespace sheaf {

namespace {

constexpr Word<Confidentiality> confidentialityWords[] = {
    {Confidentiality::Public, u"public"},
    {Confidentiality::Attributable, u"attributable"},
    {Confidentiality::Confidential, u"confidential"},
};

} // namespace

QString toWord(Confidentiality confidentiality) {
    return wordFor<Confidentiality>(confidentialityWords, confidentiality);
}

std::optional<Confidentiality> confidentialityFromWord(const QString& word) {
    return enumeratorFor<Confidentiality>(confidentialityWords, word);
}

} // namespace sheaf
