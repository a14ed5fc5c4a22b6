#include "indexer/xapian_terms.h"

#include "indexer/analysis.h"
#include "indexer/stemmer.h"

namespace sheaf {
namespace {

constexpr auto english = "en";

} // namespace

std::string stemTerm(const std::string& language, const std::string& stem) {
    return "Z" + language + ":" + stem;
}
std::string languageTerm(const std::string& language) {
    return "L" + language;
}
std::string sourceTerm(long long sourceId) {
    return "S" + std::to_string(sourceId);
}

bool isWordTerm(const std::string& term) {
    return !term.empty() && (term.front() < 'A' || term.front() > 'Z');
}

Xapian::Document documentFor(const IndexedPassage& passage) {
    Stemmer& stemmer = Stemmer::forLanguage(passage.language);
    Xapian::Document document;
    document.add_value(sourceSlot, std::to_string(passage.source.value));
    if (stemmer.key() != english)
        document.add_value(languageSlot, stemmer.key());
    document.add_boolean_term(sourceTerm(passage.source.value));
    document.add_boolean_term(languageTerm(stemmer.key()));
    Xapian::termpos position = 1; // Xapian 1.4 reads the positions {0, 1} back as {1}
    for (const Token& token : analyse(passage.text)) {
        document.add_posting(token.folded, position);
        if (const std::string& stem = stemmer(token.folded); stem != token.folded)
            document.add_posting(stemTerm(stemmer.key(), stem), position);
        ++position;
    }
    return document;
}

std::string languageOf(const Xapian::Document& document) {
    const std::string language = document.get_value(languageSlot);
    return language.empty() ? english : language;
}

} // namespace sheaf
