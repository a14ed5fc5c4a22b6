#pragma once

#include "importers/pdf_reader.h"

#include <QString>

#include <vector>

namespace sheaf {

/// Letters that are set apart come as words of their own: joins those that are one word.
///
/// `words` stand close together, from left to right. Either all of them are single letters, as in a heading, and stand
/// closer than words do; or each letter has the same room, as in a listing that TeX sets in columns.
/// Gives what the joined words' texts lie in, to be kept as long as the words; empty if nothing is joined.
/// Cost: O(n log n), n words.
[[nodiscard]] QString joinSpacedLetters(std::vector<PdfWord>& words);

} // namespace sheaf
