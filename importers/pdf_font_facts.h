#pragma once

class GfxFont;

namespace sheaf {

/// What words are made by, of a font that a PDF names.
struct PdfFontFacts {
    double ascent = 0.95, descent = -0.35; ///< ems above the base line
    double scale = 1;                      ///< by which its size must be multiplied to be that of other fonts
    bool isBold = false, isFixedPitch = false, isVertical = false;
};

/// Cost: O(1), but for fonts that the file draws itself: all their 256 widths.
[[nodiscard]] PdfFontFacts factsOf(const GfxFont& font);

} // namespace sheaf
