#include "app/session/importing/similar_texts.h"

#include <QSet>

#include <algorithm>

namespace sheaf {

namespace {

constexpr size_t bandBins = 4; // texts that are 0.8 alike share a given band with 0.4, hence one of 64 for sure

/// Some dozens of words: a sketch says little about them.
bool isTooShort(const TextSketch& sketch) {
    constexpr qsizetype fewest = 30;
    return std::ranges::count_if(sketch.smallest, [](quint32 value) { return value != TextSketch::empty; }) < fewest;
}

/// One number for each band that holds a value.
QList<quint64> bandsOf(const TextSketch& sketch) {
    QList<quint64> bands;
    for (size_t start = 0; start + bandBins <= TextSketch::bins; start += bandBins) {
        bool isEmpty = true;
        size_t hash = start;
        for (size_t bin = start; bin < start + bandBins; ++bin) {
            isEmpty = isEmpty && sketch.smallest[bin] == TextSketch::empty;
            hash = qHashMulti(hash, sketch.smallest[bin]);
        }
        if (!isEmpty)
            bands.append(hash);
    }
    return bands;
}

} // namespace

void SimilarTexts::add(SourceId source, const QString& title, const TextSketch& sketch) {
    for (const quint64 band : bandsOf(sketch))
        m_byBand[band].append(m_held.size());
    m_at.insert(source, m_held.size());
    m_held.append({source, title, sketch});
}

std::optional<double> SimilarTexts::resemblanceTo(SourceId source, const TextSketch& sketch) const {
    const auto at = m_at.constFind(source);
    if (at == m_at.cend() || isTooShort(sketch) || isTooShort(m_held[*at].sketch))
        return std::nullopt;
    return resemblance(sketch, m_held[*at].sketch);
}

std::optional<SimilarTexts::Found> SimilarTexts::mostAlike(const TextSketch& sketch, double atLeast) const {
    constexpr qsizetype mostCandidates = 200; // a form that everybody fills in shares its bands with all of its kind
    QSet<qsizetype> candidates;
    for (const quint64 band : bandsOf(sketch)) {
        const auto sharing = m_byBand.constFind(band);
        if (sharing == m_byBand.cend())
            continue;
        for (qsizetype at = sharing->size() - 1; at >= 0 && candidates.size() < mostCandidates; --at)
            candidates.insert((*sharing)[at]);
    }
    std::optional<Found> best;
    for (const qsizetype at : std::as_const(candidates)) {
        const Held& held = m_held[at];
        const double alike = resemblance(sketch, held.sketch);
        const bool isBetter = !best || alike > best->resemblance ||
                              (alike == best->resemblance && held.source.value < best->source.value);
        if (alike >= atLeast && isBetter)
            best = Found{held.source, held.title, alike};
    }
    return best;
}

} // namespace sheaf
