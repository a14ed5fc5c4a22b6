#pragma once

#include "importers/pdf_reader.h"

#include <memory>

class PDFDoc;

namespace sheaf {

/// Reads what pages of one document draw. Of Poppler's interpreter; see the README for why not of its text layer.
///
/// Fonts are kept from page to page: loading them anew for each page costs more than reading it.
/// Threads: one at a time; documents do not disturb each other.
class PdfGlyphs {
public:
    explicit PdfGlyphs(PDFDoc& document);
    ~PdfGlyphs();
    PdfGlyphs(const PdfGlyphs&) = delete;
    PdfGlyphs& operator=(const PdfGlyphs&) = delete;

    /// Words and counts of a page, and whether it is a picture. `number` counts from 1.
    void read(int number, PdfPage& page);

private:
    class Pen;
    class Pictures;
    class Interpreter;
    PDFDoc& m_document;
    std::unique_ptr<Pen> m_pen;
    std::unique_ptr<Interpreter> m_interpreter;
};

/// Poppler's settings, and its complaints silenced; to be called before anything else of Poppler.
void setUpPoppler();

} // namespace sheaf
