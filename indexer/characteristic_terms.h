#pragma once

#include "indexer/similar_passages.h"

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

namespace sheaf {

/// A stem that sets passages apart, with the terms under which it stands in the index.
struct CharacteristicTerm {
    std::string stemTerm; ///< of words that are not their own stem
    std::string stem;     ///< the bare word that is its own stem
    std::string word;     ///< the form that the passages have most often
    double weight = 0;    ///< above 0; 1 for the weightiest
    double rarity = 0;    ///< above 0: of how few passages of the index it is
};

/// The stems of a passage's words in the index, each with its forms and how often they occur.
using WordsOfPassage = std::map<std::string, std::map<std::string, Xapian::termcount>>;
/// By stemTerm(). Throws what Xapian throws.
[[nodiscard]] WordsOfPassage wordsOf(const Xapian::Document& passage);

/// The terms that set `like` apart from the whole index and from `unlike`, weightiest first, of equal ones by stem.
/// Both are sampled where they are large. Throws what Xapian throws, and SearchCancelled.
/// Cost: O(words of the passages compared), some 20 ms for 1,000 passages.
[[nodiscard]] std::vector<CharacteristicTerm>
characteristicTerms(const Xapian::Database& index, const SimilarRequest& request);

} // namespace sheaf
