#pragma once

#include <poppler/Page.h>

#include <map>
#include <memory>
#include <string>

class Dict;
class Gfx;
class OutputDev;
class PDFDoc;

namespace sheaf {

/// Runs pages through one of Poppler's interpreters for as long as they are of one size, adding the fonts that a page
/// brings to those it knows: loading them anew for each page costs more than reading it.
/// Threads: one at a time.
class PdfInterpreter {
public:
    PdfInterpreter(PDFDoc& document, OutputDev& out);
    ~PdfInterpreter();
    PdfInterpreter(const PdfInterpreter&) = delete;
    PdfInterpreter& operator=(const PdfInterpreter&) = delete;

    /// Draws the page and its annotations, but for links and pop-ups.
    void show(::Page& page);

private:
    void start(::Page& page, const PDFRectangle& box);
    void sort(const Dict& all, Dict& rest, Dict& fonts);
    void drawAnnotations(::Page& page);
    bool isClean();

    PDFDoc& m_document;
    OutputDev& m_out;
    std::unique_ptr<Gfx> m_gfx;
    PDFRectangle m_box;
    int m_rotation = 0;
    int m_layers = 0;
    std::map<std::string, Ref> m_fonts;
};

/// Poppler's settings, and its complaints silenced; to be called before anything else of Poppler.
void setUpPoppler();

} // namespace sheaf
