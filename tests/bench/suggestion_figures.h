#pragma once

#include "indexer/passage_index.h"
#include "indexer/similar_passages.h"

#include <QHash>
#include <QList>
#include <QString>

#include <vector>

namespace sheaf::bench {

/// A label, as a code is one, and the passages that somebody has given it.
struct Label {
    QString name;
    std::vector<std::uint32_t> passages; ///< numbers, ascending
};

/// An index whose passages are labelled.
struct LabelledIndex {
    QString name;
    PassageIndex index;
    QList<Label> labels;
    /// Whether a label's name says what its passages are about, so that a reader would search for its words.
    bool namesAreQueries = false;
    size_t mostLeftOut = 5; ///< of a label's passages, one after the other
    /// All texts by number, for counting words.
    QHash<std::uint32_t, QString> texts = {};
};

/// How well something finds a label's passages from some of them.
struct SuggestionFigure {
    double found = 0;     ///< share of single passages left out that came among the first ten
    double precision = 0; ///< share of the label's among the first ten, from a fifth of its passages (2 to 20)
};

/// Of suggestions, with this weighting. Other labels' passages that are taken as coded stand against them.
[[nodiscard]] SuggestionFigure measureSuggestions(const LabelledIndex& labelled, const SimilarityWeighting& weighting);
/// Of a plain search for any of a label's words: those of its name where that says something, else the five words most
/// frequent in the same passages, of those that are not among the 150 most frequent of all.
[[nodiscard]] SuggestionFigure measureKeywords(const LabelledIndex& labelled);

} // namespace sheaf::bench
