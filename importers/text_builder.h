#pragma once

#include "importers/imported_source.h"

#include <QStringView>

namespace sheaf {

/// Where a piece of a word stands on its page; clamped to the page when the builder takes it.
struct PlaceOnPage {
    int page = 0; ///< from 1
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// Assembles a source's text, passages and word boxes so that the invariants of ImportedSource hold by construction.
///
/// White space is trimmed at both ends of a passage and collapsed inside it: to a line feed where the run holds one and
/// line breaks are kept, to a lone no-break space where that is all there is, else to one space. Carriage returns, byte
/// order marks, NUL, other control characters and soft hyphens are dropped; lone surrogates and noncharacters become
/// U+FFFD. Letters stay as they came.
///
/// A passage without one visible character leaves no trace. Passages are parted by a blank line; list items, and cells
/// of one table row, by one line feed.
class TextBuilder {
public:
    enum class LineBreaks { Collapse, Keep };

    /// Starts a passage with the attributes of `like` (kind, level, page, cell, speaker); its id, ordinal and range are
    /// ignored. A passage still open is ended first.
    void begin(const Passage& like, LineBreaks lineBreaks = LineBreaks::Collapse);
    void addText(QStringView text);
    /// As addText, and remembers where the text stands. Words are not parted unless white space is added between them.
    void addWord(QStringView text, const PlaceOnPage& place);
    /// The rest of the word added last, which a line end had split: the word becomes one range with one box more.
    void addRestOfWord(QStringView text, const PlaceOnPage& place);
    /// True if the passage held something to read.
    bool end();

    /// begin, addText, end.
    bool addPassage(const Passage& like, QStringView text, LineBreaks lineBreaks = LineBreaks::Collapse);

    /// What is added until closeMark() of the returned number gets the mark; it may go on over several passages. A
    /// comment on nothing visible hangs on the character before it; any other mark on nothing is dropped.
    int openMark(TextMark mark); ///< its range is ignored
    void closeMark(int mark);

    /// Room for so many words with boxes, where their number is known: growing millions of them costs as much again.
    void expectWords(qsizetype words) { m_source.words.reserve(words); }
    void setLanguage(const QString& language) { m_source.language = language; }
    void setPagesWithoutText(QList<int> pages) { m_source.pagesWithoutText = std::move(pages); }
    void setPages(QList<Page> pages) { m_source.pages = std::move(pages); }
    void addWarning(const QString& line);
    [[nodiscard]] bool hasPassages() const { return !m_source.passages.isEmpty(); }
    /// The finished value; the builder is empty afterwards. An open passage is ended.
    [[nodiscard]] ImportedSource take(const QString& format, const QString& title);

private:
    void append(char16_t unit);
    void startMarks();
    void dropMarksFrom(qsizetype start);
    void flushSpace();
    void addBox(TextRange range, const PlaceOnPage& place);
    [[nodiscard]] QStringView separatorBefore(const Passage& next) const;

    ImportedSource m_source;
    Passage m_open;
    bool m_isOpen = false;
    LineBreaks m_lineBreaks = LineBreaks::Collapse;
    char16_t m_space = 0;     // white space waiting for the next visible character; 0 = none
    qsizetype m_rollback = 0; // text length before the open passage and its separator
    qsizetype m_wordsBefore = 0;
    QList<TextMark> m_marks;     // a start of -1 waits for a visible character, an end of -1 for closeMark()
    QList<int> m_startlessMarks; // numbers of those that wait for a visible character
    QList<int> m_marksTouched;   // numbers of those that started or ended in the open passage
};

/// The text in the form a title is shown in: white space collapsed, control characters gone, at most 300 code units.
[[nodiscard]] QString tidyTitle(QStringView title);

} // namespace sheaf
