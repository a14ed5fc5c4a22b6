#include "importers/rtf_fonts.h"

namespace sheaf {

namespace {

constexpr const char* symbols = "symbol"; // no charset of ICU

QByteArray codePage(int number) {
    switch (number) {
    case 932:
        return "ibm-943_P15A-2003";
    case 936:
        return "gb18030";
    case 950:
        return "windows-950";
    case 1361:
        return "ibm-1363";
    case 10000:
        return "macintosh";
    case 65001:
        return "utf-8";
    default:
        return (number < 874 ? "ibm-" : "windows-") + QByteArray::number(number);
    }
}

} // namespace

bool RtfFonts::takeCharset(QByteArrayView word) {
    if (word == "ansi")
        m_charset = "windows-1252";
    else if (word == "mac")
        m_charset = "macintosh";
    else if (word == "pc")
        m_charset = "ibm-437";
    else if (word == "pca")
        m_charset = "ibm-850";
    else
        return false;
    return true;
}

void RtfFonts::setCodePage(int number) {
    if (number > 0)
        m_charset = codePage(number);
}

void RtfFonts::setFontCodePage(int font, int number) {
    if (number > 0)
        m_fonts.insert(font, codePage(number));
}

void RtfFonts::setFontCharset(int font, int charset) {
    static constexpr std::pair<int, int> pages[] = {{0, 1252},   {77, 10000}, {128, 932},  {129, 949},  {130, 1361},
                                                    {134, 936},  {136, 950},  {161, 1253}, {162, 1254}, {163, 1258},
                                                    {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874},
                                                    {238, 1250}, {254, 437},  {255, 850}};
    m_fonts.remove(font);
    if (charset == 2)
        m_fonts.insert(font, symbols);
    for (const auto& [number, page] : pages)
        if (number == charset)
            m_fonts.insert(font, codePage(page));
}

QByteArray RtfFonts::charsetOf(int font) const {
    return m_fonts.value(font, m_charset);
}

bool RtfFonts::isSymbolFont(int font) const {
    return m_fonts.value(font) == symbols;
}

} // namespace sheaf
