#include "importers/pdf_words.h"

#include <algorithm>
#include <limits>

namespace sheaf {

namespace {

constexpr float furthestMark = 0.2F; // ems from the letter it stands over

} // namespace

/// A mark goes where the letter goes that it stands over: drawn just after it in the order of speech, just before it
/// where the word is drawn from left to right. Only the ink of marks is over letters, so that their places decide
/// little.
void PdfWordMaker::placeMarks() {
    const auto letterFrom = [&](std::size_t at, int step) -> const Cluster* {
        while (at < m_clusters.size() && m_clusters[at].isMark)
            at += static_cast<std::size_t>(step); // from 0 backwards it wraps, and ends
        return at < m_clusters.size() ? &m_clusters[at] : nullptr;
    };
    const Cluster* const first = letterFrom(0, 1);
    const Cluster* const last = letterFrom(m_clusters.size() - 1, -1);
    if (!first || !last)
        return;
    const bool runsRight = first->left < last->left;
    const float farOff = furthestMark * static_cast<float>(m_fontSize);
    for (std::size_t i = 0; i < m_clusters.size(); ++i) {
        Cluster& mark = m_clusters[i];
        if (!mark.isMark)
            continue;
        const float middle = (mark.left + mark.right) / 2;
        const auto distance = [&](const Cluster* letter) {
            return letter ? std::max({letter->left - middle, middle - letter->right, 0.0F})
                          : std::numeric_limits<float>::max();
        };
        const Cluster* own = letterFrom(i, runsRight ? 1 : -1);
        const Cluster* const other = letterFrom(i, runsRight ? -1 : 1);
        if (distance(own) > farOff && distance(other) < distance(own))
            own = other;
        mark.left = own->left;
        mark.isRightToLeft = own->isRightToLeft;
    }
}

/// From what stands on the page, right to left, to what is said: runs of digits and Latin letters keep their order.
void PdfWordMaker::writeClusters(PdfWord& word) {
    placeMarks();
    std::stable_sort(m_clusters.begin(), m_clusters.end(), [](const Cluster& a, const Cluster& b) {
        return a.left > b.left || (a.left == b.left && b.isMark && !a.isMark);
    });
    const auto runsRight = [&](const Cluster& cluster) {
        return cluster.length > 0 && !cluster.isRightToLeft && m_text[cluster.at].isLetterOrNumber();
    };
    QString logical;
    for (std::size_t i = 0; i < m_clusters.size();) {
        std::size_t end = i;
        while (end < m_clusters.size() && runsRight(m_clusters[end]))
            ++end;
        for (std::size_t k = end; k > i; --k)
            logical += QStringView(m_text).sliced(m_clusters[k - 1].at, m_clusters[k - 1].length);
        if (end == i) {
            logical += QStringView(m_text).sliced(m_clusters[i].at, m_clusters[i].length);
            ++end;
        }
        i = end;
    }
    m_text = logical;
    word.isRightToLeft = true;
}

} // namespace sheaf
