#pragma once

#include "importers/pdf_lines.h"

#include <vector>

namespace sheaf {

enum class PdfZone { Body, Header, Footer };

/// For each line of each page, whether it is a running header or footer or a page number.
///
/// A line in the top or bottom seventh of its page is one if other pages have the same text there, digits aside; or if
/// it stands where those of other pages stand and keeps apart from the text; or if it is a page number that stands last
/// or first. Cost: O(lines log lines).
[[nodiscard]] QList<QList<PdfZone>> zonesOfLines(const std::vector<PdfPage>& pages, const QList<QList<PdfLine>>& lines);

} // namespace sheaf
