#include "importers/docx_symbols.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

struct Sign {
    unsigned char code;
    char16_t character;
};

// The common signs only, sorted by code.
constexpr std::array wingdings = {
    Sign{0x21, u'\u270F'}, Sign{0x22, u'\u2702'}, Sign{0x28, u'\u260E'}, Sign{0x29, u'\u2706'}, Sign{0x2A, u'\u2709'},
    Sign{0x36, u'\u231B'}, Sign{0x3E, u'\u2707'}, Sign{0x3F, u'\u270D'}, Sign{0x41, u'\u270C'}, Sign{0x45, u'\u261C'},
    Sign{0x46, u'\u261E'}, Sign{0x47, u'\u261D'}, Sign{0x48, u'\u261F'}, Sign{0x4A, u'\u263A'}, Sign{0x4C, u'\u2639'},
    Sign{0x6C, u'\u25CF'}, Sign{0x6D, u'\u274D'}, Sign{0x6E, u'\u25A0'}, Sign{0x6F, u'\u25A1'}, Sign{0x71, u'\u2751'},
    Sign{0x72, u'\u2752'}, Sign{0x75, u'\u25C6'}, Sign{0x76, u'\u2756'}, Sign{0x9E, u'\u00B7'}, Sign{0x9F, u'\u2022'},
    Sign{0xA7, u'\u25AA'}, Sign{0xA8, u'\u25FB'}, Sign{0xAB, u'\u2605'}, Sign{0xD8, u'\u27A2'}, Sign{0xDF, u'\u2190'},
    Sign{0xE0, u'\u2192'}, Sign{0xE1, u'\u2191'}, Sign{0xE2, u'\u2193'}, Sign{0xE8, u'\u2794'}, Sign{0xF0, u'\u21E8'},
    Sign{0xFB, u'\u2717'}, Sign{0xFC, u'\u2713'}, Sign{0xFD, u'\u2612'}, Sign{0xFE, u'\u2611'}};

constexpr std::array symbol = {
    Sign{0x22, u'\u2200'}, Sign{0x24, u'\u2203'}, Sign{0x27, u'\u220B'}, Sign{0x2D, u'\u2212'}, Sign{0x40, u'\u2245'},
    Sign{0x41, u'\u0391'}, Sign{0x42, u'\u0392'}, Sign{0x43, u'\u03A7'}, Sign{0x44, u'\u0394'}, Sign{0x45, u'\u0395'},
    Sign{0x46, u'\u03A6'}, Sign{0x47, u'\u0393'}, Sign{0x48, u'\u0397'}, Sign{0x49, u'\u0399'}, Sign{0x4B, u'\u039A'},
    Sign{0x4C, u'\u039B'}, Sign{0x4D, u'\u039C'}, Sign{0x4E, u'\u039D'}, Sign{0x4F, u'\u039F'}, Sign{0x50, u'\u03A0'},
    Sign{0x51, u'\u0398'}, Sign{0x52, u'\u03A1'}, Sign{0x53, u'\u03A3'}, Sign{0x54, u'\u03A4'}, Sign{0x55, u'\u03A5'},
    Sign{0x57, u'\u03A9'}, Sign{0x58, u'\u039E'}, Sign{0x59, u'\u03A8'}, Sign{0x5A, u'\u0396'}, Sign{0x61, u'\u03B1'},
    Sign{0x62, u'\u03B2'}, Sign{0x63, u'\u03C7'}, Sign{0x64, u'\u03B4'}, Sign{0x65, u'\u03B5'}, Sign{0x66, u'\u03C6'},
    Sign{0x67, u'\u03B3'}, Sign{0x68, u'\u03B7'}, Sign{0x69, u'\u03B9'}, Sign{0x6B, u'\u03BA'}, Sign{0x6C, u'\u03BB'},
    Sign{0x6D, u'\u03BC'}, Sign{0x6E, u'\u03BD'}, Sign{0x6F, u'\u03BF'}, Sign{0x70, u'\u03C0'}, Sign{0x71, u'\u03B8'},
    Sign{0x72, u'\u03C1'}, Sign{0x73, u'\u03C3'}, Sign{0x74, u'\u03C4'}, Sign{0x75, u'\u03C5'}, Sign{0x77, u'\u03C9'},
    Sign{0x78, u'\u03BE'}, Sign{0x79, u'\u03C8'}, Sign{0x7A, u'\u03B6'}, Sign{0xA2, u'\u2032'}, Sign{0xA3, u'\u2264'},
    Sign{0xA5, u'\u221E'}, Sign{0xAB, u'\u2194'}, Sign{0xAC, u'\u2190'}, Sign{0xAD, u'\u2191'}, Sign{0xAE, u'\u2192'},
    Sign{0xAF, u'\u2193'}, Sign{0xB0, u'\u00B0'}, Sign{0xB1, u'\u00B1'}, Sign{0xB2, u'\u2033'}, Sign{0xB3, u'\u2265'},
    Sign{0xB4, u'\u00D7'}, Sign{0xB7, u'\u2022'}, Sign{0xB8, u'\u00F7'}, Sign{0xB9, u'\u2260'}, Sign{0xBA, u'\u2261'},
    Sign{0xBB, u'\u2248'}, Sign{0xBC, u'\u2026'}, Sign{0xC6, u'\u2205'}, Sign{0xC7, u'\u2229'}, Sign{0xC8, u'\u222A'},
    Sign{0xCE, u'\u2208'}, Sign{0xD2, u'\u00AE'}, Sign{0xD3, u'\u00A9'}, Sign{0xD4, u'\u2122'}, Sign{0xD6, u'\u221A'},
    Sign{0xDB, u'\u21D4'}, Sign{0xDC, u'\u21D0'}, Sign{0xDE, u'\u21D2'}, Sign{0xE2, u'\u00AE'}, Sign{0xE3, u'\u00A9'},
    Sign{0xE4, u'\u2122'}, Sign{0xE5, u'\u2211'}, Sign{0xF2, u'\u222B'}};

constexpr std::array wingdings2 = {Sign{0x4F, u'\u2717'}, Sign{0x50, u'\u2713'}, Sign{0x51, u'\u2612'},
                                   Sign{0x52, u'\u2611'}, Sign{0x54, u'\u2612'}, Sign{0x97, u'\u2022'},
                                   Sign{0xA3, u'\u25A1'}};

std::span<const Sign> signsOf(const QString& font) {
    if (font == "symbol"_L1)
        return symbol;
    if (font == "wingdings"_L1)
        return wingdings;
    if (font == "wingdings 2"_L1)
        return wingdings2;
    return {};
}

} // namespace

bool isSymbolFont(const QString& font) {
    const QString name = font.toLower();
    return name == "symbol"_L1 || name.startsWith("wingdings"_L1) || name == "webdings"_L1;
}

char32_t symbolFromFont(const QString& font, char32_t code) {
    const bool isOwn = code >= 0xF000 && code <= 0xF0FF;
    if (!isOwn && !(isSymbolFont(font) && code <= 0xFF)) {
        const bool isPrivate = code >= 0xE000 && code <= 0xF8FF;
        return code < 0x20 || isPrivate || code > 0x10FFFF || QChar::isSurrogate(code) ? U'\uFFFD' : code;
    }
    const auto own = static_cast<unsigned char>(code & 0xFF);
    const std::span<const Sign> signs = signsOf(font.toLower());
    const auto found = std::ranges::lower_bound(signs, own, {}, &Sign::code);
    if (found != signs.end() && found->code == own)
        return found->character;
    // What Symbol does not change is ASCII.
    return font.compare("symbol"_L1, Qt::CaseInsensitive) == 0 && own >= 0x20 && own < 0x7F ? own : U'\uFFFD';
}

} // namespace sheaf
