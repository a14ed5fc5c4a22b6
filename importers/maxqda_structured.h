#pragma once

#include "importers/text_builder.h"

#include <QStringList>

namespace sheaf {

/// Whether the lines are MAXQDA's structured text: `#TEXT Case 01`, `#CODE Question 1` … `#ENDCODE`. They are if one of
/// the first filled lines starts a text and some line a code.
[[nodiscard]] bool isMaxqdaStructured(const QStringList& lines);

/// Adds them: each text's name as a heading of the first level, each code's path (`A\B`) as one of the second, and what
/// lies in and between codes as paragraphs, one a line. A code inside a code starts a heading too. Cost: O(text).
void addMaxqdaStructured(TextBuilder& builder, const QStringList& lines);

} // namespace sheaf
