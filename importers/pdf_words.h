#pragma once

#include "importers/pdf_reader.h"

#include <QString>

#include <span>
#include <vector>

namespace sheaf {

/// One shape that a PDF draws with a font. Places are in points from the page's top left, as the page lies.
struct PdfGlyph {
    std::span<const unsigned> letters;     ///< code points; empty where the file names none
    double x = 0, y = 0;                   ///< where the pen stands, on the base line
    double dx = 0, dy = 0;                 ///< how far the shape moves it, without extra space between letters
    double fontSize = 0;                   ///< points
    double ascent = 0.95, descent = -0.35; ///< ems above the base line
    int rotation = 0;                      ///< quarter turns of the text's direction
    bool isBold = false;
    bool isFixedPitch = false;
};

/// Makes words of glyphs. Glyphs that touch are a word, in whichever direction they are drawn; a space that is drawn
/// over is none. Accents drawn over a letter join it, ligatures are spelt out, letters drawn twice to look bold count
/// once, and words of right-to-left scripts come out in the order of speech.
class PdfWordMaker {
public:
    /// Cost: O(1), but for the last glyph of a word, which costs O(letters of the word).
    void add(const PdfGlyph& glyph);
    /// Moves words, letters and counts into the page; the maker is as new afterwards.
    void finish(PdfPage& page);
    [[nodiscard]] qsizetype wordCount() const { return static_cast<qsizetype>(m_words.size()); }

private:
    struct Cluster { // what one glyph stands for
        qsizetype at, length;
        float left, right;
        bool isRightToLeft;
        bool isMark; // a combining one
    };
    struct Accent {
        char16_t mark = 0; // 0 = none waits
        unsigned letter = 0;
        PdfGlyph glyph;
        float left = 0, right = 0, baseline = 0;
    };

    void addLetter(const PdfGlyph& glyph, float x, float y, float width, char16_t mark);
    [[nodiscard]] bool joinsOpenWord(const PdfGlyph& glyph, float x, float y, float width) const;
    [[nodiscard]] bool takesAccent(const PdfGlyph& glyph, float x, float y, float width) const;
    void writeAccent();
    void openWord(const PdfGlyph& glyph, float x, float y);
    void closeWord();
    void placeMarks();
    void writeClusters(PdfWord& word);
    [[nodiscard]] bool repeatsLastWord(const PdfWord& word, QStringView text) const;

    QString m_letters;
    std::vector<PdfWord> m_words;
    std::vector<std::pair<qsizetype, qsizetype>> m_places; // of each word's text in m_letters
    qsizetype m_glyphs = 0, m_unmapped = 0;

    bool m_isOpen = false;
    PdfWord m_word;
    double m_fontSize = 0;
    float m_pen = 0;
    QString m_text;
    std::vector<Cluster> m_clusters;
    qsizetype m_privateLetters = 0;
    bool m_hasRightToLeft = false, m_needsNormalising = false;
    bool m_hasOnlyMarks = false;
    bool m_spaceSeen = false;
    Accent m_accent;
};

} // namespace sheaf
