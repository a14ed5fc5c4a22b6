#include "coding/word_statistics.h"

#include <gtest/gtest.h>

namespace sheaf {
namespace {

TEST(WordStatistics, LogLikelihoodIsTheSumOverTheFourCells) {
    EXPECT_NEAR(
        logLikelihood({.inside = 10, .insideWords = 1000, .outside = 5, .outsideWords = 2000}), 6.9691919319, 1e-9);
    EXPECT_NEAR(logLikelihood({.inside = 3, .insideWords = 10, .outside = 0, .outsideWords = 90}), 14.7311475949, 1e-9);
}

TEST(WordStatistics, LogLikelihoodIsNothingWhereTheSharesAreAlikeOrNothingIsCounted) {
    EXPECT_NEAR(logLikelihood({.inside = 5, .insideWords = 100, .outside = 10, .outsideWords = 200}), 0, 1e-9);
    EXPECT_EQ(logLikelihood({}), 0);
    EXPECT_EQ(logLikelihood({.inside = 4, .insideWords = 4, .outside = 0, .outsideWords = 0}), 0);
}

TEST(WordStatistics, LogRatioDoublesAndTakesNothingForOneHalf) {
    EXPECT_NEAR(logRatio({.inside = 10, .insideWords = 1000, .outside = 5, .outsideWords = 2000}), 2, 1e-9);
    EXPECT_NEAR(logRatio({.inside = 1, .insideWords = 10, .outside = 0, .outsideWords = 80}), 4, 1e-9);
}

TEST(WordStatistics, MutualInformationComparesWithChance) {
    EXPECT_NEAR(mutualInformation({.inside = 10, .insideWords = 1000, .outside = 5, .outsideWords = 2000}), 1, 1e-9);
    EXPECT_NEAR(mutualInformation({.inside = 4, .insideWords = 4, .outside = 0, .outsideWords = 0}), 0, 1e-9);
}

} // namespace
} // namespace sheaf
