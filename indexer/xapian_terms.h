#pragma once

#include "indexer/passage_index.h"

#include <xapian.h>

#include <string>

namespace sheaf {

/// The terms of a passage's Xapian document: folded words bare (they never begin with an ASCII capital), with
/// positions; the stem of a word that is not its own stem after `Z`, its language and `:`, with the same positions;
/// `L` and the language; `S` and the source's number.
[[nodiscard]] std::string stemTerm(const std::string& language, const std::string& stem);
[[nodiscard]] std::string languageTerm(const std::string& language);
[[nodiscard]] std::string sourceTerm(long long sourceId);
/// Whether a term is a folded word.
[[nodiscard]] bool isWordTerm(const std::string& term);

inline constexpr Xapian::valueno sourceSlot = 0;   ///< the source's number, in decimal
inline constexpr Xapian::valueno languageSlot = 1; ///< a Stemmer's key; nothing for English

[[nodiscard]] Xapian::Document documentFor(const IndexedPassage& passage);
/// The language of a document, as a Stemmer's key.
[[nodiscard]] std::string languageOf(const Xapian::Document& document);

} // namespace sheaf
