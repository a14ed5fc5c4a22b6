#pragma once

#include "coding/text_range.h"

#include <QStringView>

#include <string>
#include <vector>

namespace sheaf {

/// A word of a text.
struct Token {
    std::string folded; ///< UTF-8: case, accents, ligatures and soft hyphens gone; at most maxTermBytes, never empty
    TextRange range;    ///< in UTF-16 code units of the text
};

/// Longer words are cut to this many bytes of UTF-8 (at a whole character) and so found by their beginning.
inline constexpr size_t maxTermBytes = 64;

/// The words of a text, in order: a token's place in the list is its word position. The only tokenizer of this program;
/// indexing, queries and matching all go through it, so that what is found is also what is marked.
///
/// Words are what ICU says they are (Unicode Standard Annex 29, dictionaries for Thai, Chinese, Japanese), split
/// further at every character inside that is neither a letter, a digit nor an apostrophe, except between two digits:
/// `well-being` and `end.Next` are two words, `3.5`, `1,000` and `don't` one. Footnote digits (`word²`) and emoji are
/// no words.
///
/// Threads: safe from any thread; each keeps its own ICU iterator and stemmer.
/// Cost:    O(text), about 1 µs a word.
[[nodiscard]] std::vector<Token> analyse(QStringView text);

} // namespace sheaf
