#pragma once

#include "importers/markup_blocks.h"

#include <QList>
#include <QString>

#include <memory>
#include <vector>

namespace sheaf {

/// Lays the text of an RTF file into blocks: paragraphs, cells, notes and text boxes. Knows nothing of its words.
class RtfBody {
public:
    RtfBody() { m_targets.push_back(std::make_unique<MarkupBlocks>()); }

    void addText(const QString& text, bool isInTable);
    /// `headingLevel` is 0 for text; a paragraph that a list's mark stands before is an item all the same.
    void endParagraph(int headingLevel, bool isListed);
    /// Ends the cell; its open paragraph must have been ended before.
    void endCell();
    void endRow();
    [[nodiscard]] bool isInCell() const { return m_targets.back()->isInCell(); }

    /// The mark of an item that starts: a number stays, a bullet goes.
    void setListMark(const QString& mark);

    void openLink(const QString& target) { m_targets.back()->openLink(target); }
    void closeLink() { m_targets.back()->closeLink(); }

    /// Writes the note's mark; what follows until endNote() is the note.
    void startNote(bool isInTable);
    void endNote();
    /// What follows until endBox() comes after the paragraph it is anchored in.
    void startBox();
    void endBox();

    /// The body's blocks, then the notes.
    [[nodiscard]] QList<MarkupBlock> take();

private:
    MarkupBlocks& blocks() { return *m_targets.back(); }

    std::vector<std::unique_ptr<MarkupBlocks>> m_targets; ///< the body, and the notes and boxes we are in
    QList<MarkupBlock> m_notes;
    QList<MarkupBlock> m_boxes;   ///< wait for the end of the paragraph that anchors them
    QList<qsizetype> m_openNotes; ///< their numbers
    qsizetype m_noteCount = 0;
    bool m_isListItem = false;
    int m_row = 0;
    int m_column = 0;
};

} // namespace sheaf
