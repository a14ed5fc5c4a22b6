#pragma once

#include "importers/pdf_paragraphs.h"

namespace sheaf {

/// The paragraphs regrouped into turns if their lines are a transcript's, by the rules of transcriptFromLines(); else
/// as they came. Cells of tables and footnotes stay what they are. Cost: O(lines).
[[nodiscard]] QList<PdfParagraph> turnsFromParagraphs(QList<PdfParagraph> paragraphs);

} // namespace sheaf
