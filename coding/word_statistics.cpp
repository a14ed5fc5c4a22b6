#include "coding/word_statistics.h"

#include <algorithm>
#include <cmath>

namespace sheaf {
namespace {

double term(double observed, double expected) {
    return observed > 0 && expected > 0 ? observed * std::log(observed / expected) : 0;
}

double ratio(qint64 part, qint64 whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

double logLikelihood(const WordContingency& word) {
    const qint64 all = word.insideWords + word.outsideWords;
    if (all <= 0)
        return 0;
    const double insideShare = ratio(word.insideWords, all);
    const auto wordCount = static_cast<double>(word.inside + word.outside);
    const double otherCount = static_cast<double>(all) - wordCount;
    const auto pair = [](double inside, double total, double share) {
        return term(inside, total * share) + term(total - inside, total * (1 - share));
    };
    const auto inside = static_cast<double>(word.inside);
    const double sum = pair(inside, wordCount, insideShare) +
                       pair(static_cast<double>(word.insideWords) - inside, otherCount, insideShare);
    return std::max(0.0, 2 * sum); // rounding may leave a trace below 0
}

double logRatio(const WordContingency& word) {
    const double outside = word.outside > 0 ? static_cast<double>(word.outside) : 0.5;
    return std::log2(ratio(word.inside, word.insideWords) / (outside / static_cast<double>(word.outsideWords)));
}

double mutualInformation(const WordContingency& word) {
    const qint64 all = word.insideWords + word.outsideWords;
    return std::log2(ratio(word.inside, word.insideWords) / ratio(word.inside + word.outside, all));
}

} // namespace sheaf
