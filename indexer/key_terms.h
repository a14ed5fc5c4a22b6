#pragma once

#include "indexer/word_counts.h"

namespace sheaf {

struct KeynessLimits {
    qint64 least = 3;         ///< occurrences in the set
    double sureEnough = 6.63; ///< log-likelihood: p < 0.01 for one word
};

/// The words that set some texts apart: relatively more frequent in them than in the rest, the surest first
/// (logLikelihood), with how much more frequent (logRatio). Words that are common everywhere drop out by themselves, so
/// no list of stop words is needed.
///
/// `all` counts the set and the rest together, by the same form of word. Empty where there is no rest.
/// Threads: pure. Cost: O(vocabulary of the set), and a sort of what is found.
[[nodiscard]] QList<KeyTerm> keyTerms(const WordCounts& set, const WordCounts& all, const KeynessLimits& limits = {});

} // namespace sheaf
