#include "importers/pdf_furniture.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double edgeShare = 1.0 / 7; // of a page's height
constexpr double sameHeight = 4.0;    // points
constexpr int outermostLines = 4;
constexpr qsizetype fewestLinesOfPage = 8;

struct Candidate {
    int page; ///< index
    qsizetype line;
    PdfZone zone;
    double fromEdge; ///< points from the page's top or bottom
    bool isOutermost;
    double gapInwards; ///< to the next line towards the middle
    QString key;
};

QString keyOf(const QString& text) {
    QString key;
    for (const QChar c : QStringView(text).first(std::min<qsizetype>(text.size(), 400))) {
        if (!c.isDigit())
            key += c.toCaseFolded();
        else if (!key.endsWith(u'#'))
            key += u'#';
    }
    const bool isRoman = !key.isEmpty() && key.size() <= 7 &&
                         std::all_of(key.begin(), key.end(), [](QChar c) { return QStringView(u"ivxlc").contains(c); });
    return isRoman ? u"#"_s : key.left(200);
}

bool isPageNumber(const QString& key) {
    static const QRegularExpression pattern(
        u"^(?:page\\s*|p\\.?\\s*)?[-–—|\\s]*#[-–—|\\s]*(?:(?:of|/|\\|)\\s*#)?[-–—|\\s]*$"_s);
    return key.size() < 40 && key.contains(u'#') && pattern.match(key).hasMatch();
}

void addCandidates(int pageIndex, const PdfPage& page, const QList<PdfLine>& lines, bool atTop, QList<Candidate>& all) {
    QList<qsizetype> order;
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (lines[i].rotation == 0)
            order.append(i);
    const auto fromEdge = [&](qsizetype i) { return atTop ? lines[i].top : page.page.height - lines[i].bottom; };
    std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) { return fromEdge(a) < fromEdge(b); });
    const qsizetype count = std::min<qsizetype>(order.size(), outermostLines);
    for (qsizetype rank = 0; rank < count; ++rank) {
        const PdfLine& line = lines[order[rank]];
        const double distance = fromEdge(order[rank]);
        if (distance > page.page.height * edgeShare)
            break;
        double gap = std::numeric_limits<double>::max();
        for (qsizetype next = rank + 1; next < order.size(); ++next) {
            const PdfLine& other = lines[order[next]];
            const double space = atTop ? other.top - line.bottom : line.top - other.bottom;
            if (space > -0.5 * line.fontSize) { // what stands beside it on the same height doesn't count
                gap = space;
                break;
            }
        }
        all.append(
            {pageIndex, order[rank], atTop ? PdfZone::Header : PdfZone::Footer, distance,
             distance - fromEdge(order[0]) < sameHeight, gap, keyOf(line.text)});
    }
}

/// Numbers alone also end the lines of a table of contents, close below one another.
bool isBareNumber(const QString& key) {
    return std::all_of(key.begin(), key.end(), [](QChar c) { return c == u'#' || c == u'.' || c.isSpace(); });
}

/// True if something on the same height is text of the page: then a number belongs to it.
bool standsBesideBody(const QList<PdfLine>& lines, const QList<PdfZone>& zones, qsizetype at) {
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (i != at && zones[i] == PdfZone::Body && standBeside(lines[at], lines[i]))
            return true;
    return false;
}

/// On how many pages a text stands at about the same height.
class RepeatedTexts {
public:
    void add(const Candidate& candidate) {
        Count& count = m_counts[keyFor(candidate, 0)];
        count.pages += count.lastPage != candidate.page;
        count.lastPage = candidate.page;
    }
    [[nodiscard]] int pagesAlike(const Candidate& candidate) const {
        int pages = 0;
        for (const int shift : {-1, 0, 1})
            pages += m_counts.value(keyFor(candidate, shift)).pages;
        return pages;
    }

private:
    struct Count {
        int pages = 0;
        int lastPage = -1;
    };
    static QString keyFor(const Candidate& candidate, int shift) {
        const auto height = std::lround(candidate.fromEdge / sameHeight) + shift;
        return QString::number(height) + (candidate.zone == PdfZone::Header ? u'h' : u'f') + candidate.key;
    }
    QHash<QString, Count> m_counts;
};

/// The heights at which repeated lines were found, to know the others that stand there.
class FurnitureHeights {
public:
    void add(const Candidate& candidate) { ++m_count[keyFor(candidate, 0)]; }
    [[nodiscard]] bool knows(const Candidate& candidate) const {
        return m_count.value(keyFor(candidate, -1)) + m_count.value(keyFor(candidate, 0)) +
                   m_count.value(keyFor(candidate, 1)) >=
               3;
    }

private:
    static qint64 keyFor(const Candidate& candidate, int shift) {
        return (static_cast<qint64>(std::lround(candidate.fromEdge / 2)) + shift) * 2 +
               (candidate.zone == PdfZone::Header ? 1 : 0);
    }
    QHash<qint64, int> m_count;
};

/// With no other page to compare with, only a line in small type at the very edge, well apart, is one.
void markOfSinglePage(
    const PdfPage& page, const QList<PdfLine>& lines, const QList<Candidate>& candidates, QList<PdfZone>& zones) {
    QList<double> sizes;
    for (const PdfLine& line : lines)
        sizes.append(line.fontSize);
    if (sizes.size() < fewestLinesOfPage)
        return;
    std::nth_element(sizes.begin(), sizes.begin() + sizes.size() / 2, sizes.end());
    const double usual = sizes[sizes.size() / 2];
    for (const Candidate& candidate : candidates) {
        const PdfLine& line = lines[candidate.line];
        const QChar start = line.text.front();
        const bool mayBeNote = start.isDigit() || QStringView(u"*†‡¹²³").contains(start);
        if (!mayBeNote && candidate.isOutermost && candidate.fromEdge < page.page.height / 14 &&
            line.fontSize < 0.92 * usual && candidate.gapInwards > 1.5 * usual &&
            candidate.gapInwards < page.page.height)
            zones[candidate.line] = candidate.zone;
    }
}

} // namespace

QList<QList<PdfZone>> zonesOfLines(const std::vector<PdfPage>& pages, const QList<QList<PdfLine>>& lines) {
    QList<Candidate> candidates;
    for (int i = 0; i < static_cast<int>(pages.size()); ++i) {
        const PdfPage& page = pages[static_cast<std::size_t>(i)];
        addCandidates(i, page, lines[i], true, candidates);
        addCandidates(i, page, lines[i], false, candidates);
    }
    RepeatedTexts repeated;
    for (const Candidate& candidate : candidates)
        repeated.add(candidate);

    QList<QList<PdfZone>> zones;
    for (const QList<PdfLine>& page : lines)
        zones.append(QList<PdfZone>(page.size(), PdfZone::Body));
    FurnitureHeights heights;
    const int enough = pages.size() <= 4 ? 2 : 3;
    for (const bool bareNumbers : {false, true}) // whether a number stands alone shows once the text beside it is known
        for (const Candidate& candidate : candidates) {
            if (isBareNumber(candidate.key) != bareNumbers)
                continue;
            const int alike = repeated.pagesAlike(candidate);
            const bool keepsApart = candidate.gapInwards > lines[candidate.page][candidate.line].fontSize * 0.6 &&
                                    !standsBesideBody(lines[candidate.page], zones[candidate.page], candidate.line);
            const bool isNumber = isPageNumber(candidate.key) && candidate.isOutermost && keepsApart;
            if ((alike < enough && !isNumber) || (bareNumbers && !keepsApart))
                continue;
            zones[candidate.page][candidate.line] = candidate.zone;
            if (alike >= enough)
                heights.add(candidate);
        }
    if (pages.size() == 1)
        markOfSinglePage(pages.front(), lines.constFirst(), candidates, zones.first());
    for (const Candidate& candidate : candidates) {
        const PdfLine& line = lines[candidate.page][candidate.line];
        const bool keepsApart = candidate.gapInwards > 0.8 * line.fontSize &&
                                !(isBareNumber(candidate.key) &&
                                  standsBesideBody(lines[candidate.page], zones[candidate.page], candidate.line));
        if (candidate.isOutermost && keepsApart && heights.knows(candidate))
            zones[candidate.page][candidate.line] = candidate.zone;
    }
    return zones;
}

} // namespace sheaf
