#include "importers/pdf_layout.h"

#include "importers/pdf_table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace sheaf {

namespace {

constexpr double sameEdge = 2.0;         // points
constexpr double narrowestGutter = 5;    // points
constexpr double narrowestColumn = 0.15; // of the page's width
constexpr qsizetype mostCandidates = 24;
constexpr qsizetype fewestColumnLines = 4;
constexpr int deepestCut = 8;
constexpr qsizetype mostWordsInRow = 500; // joining costs the words so far

/// A white strip that ends where the pieces to its right start, and how far down it reaches.
struct Gutter {
    QList<PdfLine> above, left, right, below;
    bool isTable = false;

    [[nodiscard]] qsizetype weight() const { return left.size() + right.size(); }
};

/// Left edges that several pieces share, other than the region's own.
QList<double> candidateEdges(const QList<PdfLine>& pieces) {
    QList<double> lefts;
    for (const PdfLine& piece : pieces)
        lefts.append(piece.left);
    std::sort(lefts.begin(), lefts.end());
    QList<std::pair<qsizetype, double>> clusters;
    for (qsizetype first = 0; first < lefts.size();) {
        qsizetype end = first + 1;
        while (end < lefts.size() && lefts[end] - lefts[first] <= sameEdge)
            ++end;
        if (end - first >= 2 && lefts[first] - lefts[0] > sameEdge + narrowestGutter)
            clusters.append({end - first, lefts[first]});
        first = end;
    }
    std::stable_sort(clusters.begin(), clusters.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<double> edges;
    for (qsizetype i = 0; i < std::min(clusters.size(), mostCandidates); ++i)
        edges.append(clusters[i].second);
    return edges;
}

double widthOf(const QList<PdfLine>& pieces) {
    double left = std::numeric_limits<double>::max(), right = std::numeric_limits<double>::lowest();
    for (const PdfLine& piece : pieces) {
        left = std::min(left, piece.left);
        right = std::max(right, piece.right);
    }
    return right - left;
}

bool isColumn(const QList<PdfLine>& pieces, double pageWidth) {
    qsizetype words = 0;
    for (const PdfLine& piece : pieces)
        words += piece.words.size();
    return pieces.size() >= fewestColumnLines && widthOf(pieces) >= narrowestColumn * pageWidth &&
           words >= 2 * pieces.size();
}

/// The stretches, from the top down, in which nothing crosses the strip left of `edge`; judged one by one.
void considerEdge(const QList<PdfLine>& sorted, double edge, double pageWidth, std::optional<Gutter>& best) {
    const auto crosses = [&](const PdfLine& piece) {
        return piece.left < edge - sameEdge / 2 && piece.right > edge - narrowestGutter;
    };
    for (qsizetype first = 0; first < sorted.size();) {
        if (crosses(sorted[first])) {
            ++first;
            continue;
        }
        qsizetype end = first;
        while (end < sorted.size() && !crosses(sorted[end]))
            ++end;
        Gutter gutter;
        for (qsizetype i = first; i < end; ++i)
            (sorted[i].left < edge - sameEdge / 2 ? gutter.left : gutter.right).append(sorted[i]);
        if (!gutter.left.isEmpty() && !gutter.right.isEmpty() && (!best || gutter.weight() > best->weight())) {
            gutter.isTable = looksLikeTable(gutter.left, gutter.right, gutter.above, gutter.below);
            const bool parts =
                gutter.isTable || (isColumn(gutter.left, pageWidth) && isColumn(gutter.right, pageWidth));
            if (parts && (!best || gutter.weight() > best->weight())) {
                gutter.above = sorted.first(first) + gutter.above;
                gutter.below = sorted.sliced(end) + gutter.below;
                best = gutter;
            }
        }
        first = end;
    }
}

/// Lone lines of full width above or below the columns have come into the stretch too: only what stands beside the
/// other side belongs to it.
void trimToCommonHeight(Gutter& gutter) {
    const auto top = [](const QList<PdfLine>& pieces) { return pieces.constFirst().top; };
    const double start = std::max(top(gutter.left), top(gutter.right)) - 3;
    const auto moveUp = [&](QList<PdfLine>& side) {
        while (side.size() > 1 && side.constFirst().bottom < start)
            gutter.above.append(side.takeFirst());
    };
    moveUp(gutter.left);
    moveUp(gutter.right);
}

QList<PdfLine> mergedRows(QList<PdfLine> pieces) {
    QList<PdfLine> rows;
    for (const PdfLine& piece : pieces) {
        if (!rows.isEmpty() && rows.constLast().words.size() < mostWordsInRow && standBeside(rows.constLast(), piece))
            rows.last() = joined(rows.constLast(), piece);
        else
            rows.append(piece);
    }
    return rows;
}

void cut(QList<PdfLine> pieces, double pageWidth, int depth, int& tables, QList<PdfLine>& ordered) {
    std::stable_sort(pieces.begin(), pieces.end(), [](const PdfLine& a, const PdfLine& b) { return a.top < b.top; });
    std::optional<Gutter> best;
    if (depth < deepestCut && pieces.size() >= 4)
        for (const double edge : candidateEdges(pieces))
            considerEdge(pieces, edge, pageWidth, best);
    if (!best) {
        ordered += mergedRows(pieces);
        return;
    }
    if (!best->isTable)
        trimToCommonHeight(*best);
    cut(best->above, pageWidth, depth + 1, tables, ordered);
    if (best->isTable) {
        ordered += cellsInOrder(best->left + best->right, tables++);
    } else {
        cut(best->left, pageWidth, depth + 1, tables, ordered);
        cut(best->right, pageWidth, depth + 1, tables, ordered);
    }
    cut(best->below, pageWidth, depth + 1, tables, ordered);
}

} // namespace

QList<PdfLine> inReadingOrder(QList<PdfLine> pieces, double pageWidth, int& tables) {
    QList<PdfLine> ordered;
    ordered.reserve(pieces.size());
    for (int rotation = 0; rotation < 4; ++rotation) {
        QList<PdfLine> turned;
        for (PdfLine& piece : pieces)
            if (piece.rotation == rotation)
                turned.append(std::move(piece));
        if (!turned.isEmpty())
            cut(std::move(turned), pageWidth, 0, tables, ordered);
    }
    return ordered;
}

} // namespace sheaf
