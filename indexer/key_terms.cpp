#include "indexer/key_terms.h"

#include <algorithm>
#include <tuple>

namespace sheaf {

QList<KeyTerm> keyTerms(const WordCounts& set, const WordCounts& all, const KeynessLimits& limits) {
    QList<KeyTerm> terms;
    if (set.words() == 0 || all.words() <= set.words())
        return terms;
    for (const WordCounts::Listed& each : set.listed(limits.least)) {
        const WordContingency counts{
            .inside = each.counted.count,
            .insideWords = set.words(),
            .outside = all.of(each.key).count - each.counted.count,
            .outsideWords = all.words() - set.words()};
        KeyTerm term{
            .word = each.word,
            .count = counts.inside,
            .passages = each.counted.passages,
            .rest = counts.outside,
            .logLikelihood = logLikelihood(counts),
            .logRatio = logRatio(counts)};
        if (mutualInformation(counts) > 0 && term.logLikelihood >= limits.sureEnough)
            terms.append(std::move(term));
    }
    std::ranges::sort(terms, [](const KeyTerm& one, const KeyTerm& other) {
        return std::tie(other.logLikelihood, one.word) < std::tie(one.logLikelihood, other.word);
    });
    return terms;
}

} // namespace sheaf
