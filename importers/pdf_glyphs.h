#pragma once

#include "importers/pdf_reader.h"

#include <memory>

class PDFDoc;

namespace sheaf {

class PdfInterpreter;

/// Reads what pages of one document draw. Of Poppler's interpreter; see the README for why not of its text layer.
///
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
    PDFDoc& m_document;
    std::unique_ptr<Pen> m_pen;
    std::unique_ptr<PdfInterpreter> m_interpreter;
};

} // namespace sheaf
