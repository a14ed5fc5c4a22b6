#pragma once

#include "coding/text_range.h"

#include <QString>

namespace sheaf {

/// The sentence (or sentences, if the range spans several) that a range lies in, without the white space around it, and
/// never beyond `within` — the passage. Where a sentence ends is ICU's judgement for the language (BCP 47; empty:
/// English). Cost: O(within).
[[nodiscard]] TextRange sentenceAround(const QString& text, TextRange range, TextRange within, const QString& language);

} // namespace sheaf
