#pragma once

#include "importers/pdf_hyphens.h"
#include "importers/pdf_paragraphs.h"
#include "importers/text_builder.h"

#include <vector>

namespace sheaf {

/// Writes paragraphs into the text word by word, so that each word's box gets the range it covers, and words inside a
/// link's rectangle their link.
class PdfWriter {
public:
    /// `pages` by number, less one; what they hold of words may be gone.
    PdfWriter(TextBuilder& builder, const PdfHyphens& hyphens, const std::vector<PdfPage>& pages)
        : m_builder(builder), m_hyphens(hyphens), m_pages(pages) {}

    void write(const PdfParagraph& paragraph);

private:
    void writeLine(const PdfLine& line, QStringView nextLinesFirstWord);
    void writeWord(QStringView text, const PlaceOnPage& place, bool continuesWord);
    void follow(const PdfLink* link);

    TextBuilder& m_builder;
    const PdfHyphens& m_hyphens;
    const std::vector<PdfPage>& m_pages;
    qsizetype m_skip = 0; ///< letters of a bullet or a speaker's label still to leave out
    PdfHyphens::Ending m_pending = PdfHyphens::Ending::None;
    QString m_target; ///< of the open link; empty if none is
    int m_mark = 0;
};

} // namespace sheaf
