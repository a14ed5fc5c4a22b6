#pragma once

#include "coding/result.h"
#include "importers/text_builder.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace sheaf {

/// A word as it stands on a page. The four sides are in the word's own reading direction: for text turned on the page,
/// `left` is still where the word starts and `top` still above its letters, so that lines are found the same way
/// whichever way they run.
struct PdfWord {
    QString text;
    double left = 0, top = 0, right = 0, bottom = 0; ///< points
    double fontSize = 0;                             ///< points
    int rotation = 0;                                ///< quarter turns, 0 to 3
    bool isBold = false;
    bool hasSpaceAfter = false;
    PlaceOnPage place; ///< as the page lies

    [[nodiscard]] double height() const { return bottom - top; }
};

struct PdfPage {
    Page page;
    QList<PdfWord> words; ///< in reading order, column by column
};

struct PdfFile {
    QString title; ///< as the file has it
    QList<PdfPage> pages;
};

/// Words, pages and title of a PDF. The one file that knows Poppler.
///
/// Errors:  Damaged, Encrypted, TooLarge (over 20,000 pages or 5,000,000 words).
/// Threads: reentrant.
[[nodiscard]] Result<PdfFile> readPdf(const QByteArray& bytes);

} // namespace sheaf
