#pragma once

#include "coding/passage.h"
#include "coding/text_range.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace sheaf {

class TextBuilder;

/// A stretch of a block that leads somewhere.
struct MarkupLink {
    TextRange range; ///< in the block's text
    QString target;
};

/// A paragraph, heading, list item or cell of a file in a markup language. LF parts lines that stay apart; softBreak
/// parts lines that belong together, unless they are a transcript's.
struct MarkupBlock {
    static constexpr char16_t softBreak = u'\v';

    Passage like; ///< kind, level, row, column
    QString text;
    QList<MarkupLink> links; ///< in the order of their starts; they do not overlap
};

/// Collects the blocks of a file while a reader walks through its markup, so that text of every format falls into
/// blocks by the same rules: a list item's number stands before its first word, a cell is one block unless it is longer
/// than 1,000 code units (then one for each paragraph), blocks without text leave no trace.
class MarkupBlocks {
public:
    /// Ends the open block and starts one. Inside a cell the kind does not count: all is a paragraph of the cell.
    void begin(const Passage& like);
    void end();
    /// What the open block turns out to be; does not count inside a cell.
    void setLike(const Passage& like);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Text of the open block; one that was not begun is a paragraph. White space stays as it is.
    void addText(QStringView text);
    /// As addText, with white space of any kind as spaces, no-break spaces excepted.
    void addFlowing(QStringView text);
    /// Stands before the first visible character that follows; prefixes of items in items add up.
    void addPrefix(const QString& prefix) { m_prefix += prefix; }
    void dropPrefix() { m_prefix.clear(); }

    void openLink(const QString& target);
    void closeLink();
    /// Puts what was added since `from` into brackets, as the mark of a note: `[1]`.
    void bracketFrom(qsizetype from);
    /// Takes back what was added since `from`; no link lies in it.
    void removeFrom(qsizetype from);
    /// Takes away the first code units of the open block, but none of a link.
    void removeFirst(qsizetype count);
    /// Code units in the open block; 0 if there is none.
    [[nodiscard]] qsizetype length() const { return m_isOpen ? m_open.text.size() : 0; }
    [[nodiscard]] QStringView openText() const { return m_isOpen ? QStringView(m_open.text) : QStringView(); }

    void beginCell(int row, int column);
    void endCell();
    [[nodiscard]] bool isInCell() const { return m_cellStart >= 0; }

    /// Adds finished blocks; the open one is ended.
    void append(const QList<MarkupBlock>& blocks);
    /// All blocks; the open one and an open cell are ended.
    [[nodiscard]] QList<MarkupBlock> take();

private:
    QList<MarkupBlock> m_blocks;
    MarkupBlock m_open;
    bool m_isOpen = false;
    QString m_prefix;
    QString m_linkTarget; ///< empty outside a link
    qsizetype m_linkStart = 0;
    qsizetype m_cellStart = -1; ///< number of the cell's first block; -1 outside cells
    Passage m_cell;
};

/// The paragraphs of a note as one block that starts with its mark, `[3] …`. Without text if they hold none.
[[nodiscard]] MarkupBlock noteFrom(const QList<MarkupBlock>& paragraphs, qsizetype number);

/// Only these lead anywhere a reader may follow: http, https and mailto.
[[nodiscard]] bool leadsSomewhere(const QString& target);

/// The lines of the blocks, an empty one after each block: what transcriptFromLines() judges.
[[nodiscard]] QStringList linesOf(const QList<MarkupBlock>& blocks);

/// Writes each block as a passage with its links.
void addBlocksAsTheyAre(TextBuilder& builder, const QList<MarkupBlock>& blocks);
/// Writes the blocks: as turns if they are a transcript (then without links), else as they are.
void addBlocks(TextBuilder& builder, const QList<MarkupBlock>& blocks);

} // namespace sheaf
