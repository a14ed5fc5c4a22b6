#pragma once

#include "coding/passage.h"
#include "importers/pdf_lines.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace sheaf {

/// Lines that make one passage. Where a paragraph runs over a column's or page's end, its lines stand on two of them.
struct PdfParagraph {
    PassageKind kind = PassageKind::Paragraph;
    int headingLevel = 0;
    QString speaker;        ///< of a turn
    qint64 startMs = -1;    ///< of a turn; -1 unknown
    bool isListing = false; ///< of a program's or a shell's text: its lines stay lines
    QList<PdfLine> lines;

    [[nodiscard]] int page() const { return lines.constFirst().page; }
};

/// What is usual in a document: the yardstick for gaps and headings.
class PdfTypography {
public:
    explicit PdfTypography(const QList<PdfLine>& bodyLines);

    [[nodiscard]] double bodySize() const { return m_bodySize; } ///< points; of most letters
    /// The usual distance from line to line at that size, in points.
    [[nodiscard]] double leading(double fontSize) const;
    /// The level of a heading set in that size, from 1; 0 if headings are not larger than that.
    [[nodiscard]] int levelOfSize(double fontSize) const;
    /// For headings that only bold type gives away: one deeper than the smallest by size.
    [[nodiscard]] int levelOfBold() const { return std::min<int>(9, static_cast<int>(m_headingSizes.size()) + 1); }
    void addHeadingSize(double fontSize);

private:
    double m_bodySize = 10;
    QHash<int, double> m_leading; // by half points
    QList<double> m_headingSizes; // largest first
};

/// Groups lines, in reading order, into paragraphs, headings, list items, table cells, listings and footnotes; joins
/// what a column or page parted. What stands in the outline is a heading, of the outline's level. Cost: O(lines).
[[nodiscard]] QList<PdfParagraph>
paragraphsFromLines(QList<PdfLine> bodyLines, const std::vector<PdfPage>& pages, const QList<PdfOutlineEntry>& outline);

} // namespace sheaf
