#include "importers/pdf_paragraphs.h"

#include <algorithm>
#include <cmath>

namespace sheaf {

namespace {

constexpr double sameSize = 0.6;    // points
constexpr qsizetype mostSizes = 64; // more are noise; and each line is compared with all of them

int halfPoints(double size) {
    return static_cast<int>(std::lround(size * 2));
}

} // namespace

PdfTypography::PdfTypography(const QList<PdfLine>& lines) {
    QHash<int, qsizetype> letters;
    QHash<int, QList<double>> steps;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const PdfLine& line = lines[i];
        letters[halfPoints(line.fontSize)] += line.text.size();
        if (i == 0 || !followsDownwards(lines[i - 1], line) ||
            halfPoints(lines[i - 1].fontSize) != halfPoints(line.fontSize))
            continue;
        const double step = line.bottom - lines[i - 1].bottom;
        if (step < 3 * line.fontSize)
            steps[halfPoints(line.fontSize)].append(step);
    }
    qsizetype most = 0;
    for (auto it = letters.constBegin(); it != letters.constEnd(); ++it) {
        if (it.value() < most || (it.value() == most && it.key() / 2.0 > m_bodySize))
            continue;
        most = it.value();
        m_bodySize = it.key() / 2.0;
    }
    for (auto it = steps.begin(); it != steps.end(); ++it) {
        QList<double>& all = it.value();
        if (all.size() < 4)
            continue;
        // Most steps in running text are within a paragraph; in lists of one-line items they are not, hence the lower
        // quartile.
        std::sort(all.begin(), all.end());
        m_leading.insert(it.key(), all[all.size() / 3]);
    }
}

double PdfTypography::leading(double fontSize) const {
    const double usual = m_leading.value(halfPoints(fontSize), 0);
    if (usual > 0)
        return usual;
    const double body = m_leading.value(halfPoints(m_bodySize), 1.2 * m_bodySize);
    return fontSize * std::clamp(body / m_bodySize, 1.0, 1.3);
}

void PdfTypography::addHeadingSize(double fontSize) {
    for (const double known : m_headingSizes)
        if (std::abs(known - fontSize) < sameSize)
            return;
    if (m_headingSizes.size() >= mostSizes)
        return;
    m_headingSizes.append(fontSize);
    std::sort(m_headingSizes.begin(), m_headingSizes.end(), std::greater<>());
}

int PdfTypography::levelOfSize(double fontSize) const {
    for (qsizetype i = 0; i < m_headingSizes.size(); ++i)
        if (std::abs(m_headingSizes[i] - fontSize) < sameSize)
            return static_cast<int>(std::min<qsizetype>(i + 1, 9));
    return 0;
}

} // namespace sheaf
