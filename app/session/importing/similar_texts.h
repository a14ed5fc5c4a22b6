#pragma once

#include "coding/identifiers.h"
#include "coding/near_duplicates.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace sheaf {

/// Finds texts that are nearly the same as one that is held, without comparing with each of them: sketches that have
/// few values in common are never looked at.
class SimilarTexts {
public:
    void add(SourceId source, const QString& title, const TextSketch& sketch);

    struct Found {
        SourceId source;
        QString title;
        double resemblance = 0; ///< see resemblance()
    };
    /// The most alike, if it is `atLeast` so alike. Cost: O(bins + candidates); candidates share a band of values.
    [[nodiscard]] std::optional<Found> mostAlike(const TextSketch& sketch, double atLeast) const;
    /// How alike a text is to a held source's; nothing where either is too short to tell, or has no sketch.
    [[nodiscard]] std::optional<double> resemblanceTo(SourceId source, const TextSketch& sketch) const;

private:
    struct Held {
        SourceId source;
        QString title;
        TextSketch sketch;
    };
    QList<Held> m_held;
    QHash<SourceId, qsizetype> m_at;
    QHash<quint64, QList<qsizetype>> m_byBand; // a band's values, hashed → those that have it
};

} // namespace sheaf
