#pragma once

#include <QStringList>

namespace sheaf {

class TextBuilder;

/// Adds the lines of a text without markup as paragraphs, list items and, where people draw them with `#` and `|`,
/// headings and tables. Lines that a program wrapped are joined; short ones stay apart.
void addPlainText(TextBuilder& builder, const QStringList& lines);

} // namespace sheaf
