#include "importers/pdf_interpreter.h"

#include <poppler/Annot.h>
#include <poppler/Error.h>
#include <poppler/Gfx.h>
#include <poppler/GlobalParams.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>

#include <string_view>

namespace sheaf {

namespace {

constexpr int mostFontLayers = 24;
constexpr int mostAnnotations = 10'000;

thread_local bool sawUnmatchedEnd = false; // of marked content

void takeComplaint(ErrorCategory, Goffset, const char* message) {
    if (std::string_view(message).starts_with("Mismatched EMC"))
        sawUnmatchedEnd = true;
}

} // namespace

void setUpPoppler() {
    // Counted: poppler-cpp, which draws pages, drops the settings when the last of its documents goes.
    static const GlobalParamsIniter kept(takeComplaint);
    setErrorCallback(takeComplaint);
}

PdfInterpreter::PdfInterpreter(PDFDoc& document, OutputDev& out) : m_document(document), m_out(out) {}

PdfInterpreter::~PdfInterpreter() = default;

void PdfInterpreter::show(::Page& page) {
    const PDFRectangle box = *page.getCropBox();
    const bool isSame = m_gfx && page.getRotate() == m_rotation && box.x1 == m_box.x1 && box.x2 == m_box.x2 &&
                        box.y1 == m_box.y1 && box.y2 == m_box.y2 && m_layers < mostFontLayers;
    if (!isSame)
        start(page, box);
    Dict resources(m_document.getXRef());
    Dict* const ownFonts = new Dict(m_document.getXRef());
    Object fonts(ownFonts);
    if (const Dict* all = page.getResourceDict())
        sort(*all, resources, *ownFonts);
    if (ownFonts->getLength() > 0) {
        Dict layer(m_document.getXRef());
        layer.add("Font", std::move(fonts));
        m_gfx->pushResources(&layer);
        ++m_layers;
    }
    m_gfx->pushResources(&resources);
    m_gfx->pushStateGuard();
    m_gfx->saveState();
    Object contents = page.getContents();
    if (!contents.isNull())
        m_gfx->display(&contents);
    drawAnnotations(page);
    m_gfx->restoreState();
    m_gfx->popStateGuard();
    m_gfx->popResources();
    if (!isClean())
        m_gfx.reset();
}

void PdfInterpreter::start(::Page& page, const PDFRectangle& box) {
    m_box = box;
    m_rotation = page.getRotate();
    m_fonts.clear();
    m_layers = 0;
    Dict none(m_document.getXRef());
    m_gfx = std::make_unique<Gfx>(&m_document, &m_out, page.getNum(), &none, 72.0, 72.0, &m_box, nullptr, m_rotation);
}

/// The page's resources, but for fonts; and the fonts that are not known by that name.
void PdfInterpreter::sort(const Dict& all, Dict& rest, Dict& fonts) {
    for (int i = 0; i < all.getLength(); ++i)
        if (std::string_view(all.getKey(i)) != "Font")
            rest.add(all.getKey(i), all.getValNF(i).copy());
    const Object pageFonts = all.lookup("Font");
    if (!pageFonts.isDict())
        return;
    const Dict& dict = *pageFonts.getDict();
    for (int i = 0; i < dict.getLength(); ++i) {
        const Object& font = dict.getValNF(i);
        const Ref ref = font.isRef() ? font.getRef() : Ref::INVALID();
        const auto known = m_fonts.find(dict.getKey(i));
        if (font.isRef() && known != m_fonts.end() && known->second == ref)
            continue;
        m_fonts.insert_or_assign(dict.getKey(i), ref);
        fonts.add(dict.getKey(i), font.copy());
    }
}

void PdfInterpreter::drawAnnotations(::Page& page) {
    Annots* annotations = page.getAnnots();
    if (!annotations)
        return;
    int left = mostAnnotations;
    for (Annot* annotation : annotations->getAnnots()) {
        if (annotation->getType() != Annot::typeLink && annotation->getType() != Annot::typePopup)
            annotation->draw(m_gfx.get(), false);
        if (--left == 0)
            return;
    }
}

/// False if the page left marked content open, which might hide what the next one draws: then one end too many
/// finds it, and is not complained about.
bool PdfInterpreter::isClean() {
    static char end[] = "EMC\n";
    sawUnmatchedEnd = false;
    Object stream(static_cast<Stream*>(new MemStream(end, 0, 4, Object(new Dict(m_document.getXRef())))));
    m_gfx->display(&stream, false);
    return sawUnmatchedEnd;
}

} // namespace sheaf
