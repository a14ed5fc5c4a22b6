#include "importers/pdf_paragraphs.h"

#include "importers/pdf_outline.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestHeading = 200;
constexpr qsizetype longestBoldHeading = 120;
constexpr qsizetype longestHeadingLines = 4;

/// A mark that ends sentences, and after it quotes and brackets or a note's number at most.
bool endsSentence(QStringView text) {
    qsizetype end = text.size();
    while (end > 0 && text.size() - end < 3 && text[end - 1].isDigit())
        --end;
    if (end < text.size() && end > 0 && text[end - 1].isSpace())
        --end;
    while (end > 0 && QStringView(u"\"'”’)]»").contains(text[end - 1]))
        --end;
    return end > 0 && QStringView(u".?!:;…").contains(text[end - 1]);
}

bool startsLowerCase(const QString& text) {
    const auto letter = std::find_if(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
    return letter != text.end() && letter - text.begin() < 3 && letter->isLower();
}

bool endsInHyphen(const QString& text) {
    return text.size() > 1 && (text.endsWith(u'-') || text.endsWith(u'\u2010') || text.endsWith(u'\u00AD')) &&
           text[text.size() - 2].isLetter();
}

/// A number of up to three digits, raised or not, or a dagger, and something after it.
bool startsWithNoteMark(QStringView text) {
    qsizetype end = 0;
    const auto isRaised = [](QChar c) { return QStringView(u"¹²³⁰⁴⁵⁶⁷⁸⁹").contains(c); };
    if (text.isEmpty())
        return false;
    if (QStringView(u"*†‡").contains(text[0]))
        end = 1;
    else if (isRaised(text[0]))
        while (end < std::min<qsizetype>(3, text.size()) && isRaised(text[end]))
            ++end;
    else
        while (end < std::min<qsizetype>(3, text.size()) && text[end].isDigit())
            ++end;
    return end > 0 && end < text.size();
}

bool sameType(const PdfLine& a, const PdfLine& b) {
    return std::abs(a.fontSize - b.fontSize) < 0.8;
}

/// The right edge of the column each line stands in: the furthest that lines above and below it reach.
QList<double> columnEdges(const QList<PdfLine>& lines) {
    QList<double> edges(lines.size(), 0);
    for (qsizetype first = 0; first < lines.size();) {
        qsizetype end = first + 1;
        double edge = lines[first].right;
        for (; end < lines.size() && followsDownwards(lines[end - 1], lines[end]); ++end)
            edge = std::max(edge, lines[end].right);
        std::fill(edges.begin() + first, edges.begin() + end, edge);
        first = end;
    }
    return edges;
}

/// The lines of a document in type of one width are a listing only if the rest is not.
bool hasListings(const QList<PdfLine>& lines) {
    qsizetype fixed = 0, all = 0;
    for (const PdfLine& line : lines) {
        fixed += line.isFixedPitch ? line.text.size() : 0;
        all += line.text.size();
    }
    return fixed * 10 < all * 7;
}

class ParagraphGrouper {
public:
    ParagraphGrouper(QList<PdfLine> lines, const std::vector<PdfPage>& pages, const QList<PdfOutlineEntry>& outline)
        : m_lines(std::move(lines)), m_pages(pages), m_outline(outline), m_typography(m_lines),
          m_edges(columnEdges(m_lines)), m_hasListings(hasListings(m_lines)) {}

    QList<PdfParagraph> group() {
        for (qsizetype first = 0; first < m_lines.size();) {
            qsizetype end = first + 1;
            const bool isListing = startsListing(first);
            while (end < m_lines.size() && (isListing ? continuesListing(end) : continuesParagraph(first, end)))
                ++end;
            PdfParagraph paragraph;
            paragraph.isListing = isListing;
            for (; first < end; ++first)
                paragraph.lines.append(m_lines.at(first));
            m_paragraphs.append(std::move(paragraph));
        }
        m_lines = {};
        for (PdfParagraph& paragraph : m_paragraphs)
            classify(paragraph);
        setHeadingLevels();
        joinAcrossBreaks();
        return std::move(m_paragraphs);
    }

private:
    [[nodiscard]] bool isListed(const PdfLine& line) const {
        return m_hasListings && line.isFixedPitch && line.table < 0 && !line.hadLeaders;
    }

    /// One line alone is a paragraph like any other.
    [[nodiscard]] bool startsListing(qsizetype i) const {
        return isListed(m_lines.at(i)) && i + 1 < m_lines.size() && continuesListing(i + 1);
    }

    [[nodiscard]] bool continuesListing(qsizetype i) const {
        const PdfLine& above = m_lines.at(i - 1);
        const PdfLine& line = m_lines.at(i);
        return isListed(above) && isListed(line) && above.page == line.page && above.rotation == line.rotation &&
               sameType(above, line) && line.bottom > above.bottom && line.top - above.bottom < 1.2 * line.fontSize;
    }

    [[nodiscard]] bool continuesParagraph(qsizetype first, qsizetype i) const {
        const PdfLine& above = m_lines.at(i - 1);
        const PdfLine& line = m_lines.at(i);
        if (startsListing(i))
            return false;
        if (above.table >= 0 || line.table >= 0)
            return above.table == line.table && above.row == line.row && above.column == line.column;
        if (!followsDownwards(above, line) || !sameType(above, line) || above.isTabular || line.isTabular ||
            above.isBold != line.isBold)
            return false;
        const double step = line.bottom - above.bottom;
        if (step > 1.28 * m_typography.leading(line.fontSize))
            return false;
        if (endsInHyphen(above.text) && startsLowerCase(line.text))
            return true;
        if (line.marker.length > 0 && !isWrappedNumber(above, line))
            return false;
        return !isIndentedAnew(m_lines.at(first), i - first == 1, above, line) && !hadRoomAbove(i);
    }

    /// "… in section\n4. Then" wraps before a number that is no list mark: the line above is full and ends no sentence.
    [[nodiscard]] static bool isWrappedNumber(const PdfLine& above, const PdfLine& line) {
        return !line.marker.isBullet && !endsSentence(above.text) && std::abs(above.left - line.left) < 1 &&
               above.marker.length == 0 && above.text.size() > 40;
    }

    [[nodiscard]] static bool
    isIndentedAnew(const PdfLine& first, bool isFirst, const PdfLine& above, const PdfLine& line) {
        const double em = line.fontSize;
        const bool isCentred = std::abs(above.middle() - line.middle()) < 0.8 * em;
        const double shift = line.left - above.left;
        if (isCentred || std::abs(shift) < 0.7 * em)
            return false;
        const bool isItem = first.marker.length > 0;
        if (shift > 0)
            return !(isFirst && isItem && shift < 6 * em);
        return !isFirst || isItem; // the line after an indented first line goes back to the margin
    }

    /// The line above ended early although this line's first word would have fitted there: a paragraph's end.
    [[nodiscard]] bool hadRoomAbove(qsizetype i) const {
        const PdfLine& above = m_lines.at(i - 1);
        const PdfWord& first = m_lines.at(i).words.constFirst();
        const double em = static_cast<double>(first.fontSize);
        const double room = m_edges[i - 1] - above.right - 0.3 * em;
        if (above.isRightToLeft || room <= static_cast<double>(first.right - first.left) + em)
            return false;
        return endsSentence(above.text) || !startsLowerCase(m_lines.at(i).text);
    }

    void classify(PdfParagraph& paragraph) {
        const PdfLine& first = paragraph.lines.constFirst();
        if (first.table >= 0) {
            paragraph.kind = PassageKind::TableCell;
            return;
        }
        if (first.hadLeaders || paragraph.lines.constLast().hadLeaders) { // of a table of contents
            paragraph.kind = PassageKind::ListItem;
            return;
        }
        if (paragraph.isListing)
            return;
        paragraph.headingLevel = m_outline.levelOf(paragraph);
        if (paragraph.headingLevel > 0) {
            paragraph.kind = PassageKind::Heading;
            m_typography.addHeadingSize(first.fontSize);
            m_outline.remember(first.fontSize, paragraph.headingLevel);
            return;
        }
        qsizetype length = 0;
        bool isTabular = false;
        for (const PdfLine& line : paragraph.lines) {
            length += line.text.size() + 1;
            isTabular |= line.isTabular;
        }
        const QString start = first.text;
        const QString end = paragraph.lines.constLast().text;
        const bool hasLetters = std::any_of(start.begin(), start.end(), [](QChar c) { return c.isLetter(); });
        const bool isShort = paragraph.lines.size() <= longestHeadingLines && hasLetters && !isTabular;
        const double ratio = first.fontSize / m_typography.bodySize();
        if (isShort && ratio >= 1.12 && length <= longestHeading && !first.marker.isBullet) {
            paragraph.kind = PassageKind::Heading;
            m_typography.addHeadingSize(first.fontSize);
        } else if (
            isShort && first.isBold && ratio > 0.95 && length <= longestBoldHeading && paragraph.lines.size() <= 2 &&
            !first.marker.isBullet && !QStringView(u".,;").contains(end.back())) {
            paragraph.kind = PassageKind::Heading;
        } else if (first.marker.length > 0) {
            paragraph.kind = isFootnote(first, start) ? PassageKind::Footnote : PassageKind::ListItem;
        } else if (isFootnote(first, start)) {
            paragraph.kind = PassageKind::Footnote;
        }
    }

    /// Small type in the lower half of the page that starts with a number or a dagger.
    [[nodiscard]] bool isFootnote(const PdfLine& first, const QString& text) const {
        const double height = m_pages[static_cast<std::size_t>(first.page) - 1].page.height;
        return first.rotation == 0 && first.fontSize < 0.93 * m_typography.bodySize() && first.top > 0.45 * height &&
               startsWithNoteMark(text);
    }

    void setHeadingLevels() {
        for (PdfParagraph& paragraph : m_paragraphs) {
            if (paragraph.kind != PassageKind::Heading || paragraph.headingLevel > 0)
                continue;
            paragraph.headingLevel = m_outline.levelOfSize(paragraph.lines.constFirst().fontSize);
            if (paragraph.headingLevel > 0)
                continue;
            const int bySize = m_typography.levelOfSize(paragraph.lines.constFirst().fontSize);
            paragraph.headingLevel = bySize > 0 ? bySize : m_typography.levelOfBold();
        }
    }

    [[nodiscard]] static bool isRunningText(const PdfParagraph& paragraph) {
        return paragraph.kind == PassageKind::Paragraph || paragraph.kind == PassageKind::ListItem;
    }

    [[nodiscard]] static bool plainlyContinues(const PdfParagraph& before, const PdfParagraph& after) {
        const PdfLine& above = before.lines.constLast();
        const PdfLine& line = after.lines.constFirst();
        const bool isBreak = above.page + 1 == line.page || (above.page == line.page && line.top < above.top);
        if (!isBreak || after.kind != PassageKind::Paragraph || before.isListing || after.isListing ||
            !sameType(above, line) || above.isTabular || line.isTabular || above.isBold != line.isBold)
            return false;
        return startsLowerCase(line.text) && (endsInHyphen(above.text) || !endsSentence(above.text));
    }

    void joinAcrossBreaks() {
        QList<PdfParagraph> joined;
        qsizetype lastRunning = -1;
        for (PdfParagraph& paragraph : m_paragraphs) {
            if (lastRunning >= 0 && plainlyContinues(joined[lastRunning], paragraph)) {
                joined[lastRunning].lines += paragraph.lines;
                continue;
            }
            if (isRunningText(paragraph))
                lastRunning = joined.size();
            else if (paragraph.kind == PassageKind::Heading)
                lastRunning = -1;
            joined.append(std::move(paragraph));
        }
        m_paragraphs = std::move(joined);
    }

    QList<PdfLine> m_lines;
    const std::vector<PdfPage>& m_pages;
    PdfOutline m_outline;
    PdfTypography m_typography;
    QList<double> m_edges;
    bool m_hasListings;
    QList<PdfParagraph> m_paragraphs;
};

} // namespace

QList<PdfParagraph> paragraphsFromLines(
    QList<PdfLine> bodyLines, const std::vector<PdfPage>& pages, const QList<PdfOutlineEntry>& outline) {
    return ParagraphGrouper(std::move(bodyLines), pages, outline).group();
}

} // namespace sheaf
