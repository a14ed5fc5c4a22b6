#include "indexer/stemmer.h"

#include "indexer/xapian_errors.h"

#include <xapian.h>

#include <map>
#include <unordered_map>

namespace sheaf {
namespace {

constexpr auto noStems = "none";

/// Nothing where Xapian has no stemmer of that name.
Result<Xapian::Stem> stemsOf(const std::string& key) {
    return guardedXapian(XapianAccess::Reading, [&] { return key == noStems ? Xapian::Stem() : Xapian::Stem(key); });
}

std::string keyOf(const QString& language) {
    if (language.isEmpty())
        return "en";
    const std::string first = language.section(u'-', 0, 0).section(u'_', 0, 0).toLower().toStdString();
    return first.size() <= 3 && stemsOf(first) ? first : noStems; // longer ones name variants nobody's texts are in
}

} // namespace

class Stemmer::Known {
public:
    explicit Known(const std::string& key) : stem(stemsOf(key).value_or(Xapian::Stem())) {}

    Xapian::Stem stem; // one made without a language gives every word back
    std::unordered_map<std::string, std::string> stems;
};

Stemmer::Stemmer(std::string key) : m_key(std::move(key)), m_known(std::make_unique<Known>(m_key)) {}
Stemmer::~Stemmer() = default;

Stemmer& Stemmer::forLanguage(const QString& language) {
    return forKey(keyOf(language));
}

Stemmer& Stemmer::forKey(const std::string& key) {
    thread_local std::map<std::string, std::unique_ptr<Stemmer>> stemmers;
    std::unique_ptr<Stemmer>& stemmer = stemmers[key];
    if (!stemmer)
        stemmer.reset(new Stemmer(key));
    return *stemmer;
}

const std::string& Stemmer::operator()(const std::string& folded) {
    constexpr size_t mostKept = 50'000; // words; some 6 MB
    if (const auto found = m_known->stems.find(folded); found != m_known->stems.end())
        return found->second;
    if (m_known->stems.size() >= mostKept)
        m_known->stems.clear();
    std::string word = folded;
    if (m_key == "en" && word.ends_with("'s") && word.size() > 2)
        word.resize(word.size() - 2);
    std::string stem = m_known->stem(word);
    return m_known->stems.emplace(folded, stem.empty() ? std::move(word) : std::move(stem)).first->second;
}

} // namespace sheaf
