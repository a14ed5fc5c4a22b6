#pragma once

#include "coding/result.h"
#include "importers/markup_blocks.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

struct RtfContent {
    QString title;
    QList<MarkupBlock> blocks; ///< of the body, then the notes
    QStringList warnings;
};

/// Reads rich text.
///
/// Taken: text in the code pages of its fonts and in Unicode, headings, lists with their numbers, tables, footnotes and
/// endnotes (one series, after the body), text boxes (after the paragraph that anchors them), links, what fields show.
/// Left out: running headers and footers, comments, pictures, deletions, hidden text, signs of symbol fonts.
///
/// Errors:  TooLarge: groups nested deeper than 1,000.
/// Cost:    O(length).
[[nodiscard]] Result<RtfContent> readRtf(const QByteArray& bytes);

} // namespace sheaf
