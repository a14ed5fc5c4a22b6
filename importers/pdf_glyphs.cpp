#include "importers/pdf_glyphs.h"

#include "importers/pdf_words.h"

#include <poppler/Annot.h>
#include <poppler/Error.h>
#include <poppler/Gfx.h>
#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/GlobalParams.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/UTF.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

namespace {

constexpr qsizetype mostGlyphsOnPage = 4'000'000;
constexpr std::size_t mostLetters = 100'000; // that stand for one stretch of glyphs
constexpr int mostFontLayers = 24;
constexpr double pictureShare = 0.5; // of a page
constexpr int mostAnnotations = 10'000;

thread_local bool sawUnmatchedEnd = false; // of marked content

void takeComplaint(ErrorCategory, Goffset, const char* message) {
    if (std::string_view(message).starts_with("Mismatched EMC"))
        sawUnmatchedEnd = true;
}

bool isBoldName(const std::string& name) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    static constexpr std::array<std::string_view, 6> marks = {"bold", "black", "heavy", "-bd", "cmbx", "semibd"};
    return std::any_of(marks.begin(), marks.end(), [&](auto mark) { return lower.find(mark) != std::string::npos; });
}

/// By how much the size of a font that the file draws itself must be multiplied to be that of other fonts. Only the
/// widths of its letters tell.
double scaleOfDrawnFont(const GfxFont& font) {
    const auto& simple = static_cast<const Gfx8BitFont&>(font);
    double sum = 0;
    int count = 0;
    for (int code = 0; code < 256; ++code) {
        const double width = simple.getWidth(static_cast<unsigned char>(code));
        if (!(width > 0))
            continue;
        const char* name = simple.getCharName(code);
        if (name && std::string_view(name) == "m")
            return width / 0.8;
        sum += width;
        ++count;
    }
    const double* matrix = font.getFontMatrix();
    const double stretch = matrix[0] != 0 ? std::abs(matrix[3] / matrix[0]) : 1;
    return count > 0 ? sum / count / 0.5 * stretch : 1;
}

struct FontFacts {
    double ascent = 0.95, descent = -0.35, scale = 1;
    bool isBold = false, isFixedPitch = false, isVertical = false;
};

FontFacts factsOf(const GfxFont& font) {
    FontFacts facts;
    facts.ascent = font.getAscent();
    facts.descent = font.getDescent();
    if (!(facts.ascent > 0.2 && facts.ascent < 1.5))
        facts.ascent = 0.95;
    if (!(facts.descent > -0.8 && facts.descent <= 0))
        facts.descent = -0.35;
    const std::string name = font.getName().value_or("");
    facts.isBold = font.isBold() || isBoldName(name);
    facts.isFixedPitch = font.isFixedWidth() || name.find("Mono") != std::string::npos ||
                         name.find("Courier") != std::string::npos || name.find("CMTT") != std::string::npos;
    facts.isVertical = font.getWMode() == 1;
    if (font.getType() == fontType3)
        facts.scale = scaleOfDrawnFont(font);
    return facts;
}

} // namespace

void setUpPoppler() {
    // Counted: poppler-cpp, which draws pages, drops the settings when the last of its documents goes.
    static const GlobalParamsIniter kept(takeComplaint);
    setErrorCallback(takeComplaint);
}

/// Hands each glyph that is drawn to the maker of words.
class PdfGlyphs::Pen final : public OutputDev {
public:
    void startOf(double width, double height) {
        m_width = width, m_height = height;
        m_count = 0;
        m_font.reset();
        m_isStale = true;
        m_replaces = false;
    }
    PdfWordMaker words;

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool needNonText() override { return false; }
    void restoreState(GfxState*) override { m_isStale = true; }
    void updateFont(GfxState*) override { m_isStale = true; }

    void drawChar(
        GfxState* state, double x, double y, double dx, double dy, double, double, CharCode code, int bytes,
        const Unicode* letters, int count) override {
        if (m_isStale)
            refresh(state);
        const double extra = state->getCharSpace() + (code == 0x20 && bytes == 1 ? state->getWordSpace() : 0);
        if (extra != 0) {
            double extraX = 0, extraY = 0;
            if (m_facts.isVertical)
                state->textTransformDelta(0, extra, &extraX, &extraY);
            else
                state->textTransformDelta(extra * state->getHorizScaling(), 0, &extraX, &extraY);
            dx -= extraX, dy -= extraY;
        }
        PdfGlyph& glyph = m_glyph;
        state->transform(x, y, &glyph.x, &glyph.y);
        state->transformDelta(dx, dy, &glyph.dx, &glyph.dy);
        const bool isOnPage = glyph.x + glyph.dx >= 0 && glyph.x <= m_width && glyph.y + glyph.dy >= 0 &&
                              glyph.y <= m_height && std::isfinite(glyph.dx) && std::isfinite(glyph.dy);
        if (!isOnPage || ++m_count > mostGlyphsOnPage)
            return;
        if (m_replaces) {
            addReplaced();
            return;
        }
        glyph.letters = std::span(letters, letters && count > 0 ? static_cast<std::size_t>(count) : 0);
        words.add(glyph);
    }

    void beginActualText(GfxState*, const GooString* text) override {
        m_replaces = true;
        m_isReplacedDrawn = false;
        m_replacement.clear();
        Unicode* letters = nullptr;
        const int count = text->toStr().size() > mostLetters ? 0 : TextStringToUCS4(text->toStr(), &letters);
        m_replacement.assign(letters, letters + std::max(0, count));
        gfree(letters);
    }

    void endActualText(GfxState*) override {
        if (std::exchange(m_replaces, false) && m_isReplacedDrawn)
            writeReplacement();
    }

private:
    /// How letters lie on the page. Type 3 fonts have a matrix of their own, and some that DVI drivers wrote stand on
    /// their heads in it, to be turned upright by the text's.
    static std::array<double, 4> lettersMatrix(const GfxState& state, const GfxFont* font) {
        std::array<double, 4> m = {};
        state.getFontTransMat(&m[0], &m[1], &m[2], &m[3]);
        if (!font || font->getType() != fontType3)
            return m;
        const double* own = font->getFontMatrix();
        return {
            own[0] * m[0] + own[1] * m[2], own[0] * m[1] + own[1] * m[3], own[2] * m[0] + own[3] * m[2],
            own[2] * m[1] + own[3] * m[3]};
    }

    void refresh(GfxState* state) {
        m_isStale = false;
        const std::shared_ptr<GfxFont>& font = state->getFont();
        if (font != m_font) {
            m_font = font;
            m_facts = font ? factsOf(*font) : FontFacts();
        }
        const std::array<double, 4> m = lettersMatrix(*state, font.get());
        int rotation = 0;
        if (std::abs(m[0] * m[3]) > std::abs(m[1] * m[2]))
            rotation = m[0] > 0 || m[3] < 0 ? 0 : 2;
        else
            rotation = m[2] > 0 ? 1 : 3;
        const double size = state->getTransformedFontSize() * m_facts.scale;
        m_glyph.fontSize = size > 0.5 && size < 500 ? size : std::isfinite(size) ? std::clamp(size, 0.5, 500.0) : 10;
        m_glyph.ascent = m_facts.isVertical ? 0.5 : m_facts.ascent;
        m_glyph.descent = m_facts.isVertical ? -0.5 : m_facts.descent;
        m_glyph.rotation = m_facts.isVertical ? (rotation + 1) & 3 : rotation;
        m_glyph.isBold = m_facts.isBold;
        m_glyph.isFixedPitch = m_facts.isFixedPitch;
    }

    /// The text that stands for glyphs is spread over the room they take; where they go on in another line, it stays
    /// where it began.
    void addReplaced() {
        if (!m_isReplacedDrawn) {
            m_isReplacedDrawn = true;
            m_replaced = m_glyph;
            return;
        }
        const double endX = m_glyph.x + m_glyph.dx, endY = m_glyph.y + m_glyph.dy;
        if (m_glyph.rotation != m_replaced.rotation)
            return;
        if (m_glyph.rotation % 2 == 0 && std::abs(m_glyph.y - m_replaced.y) < 0.5 * m_replaced.fontSize)
            m_replaced.dx = endX - m_replaced.x;
        else if (m_glyph.rotation % 2 == 1 && std::abs(m_glyph.x - m_replaced.x) < 0.5 * m_replaced.fontSize)
            m_replaced.dy = endY - m_replaced.y;
    }

    void writeReplacement() {
        if (m_replacement.empty())
            return;
        const bool isRightToLeft = std::any_of(m_replacement.begin(), m_replacement.end(), [](Unicode letter) {
            return letter >= 0x590 && letter < 0x900;
        });
        const std::size_t pieces = isRightToLeft ? 1 : m_replacement.size();
        PdfGlyph piece = m_replaced;
        piece.dx /= static_cast<double>(pieces);
        piece.dy /= static_cast<double>(pieces);
        for (std::size_t i = 0; i < pieces; ++i) {
            piece.letters = isRightToLeft ? std::span<const unsigned>(m_replacement) : std::span(&m_replacement[i], 1);
            words.add(piece);
            piece.x += piece.dx, piece.y += piece.dy;
        }
    }

    double m_width = 0, m_height = 0;
    qsizetype m_count = 0;
    bool m_isStale = true;
    std::shared_ptr<GfxFont> m_font;
    FontFacts m_facts;
    PdfGlyph m_glyph;
    bool m_replaces = false, m_isReplacedDrawn = false;
    std::vector<Unicode> m_replacement;
    PdfGlyph m_replaced;
};

/// Adds up the area that images cover.
class PdfGlyphs::Pictures final : public OutputDev {
public:
    double covered = 0; // square points

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool useTilingPatternFill() override { return true; }
    bool tilingPatternFill(
        GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double, double) override {
        return true;
    }
    bool useShadedFills(int) override { return true; }
    bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
    bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
    bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
    bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
    bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

    void drawImageMask(
        GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool smooth,
        bool isInline) override {
        count(state);
        OutputDev::drawImageMask(state, ref, stream, width, height, invert, smooth, isInline); // reads what is inline
    }
    void drawImage(
        GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* colours, bool smooth,
        const int* mask, bool isInline) override {
        count(state);
        OutputDev::drawImage(state, ref, stream, width, height, colours, smooth, mask, isInline);
    }
    void drawMaskedImage(
        GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, bool, bool) override {
        count(state);
    }
    void drawSoftMaskedImage(
        GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
        bool) override {
        count(state);
    }

private:
    void count(GfxState* state) {
        const double* m = state->getCTM();
        const double area = std::abs(m[0] * m[3] - m[1] * m[2]);
        covered += std::isfinite(area) ? area : 0;
    }
};

/// Runs pages through one of Poppler's interpreters for as long as they are of one size, adding the fonts that a page
/// brings to those it knows.
class PdfGlyphs::Interpreter {
public:
    Interpreter(PDFDoc& document, OutputDev& out) : m_document(document), m_out(out) {}

    void show(::Page& page) {
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

private:
    void start(::Page& page, const PDFRectangle& box) {
        m_box = box;
        m_rotation = page.getRotate();
        m_fonts.clear();
        m_layers = 0;
        Dict none(m_document.getXRef());
        m_gfx =
            std::make_unique<Gfx>(&m_document, &m_out, page.getNum(), &none, 72.0, 72.0, &m_box, nullptr, m_rotation);
    }

    /// The page's resources, but for fonts; and the fonts that are not known by that name.
    void sort(const Dict& all, Dict& rest, Dict& fonts) {
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

    void drawAnnotations(::Page& page) {
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
    bool isClean() {
        static char end[] = "EMC\n";
        sawUnmatchedEnd = false;
        Object stream(static_cast<Stream*>(new MemStream(end, 0, 4, Object(new Dict(m_document.getXRef())))));
        m_gfx->display(&stream, false);
        return sawUnmatchedEnd;
    }

    PDFDoc& m_document;
    OutputDev& m_out;
    std::unique_ptr<Gfx> m_gfx;
    PDFRectangle m_box;
    int m_rotation = 0;
    int m_layers = 0;
    std::map<std::string, Ref> m_fonts;
};

PdfGlyphs::PdfGlyphs(PDFDoc& document)
    : m_document(document), m_pen(std::make_unique<Pen>()),
      m_interpreter(std::make_unique<Interpreter>(document, *m_pen)) {}

PdfGlyphs::~PdfGlyphs() = default;

void PdfGlyphs::read(int number, PdfPage& page) {
    ::Page* const source = m_document.getPage(number);
    if (!source)
        return;
    m_pen->startOf(page.page.width, page.page.height);
    m_interpreter->show(*source);
    m_pen->words.finish(page);
    if (!page.words.empty() || page.glyphs > 0)
        return;
    Pictures pictures;
    Interpreter(m_document, pictures).show(*source);
    page.isPicture = pictures.covered >= pictureShare * page.page.width * page.page.height;
}

} // namespace sheaf
