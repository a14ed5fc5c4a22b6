#include "importers/pdf_table.h"

#include "importers/list_markers.h"

#include <QMap>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace sheaf {

namespace {

constexpr double sameColumn = 6; // points
constexpr double tallestRow = 6; // lines in a cell, on average; more is running text

void sortByTop(QList<PdfLine>& pieces) {
    std::stable_sort(pieces.begin(), pieces.end(), [](const PdfLine& a, const PdfLine& b) { return a.top < b.top; });
}

/// Pieces whose heights overlap.
struct Band {
    double top = 0;
    double gapAbove = 0;
    bool hasLeft = false, hasRight = false;
};

QList<Band> bandsOf(const QList<PdfLine>& sorted, double edge) {
    QList<Band> bands;
    double ink = 0;
    for (const PdfLine& piece : sorted) {
        if (bands.isEmpty() || piece.top > ink - 0.3 * piece.fontSize)
            bands.append({piece.top, bands.isEmpty() ? 0 : piece.top - ink});
        ink = bands.size() == 1 && ink == 0 ? piece.bottom : std::max(ink, piece.bottom);
        (piece.left < edge - 1 ? bands.last().hasLeft : bands.last().hasRight) = true;
    }
    return bands;
}

/// The least white between two bands; and from how much on it parts rows, if there are wide bands and narrow ones.
struct Spacing {
    double narrow = 0;
    double wide = 0; ///< 0 where all bands are alike, so that each is a row
};

Spacing spacingOf(const QList<Band>& bands) {
    if (bands.size() < 2)
        return {};
    double least = std::numeric_limits<double>::max(), most = std::numeric_limits<double>::lowest();
    for (qsizetype i = 1; i < bands.size(); ++i) {
        least = std::min(least, bands[i].gapAbove);
        most = std::max(most, bands[i].gapAbove);
    }
    const double wide = least + std::max(1.5, 0.6 * std::abs(least));
    return {least, most < wide ? 0 : wide};
}

/// The bands from the first to the last that have something on both sides, and the lines that the last row's cells
/// still go on for.
QList<Band> sharedBands(const QList<Band>& bands) {
    const auto isShared = [](const Band& band) { return band.hasLeft && band.hasRight; };
    const auto first = std::find_if(bands.begin(), bands.end(), isShared);
    auto end = std::find_if(bands.rbegin(), bands.rend(), isShared).base();
    if (first == bands.end())
        return {};
    QList<Band> shared(first, end);
    const double narrow = spacingOf(shared).narrow;
    for (; end != bands.end() && end->gapAbove <= 1.15 * narrow; ++end)
        shared.append(*end);
    return shared;
}

QList<double> rowStarts(const QList<Band>& bands) {
    const Spacing spacing = spacingOf(bands);
    QList<double> starts;
    for (const Band& band : bands)
        if (starts.isEmpty() || spacing.wide == 0 || band.gapAbove >= spacing.wide)
            starts.append(band.top);
    return starts;
}

int rowAt(const QList<double>& starts, const PdfLine& piece) {
    const double height = piece.top + 0.35 * piece.fontSize;
    const auto after = std::upper_bound(starts.begin(), starts.end(), height);
    return std::max(0, static_cast<int>(after - starts.begin()) - 1);
}

bool areListMarks(const QList<PdfLine>& pieces) {
    return std::all_of(pieces.begin(), pieces.end(), [](const PdfLine& piece) {
        return piece.words.size() == 1 && piece.words.constFirst().text.size() <= 5 &&
               listMarkerOf(QString(piece.text + QStringLiteral(" x"))).length > 0;
    });
}

/// Rows in which both sides start at the same height.
int alignedRows(const QList<double>& starts, const QList<PdfLine>& left, const QList<PdfLine>& right) {
    constexpr double none = std::numeric_limits<double>::max();
    const auto tops = [&](const QList<PdfLine>& side) {
        QList<double> all(starts.size(), none);
        for (const PdfLine& piece : side)
            if (piece.top > starts.constFirst() - 0.5)
                all[rowAt(starts, piece)] = std::min(all[rowAt(starts, piece)], piece.top);
        return all;
    };
    const QList<double> leftTops = tops(left), rightTops = tops(right);
    int aligned = 0;
    for (qsizetype row = 0; row < starts.size(); ++row)
        aligned += leftTops[row] != none && rightTops[row] != none && std::abs(leftTops[row] - rightTops[row]) < 3.5;
    return aligned;
}

/// Where columns start: left edges no piece reaches across.
QList<double> columnStarts(const QList<PdfLine>& pieces) {
    QList<std::pair<double, double>> spans;
    for (const PdfLine& piece : pieces)
        spans.append({piece.left, piece.right});
    std::sort(spans.begin(), spans.end());
    QList<double> starts;
    double reach = std::numeric_limits<double>::lowest();
    for (const auto& [left, right] : spans) {
        if (left > reach + 1)
            starts.append(left);
        reach = std::max(reach, right);
    }
    return starts;
}

} // namespace

bool looksLikeTable(QList<PdfLine>& left, QList<PdfLine>& right, QList<PdfLine>& above, QList<PdfLine>& below) {
    const auto isEntry = [](const PdfLine& piece) { return piece.hadLeaders; };
    if (areListMarks(left) || std::any_of(left.begin(), left.end(), isEntry) ||
        std::any_of(right.begin(), right.end(), isEntry))
        return false; // a list, or a table of contents
    QList<PdfLine> all = left + right;
    sortByTop(all);
    double edge = std::numeric_limits<double>::max();
    for (const PdfLine& piece : std::as_const(right))
        edge = std::min(edge, piece.left);
    const QList<Band> bands = sharedBands(bandsOf(all, edge));
    if (bands.isEmpty())
        return false;
    const QList<double> starts = rowStarts(bands);
    const double bottom = bands.constLast().top;
    const auto isInside = [&](const PdfLine& piece) {
        return piece.top > starts.constFirst() - 0.5 && piece.top < bottom + 0.7 * piece.fontSize;
    };
    const int rows = static_cast<int>(starts.size());
    const int aligned = alignedRows(starts, left, right);
    if (aligned < 2 || aligned * 10 < rows * 7)
        return false;
    qsizetype words = 0, pieces = 0;
    for (const PdfLine& piece : std::as_const(all)) {
        pieces += isInside(piece);
        words += isInside(piece) ? piece.words.size() : 0;
    }
    if (static_cast<double>(pieces) > 2 * tallestRow * rows)
        return false;
    // Two columns of text on one baseline grid align line by line as well; but their lines are full.
    if (rows > 3 && words * 2 > 9 * pieces && pieces * 10 < 32 * rows)
        return false;
    for (const PdfLine& piece : std::as_const(all))
        if (!isInside(piece))
            (piece.top < starts.constFirst() ? above : below).append(piece);
    left.removeIf([&](const PdfLine& piece) { return !isInside(piece); });
    right.removeIf([&](const PdfLine& piece) { return !isInside(piece); });
    return true;
}

QList<PdfLine> cellsInOrder(QList<PdfLine> pieces, int table) {
    sortByTop(pieces);
    const QList<double> rows = rowStarts(bandsOf(pieces, 0));
    const QList<double> columns = columnStarts(pieces);
    QMap<std::pair<int, int>, QList<PdfLine>> cells;
    for (PdfLine& piece : pieces) {
        piece.table = table;
        piece.row = rowAt(rows, piece);
        const auto after = std::upper_bound(columns.begin(), columns.end(), piece.left + 1);
        piece.column = std::max(0, static_cast<int>(after - columns.begin()) - 1);
        cells[{piece.row, piece.column}].append(piece);
    }
    QList<PdfLine> ordered;
    for (const QList<PdfLine>& cell : std::as_const(cells))
        ordered += cell;
    return ordered;
}

namespace {

/// Where the columns of one of the page's tables start.
QList<double> columnsOf(const QList<PdfLine>& page, int table) {
    QList<double> starts;
    for (const PdfLine& line : page) {
        if (line.table != table)
            continue;
        while (starts.size() <= line.column)
            starts.append(std::numeric_limits<double>::max());
        starts[line.column] = std::min(starts[line.column], line.left);
    }
    return starts;
}

bool sameColumns(const QList<double>& a, const QList<double>& b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return std::abs(x - y) < sameColumn; });
}

} // namespace

void ContinuedTables::join(QList<PdfLine>& page) {
    if (page.isEmpty())
        return;
    const int first = page.constFirst().table, last = page.constLast().table;
    const bool goesOn = m_table >= 0 && first >= 0 && page.constFirst().page == m_page + 1 &&
                        sameColumns(columnsOf(page, first), m_columns);
    if (last < 0) {
        m_columns.clear();
    } else if (!goesOn || last != first) {
        m_columns = columnsOf(page, last);
    }
    const int ended = m_table, rows = m_rows;
    m_rows = 0;
    for (PdfLine& line : page) {
        if (goesOn && line.table == first) {
            line.table = ended;
            line.row += rows;
        }
    }
    m_table = page.constLast().table;
    m_page = page.constFirst().page;
    for (const PdfLine& line : std::as_const(page))
        if (m_table >= 0 && line.table == m_table)
            m_rows = std::max(m_rows, line.row + 1);
}

} // namespace sheaf
