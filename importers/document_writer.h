#pragma once

#include "importers/document_blocks.h"
#include "importers/text_builder.h"

namespace sheaf {

/// Writes what a word processor's file holds: as the turns of a transcript where speakers' labels, times or emphasised
/// questions say that it is one, else block by block; notes and page furniture come as they are. Marks and warnings are
/// taken along.
///
/// A comment that is on nothing visible hangs on the character before it, or on the one after it where its paragraph
/// has none before.
void writeDocument(TextBuilder& builder, DocumentContent content);

} // namespace sheaf
