#include "coding/stretches.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace sheaf {
namespace {

TEST(Stretches, CoverWhatLiesInOneOfThem) {
    Stretches taken;
    EXPECT_FALSE(taken.cover({0, 1}));
    taken.add({10, 20});
    EXPECT_TRUE(taken.cover({10, 20}));
    EXPECT_TRUE(taken.cover({12, 13}));
    EXPECT_FALSE(taken.cover({9, 12}));
    EXPECT_FALSE(taken.cover({15, 21}));
    taken.add({20, 30});
    EXPECT_FALSE(taken.cover({15, 25})) << "only the two together do";
}

RC_GTEST_PROP(Stretches, SayTheSameAsLookingAtEveryRange, ()) {
    const auto anyRange = rc::gen::map(
        rc::gen::pair(rc::gen::inRange(0, 40), rc::gen::inRange(1, 20)),
        [](const std::pair<int, int>& range) { return TextRange{range.first, range.first + range.second}; });
    const auto ranges = *rc::gen::container<std::vector<TextRange>>(anyRange);
    Stretches taken;
    std::vector<TextRange> all;
    for (const TextRange range : ranges) {
        const bool covered = std::ranges::any_of(all, [&](TextRange each) { return each.contains(range); });
        RC_ASSERT(taken.cover(range) == covered);
        taken.add(range);
        all.push_back(range);
    }
}

} // namespace

void showValue(const TextRange& range, std::ostream& out) {
    out << range.start << ':' << range.end;
}

} // namespace sheaf
