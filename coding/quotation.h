#pragma once

#include "coding/result.h"
#include "coding/text_range.h"

#include <QString>

namespace sheaf {

/// Where a quotation stands in a text: exactly, or else with any white space (line breaks, blanks, soft hyphens) taken
/// as equal.
///
/// Errors: InvalidArgument (nothing but white space), NotFound, Ambiguous (it stands there more than once).
/// Cost:   O(text) for an exact hit, O(text) twice otherwise.
[[nodiscard]] Result<TextRange> findQuotation(const QString& text, const QString& quotation);

/// How many code units of context a coding keeps on each side.
inline constexpr qsizetype contextLength = 32;

/// Up to contextLength code units before (after) the range; shortened by one where it would split a surrogate pair.
[[nodiscard]] QString contextBefore(const QString& text, TextRange range);
[[nodiscard]] QString contextAfter(const QString& text, TextRange range);

/// Errors: InvalidArgument if the range is empty, lies outside the text, or starts or ends inside a surrogate pair.
[[nodiscard]] Result<void> checkCodable(const QString& text, TextRange range);

} // namespace sheaf
