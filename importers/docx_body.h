#pragma once

#include "importers/document_blocks.h"
#include "importers/docx_numbering.h"
#include "importers/docx_styles.h"

#include <QHash>
#include <QString>

#include <pugixml.hpp>

namespace sheaf {

/// What the parts of a Word file refer to by number.
struct DocxReferences {
    DocxStyles styles;
    DocxNumbering numbering;           ///< counts while the text is read
    QHash<QString, QString> links;     ///< relation → where it leads; of the part that is being read
    QHash<QString, TextMark> comments; ///< by id
};

/// What reading a document's text leaves behind.
struct DocxBody : DocumentContent {
    NoteIds footnotes;                ///< the first is [1]
    NoteIds endnotes;                 ///< the first is [i]
    QHash<QString, int> commentMarks; ///< id → mark, of the comments met so far
};

/// Reads the block content of a document, footnote, comment, header or text box; marks, warnings and notes' ids go into
/// `body`, blocks are returned.
///
/// Taken: text, insertions, what fields show, hyperlinks, comments' places, text boxes (once, after the paragraph that
/// anchors them), lists' numbers. Left out: deletions, field instructions, hidden text. Paragraphs whose mark was
/// deleted are joined with the next. Tables in a cell count as that cell's paragraphs.
[[nodiscard]] QList<DocumentBlock>
readDocxBlocks(const pugi::xml_node& container, DocxReferences& references, DocxBody& body);

} // namespace sheaf
