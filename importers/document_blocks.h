#pragma once

#include "coding/passage.h"
#include "coding/text_mark.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// Where a mark starts or ends in a block's text.
struct MarkPoint {
    qsizetype at = 0; ///< UTF-16 position in the block's text
    int mark = 0;     ///< in DocumentContent::marks
    bool starts = true;
};

/// A paragraph, note or table cell of a word processor's file; lines inside it are parted by LF, tabs are kept.
struct DocumentBlock {
    Passage like = {}; ///< kind, level, row, column
    QString text = {};
    QList<MarkPoint> points = {}; ///< in the order of the text
    QString number = {};          ///< that the program shows before a list item or a heading: `2.1`
    bool isEmphasised = false;    ///< all that is visible in it is bold, or all is in italics
};

/// Notes in the order of their first mark. A file may refer to hundreds of thousands.
class NoteIds {
public:
    /// The number of the note, from 1; the next free one if it has none yet.
    qsizetype numberOf(const QString& id);
    [[nodiscard]] const QStringList& inOrder() const { return m_inOrder; }

private:
    QStringList m_inOrder;
    QHash<QString, qsizetype> m_numbers;
};

/// What reading a word processor's file gives besides its blocks.
struct DocumentContent {
    QList<DocumentBlock> blocks;
    QList<TextMark> marks; ///< their ranges are unset; blocks say where they are
    QStringList warnings;  ///< without repetition
    qsizetype trackedChanges = 0;

    void warn(const QString& line);
    /// Adds a mark and returns its number.
    int addMark(TextMark mark);
};

/// The block with its number as part of its text.
[[nodiscard]] DocumentBlock withNumber(DocumentBlock block);

/// Appends more text to a block, with the separator between unless the block is still empty, and its points.
void appendToBlock(DocumentBlock& block, const DocumentBlock& more, QStringView separator);

/// Appends a table's cell, made of the blocks in it: one block, but one of more than 1,000 code units is a block for
/// each of its paragraphs, all with its row and column. A cell that says nothing leaves no block, only its points.
void appendCell(QList<DocumentBlock>& blocks, const QList<DocumentBlock>& inside, int row, int column);

/// Appends a note, made of the blocks in it, behind its mark. One that says nothing leaves no block.
void appendNote(QList<DocumentBlock>& blocks, const QList<DocumentBlock>& inside, const QString& mark);

/// Appends what stands at the top or bottom of every page, each paragraph as page furniture; what an earlier one said
/// already, and mere page numbers, are left out.
void appendFurniture(QList<DocumentBlock>& blocks, const QList<DocumentBlock>& inside);

/// The mark that stands for a note, in the text and before the note itself: `[3]`, `[iii]`.
[[nodiscard]] QString footnoteMark(qsizetype number);
[[nodiscard]] QString endnoteMark(qsizetype number);

/// The warning about tracked changes; counts insertions, deletions and moves.
[[nodiscard]] QString trackedChangesWarning(qsizetype count);

/// A comment's or a note's blocks as lines of plain text.
[[nodiscard]] QString plainText(const QList<DocumentBlock>& blocks);

} // namespace sheaf
