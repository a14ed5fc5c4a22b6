#pragma once

#include "importers/document_blocks.h"

#include <optional>

namespace sheaf {

/// The turns of an interview that names nobody, where the interviewer's questions stand out in bold or italics; or
/// nothing if the document is no such interview.
///
/// It is one if at least three wholly emphasised paragraphs end in a question mark and are followed by a plain one, and
/// at least half of the emphasised paragraphs are such questions. From the first question on, emphasised paragraphs are
/// turns of the interviewer and plain ones of the interviewee; neighbours of one kind are one turn. Other blocks, and
/// what comes before, stay as they are. Pure. Cost: O(text).
[[nodiscard]] std::optional<QList<DocumentBlock>> turnsByEmphasis(const QList<DocumentBlock>& blocks);

} // namespace sheaf
