#include "importers/pdf_glyphs.h"

#include "importers/pdf_font_facts.h"
#include "importers/pdf_interpreter.h"
#include "importers/pdf_words.h"

#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/UTF.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace sheaf {

namespace {

constexpr qsizetype mostGlyphsOnPage = 4'000'000;
constexpr std::size_t mostLetters = 100'000; // that stand for one stretch of glyphs
constexpr double pictureShare = 0.5;         // of a page

} // namespace

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
            m_facts = font ? factsOf(*font) : PdfFontFacts();
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
    PdfFontFacts m_facts;
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

PdfGlyphs::PdfGlyphs(PDFDoc& document)
    : m_document(document), m_pen(std::make_unique<Pen>()),
      m_interpreter(std::make_unique<PdfInterpreter>(document, *m_pen)) {}

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
    PdfInterpreter(m_document, pictures).show(*source);
    page.isPicture = pictures.covered >= pictureShare * page.page.width * page.page.height;
}

} // namespace sheaf
