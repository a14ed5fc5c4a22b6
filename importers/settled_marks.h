#pragma once

#include "importers/document_blocks.h"

namespace sheaf {

/// Puts the points of marks in order, so that they can be written one after another: each mark starts once and ends
/// once, a start without an end marks nothing but its place, an end without a start is dropped. Blocks that show
/// nothing are removed, and their points go to the next block. A comment on nothing at its paragraph's start is put on
/// the first character there. Cost: O(text + points log points).
void settleMarks(QList<DocumentBlock>& blocks, const QList<TextMark>& marks);

} // namespace sheaf
