#pragma once

#include <QByteArray>
#include <QHash>

namespace sheaf {

/// The charsets of a file and its fonts. Names are ICU's.
/// Source: Rich Text Format Specification 1.9.1, "Character Set" and "Font Table".
class RtfFonts {
public:
    /// `\ansi`, `\mac`, `\pc`, `\pca`; false for any other word.
    bool takeCharset(QByteArrayView word);
    void setCodePage(int number);               ///< `\ansicpg`
    void setFontCharset(int font, int charset); ///< `\fcharset`
    void setFontCodePage(int font, int number); ///< `\cpg`

    [[nodiscard]] QByteArray charsetOf(int font) const;
    /// Its letters are signs and pictures.
    [[nodiscard]] bool isSymbolFont(int font) const;

private:
    QByteArray m_charset = "windows-1252";
    QHash<int, QByteArray> m_fonts;
};

} // namespace sheaf
