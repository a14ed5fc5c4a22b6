#include "importers/pdf_losses.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double notableShare = 0.005; // of a page's letters
constexpr qsizetype notableCount = 3;
constexpr int mostRanges = 20; // of pages in a warning

QString percent(qsizetype part, qsizetype whole) {
    const double share = 100.0 * static_cast<double>(part) / static_cast<double>(std::max<qsizetype>(whole, 1));
    return share < 1 ? u"less than 1 %"_s : QString::number(share, 'f', 0) + u" %"_s;
}

} // namespace

QString shownPages(const QList<int>& pages) {
    QStringList ranges;
    for (qsizetype first = 0; first < pages.size();) {
        qsizetype end = first + 1;
        while (end < pages.size() && pages[end] == pages[end - 1] + 1)
            ++end;
        if (ranges.size() == mostRanges) {
            ranges.append(u"…"_s);
            break;
        }
        ranges.append(
            end - first == 1 ? QString::number(pages[first])
                             : QString::number(pages[first]) + u'–' + QString::number(pages[end - 1]));
        first = end;
    }
    return ranges.join(u", "_s);
}

void PdfLosses::add(const PdfPage& page) {
    if (page.isPicture)
        m_pictures.append(page.page.number);
    m_glyphs += page.glyphs;
    m_unmapped += page.unmappedGlyphs;
    const bool isNotable = page.unmappedGlyphs >= notableCount &&
                           static_cast<double>(page.unmappedGlyphs) > notableShare * static_cast<double>(page.glyphs);
    if (isNotable)
        m_garbled.append(page.page.number);
}

QStringList PdfLosses::warnings() const {
    QStringList lines;
    if (!m_pictures.isEmpty())
        lines.append(
            m_pictures.size() == 1
                ? u"page %1 is a picture without text; --ocr reads it"_s.arg(shownPages(m_pictures))
                : u"pages %1 are pictures without text; --ocr reads them"_s.arg(shownPages(m_pictures)));
    if (!m_garbled.isEmpty())
        lines.append(u"%1 of the letters have no name in the file and are missing or wrong in the text (%2 %3)"_s.arg(
            percent(m_unmapped, m_glyphs), m_garbled.size() == 1 ? u"page"_s : u"pages"_s, shownPages(m_garbled)));
    return lines;
}

tl::unexpected<Error> PdfLosses::whyNothingIsRead() const {
    if (m_glyphs > 0)
        return failure(
            ErrorCode::Unsupported, u"it shows text, but does not say which letters it is made of"_s,
            u"Print it into a new PDF, or run text recognition (OCR) over it first."_s);
    if (!m_pictures.isEmpty())
        return failure(
            ErrorCode::Unsupported, u"it holds only pictures of pages; no text to read"_s,
            u"Import it with --ocr, or run text recognition (OCR) over it first."_s);
    return failure(ErrorCode::Unsupported, u"its pages are blank; no text to read"_s);
}

} // namespace sheaf
