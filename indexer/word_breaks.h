#pragma once

#include <QStringView>

#include <unicode/brkiter.h>

namespace sheaf {

/// ICU's iterators over a text, one of each kind a thread, because making one costs more than walking a passage.
///
/// Lifetime: what is returned points into `text`, and is valid until the same thread calls the same function again.
[[nodiscard]] icu::BreakIterator& wordBreaks(QStringView text);
/// Between characters as people see them (grapheme clusters).
[[nodiscard]] icu::BreakIterator& characterBreaks(QStringView text);

} // namespace sheaf
