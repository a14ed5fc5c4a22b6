#pragma once

#include "importers/document_blocks.h"
#include "importers/imported_source.h"

namespace sheaf {

/// The turns that were made of the blocks' lines, as blocks with the marks that the lines had; also the marks that the
/// turns have themselves, which are appended to `marks`.
///
/// Labels and times have gone from the turns and lines were joined, so places are found again by the letters that the
/// two have in common; a mark on a label goes to what is said after it. Cost: O(text).
[[nodiscard]] QList<DocumentBlock>
blocksOfTurns(const ImportedSource& turns, const QList<DocumentBlock>& blocks, QList<TextMark>& marks);

} // namespace sheaf
