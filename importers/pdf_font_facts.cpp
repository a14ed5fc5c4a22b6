#include "importers/pdf_font_facts.h"

#include <poppler/GfxFont.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace sheaf {

namespace {

bool isBoldName(const std::string& name) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    static constexpr std::array<std::string_view, 6> marks = {"bold", "black", "heavy", "-bd", "cmbx", "semibd"};
    return std::any_of(marks.begin(), marks.end(), [&](auto mark) { return lower.find(mark) != std::string::npos; });
}

/// By how much the size of a font that the file draws itself must be multiplied to be that of other fonts. Only the
/// widths of its letters tell.
double scaleOfDrawnFont(const GfxFont& font) {
    const auto& simple = static_cast<const Gfx8BitFont&>(font);
    double sum = 0;
    int count = 0;
    for (int code = 0; code < 256; ++code) {
        const double width = simple.getWidth(static_cast<unsigned char>(code));
        if (!(width > 0))
            continue;
        const char* name = simple.getCharName(code);
        if (name && std::string_view(name) == "m")
            return width / 0.8;
        sum += width;
        ++count;
    }
    const double* matrix = font.getFontMatrix();
    const double stretch = matrix[0] != 0 ? std::abs(matrix[3] / matrix[0]) : 1;
    return count > 0 ? sum / count / 0.5 * stretch : 1;
}

} // namespace

PdfFontFacts factsOf(const GfxFont& font) {
    PdfFontFacts facts;
    facts.ascent = font.getAscent();
    facts.descent = font.getDescent();
    if (!(facts.ascent > 0.2 && facts.ascent < 1.5))
        facts.ascent = 0.95;
    if (!(facts.descent > -0.8 && facts.descent <= 0))
        facts.descent = -0.35;
    const std::string name = font.getName().value_or("");
    facts.isBold = font.isBold() || isBoldName(name);
    facts.isFixedPitch = font.isFixedWidth() || name.find("Mono") != std::string::npos ||
                         name.find("Courier") != std::string::npos || name.find("CMTT") != std::string::npos;
    facts.isVertical = font.getWMode() == 1;
    if (font.getType() == fontType3)
        facts.scale = scaleOfDrawnFont(font);
    return facts;
}

} // namespace sheaf
