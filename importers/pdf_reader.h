#pragma once

#include "coding/result.h"
#include "importers/text_builder.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <functional>
#include <vector>

namespace sheaf {

/// A word as it stands on a page. The four sides are in the word's own reading direction: for text turned on the page,
/// `left` is still where the word starts and `top` still above its letters, so that lines are found the same way
/// whichever way they run. Small and flat, for a document has millions.
struct PdfWord {
    QStringView text;                               ///< lies in `letters` of its page
    float left = 0, top = 0, right = 0, bottom = 0; ///< points
    float baseline = 0;                             ///< points, downwards as `top`
    float fontSize = 0;                             ///< points
    quint8 rotation = 0;                            ///< quarter turns, 0 to 3
    bool isBold = false;
    bool isFixedPitch = false;
    bool isRightToLeft = false; ///< of a right-to-left script; its text is in the order of speech
    bool hasSpaceAfter = false;

    [[nodiscard]] double height() const { return static_cast<double>(bottom) - static_cast<double>(top); }
    /// Where it is as the page lies.
    [[nodiscard]] PlaceOnPage placeOn(int page) const;
};

/// A rectangle of the page that leads somewhere.
struct PdfLink {
    double left = 0, top = 0, right = 0, bottom = 0; ///< points, as the page lies
    QString target;                                  ///< a URI
};

struct PdfPage {
    Page page;
    QString letters;            ///< of all words; keeps their views alive, also where it is moved
    QStringList spelled;        ///< of words that were joined later
    std::vector<PdfWord> words; ///< as the file draws them, which need not be the order they are read in
    QList<PdfLink> links;
    qsizetype glyphs = 0;         ///< how many shapes of letters the page shows
    qsizetype unmappedGlyphs = 0; ///< those of them that the file does not say the letter of
    bool isPicture = false;       ///< no text, and images that cover most of it
};

/// A line of the outline that viewers show beside the pages.
struct PdfOutlineEntry {
    QString title;
    int page = 0;  ///< from 1
    int level = 1; ///< from 1
};

/// What a PDF says about itself, besides its pages.
struct PdfFile {
    QString title;
    QList<PdfOutlineEntry> outline; ///< at most 20,000
};

/// Hands each page of a PDF to `takePage`, in order, and forgets it.
///
/// `password` is tried as the user's and as the owner's.
/// Errors:  Damaged, Encrypted, TooLarge (over 20,000 pages or 5,000,000 words).
/// Threads: reentrant.
[[nodiscard]] Result<PdfFile>
readPdf(const QByteArray& bytes, const QString& password, const std::function<void(PdfPage&&)>& takePage);

} // namespace sheaf
