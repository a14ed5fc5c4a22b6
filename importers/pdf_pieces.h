#pragma once

#include "importers/pdf_reader.h"

#include <QStringView>

#include <vector>

namespace sheaf {

/// The page's words in groups that stand close together on one line, each from left to right; the groups by where they
/// start. Letters that are spaced out are joined into words, what is drawn twice at one place counts once.
/// Cost: O(words log words).
[[nodiscard]] std::vector<std::vector<PdfWord>> closeWords(PdfPage& page);

[[nodiscard]] bool isDots(QStringView text);
/// Dots that lead the eye to a page number.
[[nodiscard]] bool isLeader(QStringView text);

} // namespace sheaf
