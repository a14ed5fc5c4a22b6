#pragma once

#include "coding/identifiers.h"
#include "coding/progress.h"
#include "indexer/passage_set.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace sheaf {

/// How the words that some passages have in common are chosen and weighted. The defaults are what
/// tools/measure-suggestions found best.
struct SimilarityWeighting {
    enum class Scheme {
        Relevance, ///< by how many of the passages a word stands in, against all (Robertson and Spärck Jones)
        Divergence ///< by how often it occurs in them, against what chance would give (Bo1)
    };
    Scheme scheme = Scheme::Relevance;
    double contrast = 1;     ///< how much of a word's weight in the other passages counts against it
    int terms = 40;          ///< at most so many words make the search
    bool weighsTerms = true; ///< else the words chosen count alike, but for their rarity
};

struct SimilarRequest {
    PassageSet like;                                ///< what is looked for looks like these
    PassageSet unlike = {};                         ///< and not so much like these
    std::shared_ptr<const PassageSet> leftOut = {}; ///< never given; null: none. `like` is left out anyway
    qsizetype limit = 20;
    SimilarityWeighting weighting = {};
    const CancelToken* cancel = nullptr; ///< must outlive the search
};

struct SimilarPassage {
    PassageId passage;
    SourceId source;
    double score = 0; ///< only the order means anything
    /// A word that says why, as the passages of `like` have it most often, folded; and as it stands in this passage.
    struct Reason {
        QString word;
        QStringList forms; ///< folded, see Token
    };
    QList<Reason> reasons; ///< at most five, those that count most first
};

struct SimilarPassages {
    QList<SimilarPassage> passages; ///< best first, those of equal score by number
    QStringList words;              ///< that were looked for, most characteristic first; one form for each stem
};

/// Of a larger set, so many passages are read, at even distances.
inline constexpr std::uint64_t mostPassagesCompared = 500;

} // namespace sheaf
