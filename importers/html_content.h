#pragma once

#include "coding/result.h"
#include "importers/html_filter.h"
#include "importers/markup_blocks.h"

#include <QByteArray>
#include <QString>

namespace sheaf {

/// What a page of HTML says of itself.
struct HtmlHead {
    QString title;    ///< as it stands there
    QString language; ///< BCP 47; empty if it declares none
};

/// Adds the text of a page to `blocks`. The one file that knows gumbo.
///
/// Taken: headings, paragraphs, lists (with their numbers), tables, quotations, definitions, captions, the lines of
/// preformatted text; links that lead out; notes as footnotes, their marks as `[1]`. Left out: what does not show,
/// scripts, pictures and their descriptions. A cell of a table inside a cell counts as a paragraph of that cell.
///
/// Units:   `page` is UTF-8.
/// Errors:  TooLarge: nested deeper than 400 elements, or longer than 64 MB.
/// Threads: reentrant.
[[nodiscard]] Result<HtmlHead> readHtml(const QByteArray& page, HtmlDialect dialect, MarkupBlocks& blocks);

/// What a reference such as `&eacute;` stands for; the reference itself if it stands for nothing.
[[nodiscard]] QString resolvedReference(const QByteArray& reference);

} // namespace sheaf
