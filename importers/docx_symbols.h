#pragma once

#include <QString>

namespace sheaf {

/// The character that a sign of a symbol font stands for (Symbol, Wingdings and kin); `code` as the file has it, with
/// or without the 0xF000 that Word adds. U+FFFD for a sign that is not known.
[[nodiscard]] char32_t symbolFromFont(const QString& font, char32_t code);
/// Whether the font's codes are signs of its own rather than Unicode.
[[nodiscard]] bool isSymbolFont(const QString& font);

} // namespace sheaf
