#pragma once

#include "coding/result.h"

#include <QByteArray>

namespace sheaf {

/// Which rules a page is written by: in XHTML every element may close itself (`<script/>`), and CDATA is text.
enum class HtmlDialect { Html, Xhtml };

/// A page with only those tags and attributes that say how its text falls into blocks: what is for browsers (scripts,
/// styles, forms' values, comments, all formatting) is gone, and elements that do not show have the attribute `hidden`.
///
/// It is there for the tree builder's sake, whose time grows with the square of nesting and of a tag's attributes.
///
/// Units:   UTF-8 in and out.
/// Errors:  TooLarge if elements nest deeper than 400.
/// Cost:    O(length).
/// Source:  HTML Living Standard, 13.2.5 (tokenization).
[[nodiscard]] Result<QByteArray> filteredHtml(const QByteArray& page, HtmlDialect dialect);

} // namespace sheaf
