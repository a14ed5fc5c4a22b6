#pragma once

#include "importers/list_markers.h"
#include "importers/pdf_reader.h"

namespace sheaf {

/// Words that stand on one line of one page, in order. Sides as in PdfWord.
struct PdfLine {
    QList<PdfWord> words;
    QString text;      ///< the words with what belongs between them
    ListMarker marker; ///< at its start
    int page = 0;
    double left = 0, top = 0, right = 0, bottom = 0;
    double fontSize = 0; ///< of most of its letters
    int rotation = 0;
    bool isBold = false;          ///< nearly all of it
    bool isFixedPitch = false;    ///< all of it
    bool isRightToLeft = false;   ///< most of its words; the first word stands at the right
    bool isTabular = false;       ///< holds a gap that no typesetter leaves between two words
    bool hadLeaders = false;      ///< dots led the eye on to a page number; they are left out
    int table = -1;               ///< number of the table it stands in; -1 none
    int row = -1;                 ///< of the table, from 0
    int column = -1;              ///< of the table, from 0
    qsizetype labelLetters = 0;   ///< of a turn: visible letters at the start that say who speaks and when
    bool startsParagraph = false; ///< within a turn

    [[nodiscard]] double middle() const { return (left + right) / 2; }
    [[nodiscard]] double width() const { return right - left; }

    /// What belongs between a word and the one before it: a space, or nothing where they touch.
    [[nodiscard]] bool hasSpaceBefore(qsizetype word) const;

private:
    [[nodiscard]] bool goesOnAfter(qsizetype word) const;
};

/// The page's words as pieces of lines, from left to right: a word joins the piece that it stands beside, close by, in
/// whatever order the file draws them. What is drawn twice at one place counts once. The page's words are
/// gone afterwards. Cost: O(words log words).
[[nodiscard]] QList<PdfLine> linePiecesOfPage(PdfPage& page);

/// True if the second stands to the right of the first on one line, however far off.
[[nodiscard]] bool standBeside(const PdfLine& first, const PdfLine& second);
/// Both pieces as one line, from left to right.
[[nodiscard]] PdfLine joined(const PdfLine& first, const PdfLine& second);

/// True if `below` stands under `above` in the same column, and not beside it or in the next one.
[[nodiscard]] bool followsDownwards(const PdfLine& above, const PdfLine& below);

} // namespace sheaf
