#pragma once

#include "importers/document_blocks.h"
#include "importers/odt_styles.h"

#include <pugixml.hpp>

namespace sheaf {

/// What reading an OpenDocument text leaves behind besides its blocks.
struct OdtBody : DocumentContent {
    QList<QList<DocumentBlock>> footnotes; ///< the first is [1]
    QList<QList<DocumentBlock>> endnotes;  ///< the first is [i]
    qsizetype copiesLeft = 10'000;         ///< blocks that may still be written for cells that tables repeat
};

/// Reads the block content of a text, note, annotation, header or text box; marks, warnings and notes go into `body`,
/// blocks are returned.
///
/// Taken: text, what fields show, links, annotations' places, text boxes (after the paragraph that anchors them),
/// lists' numbers. Left out: deletions, hidden text, pictures and embedded objects. A cell that a table repeats is
/// written as often as it is shown, up to 100 times and 10,000 in all. Source: OpenDocument 1.3 part 3, 5 to 7, 9.
[[nodiscard]] QList<DocumentBlock>
readOdtBlocks(const pugi::xml_node& container, const OdtStyles& styles, OdtBody& body);

} // namespace sheaf
