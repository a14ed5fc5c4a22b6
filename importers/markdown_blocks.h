#pragma once

#include "coding/result.h"
#include "importers/markup_blocks.h"

#include <QString>

namespace sheaf {

/// Adds the text of Markdown (CommonMark with tables, strikethrough, task lists and bare links) to `blocks`, without
/// its marks; HTML in it is read as HTML. The one file that knows md4c.
///
/// Errors:  TooLarge: longer than 2 GB, rows with far more cells than text, or HTML nested too deep.
/// Source:  CommonMark 0.30; GitHub Flavored Markdown 0.29.
[[nodiscard]] Result<void> readMarkdown(const QString& text, MarkupBlocks& blocks);

} // namespace sheaf
