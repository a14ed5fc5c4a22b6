#pragma once

#include "coding/passage.h"
#include "importers/docx_styles.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <pugixml.hpp>

namespace sheaf {

/// A paragraph or table cell as a Word file holds it; lines inside it are parted by LF, tabs are kept.
struct DocxBlock {
    Passage like; ///< kind, level, row, column
    QString text;
};

/// Notes in the order of their first mark. A file may refer to hundreds of thousands.
class DocxNoteIds {
public:
    /// The number of the note, from 1; the next free one if it has none yet.
    qsizetype numberOf(const QString& id);
    [[nodiscard]] const QStringList& inOrder() const { return m_inOrder; }

private:
    QStringList m_inOrder;
    QHash<QString, qsizetype> m_numbers;
};

/// What reading a part left behind besides its blocks.
struct DocxBody {
    QList<DocxBlock> blocks;
    DocxNoteIds footnotes; ///< the first is [1]
    DocxNoteIds endnotes;  ///< the first is [i]
    QStringList warnings;
};

/// Reads the block content of a document, footnote or text box.
///
/// Taken: text, insertions, what fields show, hyperlinks' words, text boxes (once, after the paragraph that anchors
/// them). Left out: deletions, field instructions, hidden text, comments. A cell is one block; one of more than 1,000
/// code units is a block for each of its paragraphs, all with its row and column. Tables in a cell count as that cell's
/// paragraphs.
[[nodiscard]] DocxBody readDocxBody(const pugi::xml_node& container, const DocxStyles& styles);

/// The mark that stands for a note, in the text and before the note itself: `[3]`, `[iii]`.
[[nodiscard]] QString footnoteMark(qsizetype number);
[[nodiscard]] QString endnoteMark(qsizetype number);

} // namespace sheaf
