#include "coding/text_range.h"
#include "tests/support/printing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

TextRange anyRange() {
    const auto start = *rc::gen::inRange<qsizetype>(0, 40);
    return {start, *rc::gen::inRange<qsizetype>(start, 41)};
}

/// The units of a range, one by one: what its arithmetic has to agree with.
bool holds(TextRange range, qsizetype unit) {
    return range.start <= unit && unit < range.end;
}

TEST(TextRange, IsHalfOpen) {
    EXPECT_EQ((TextRange{2, 5}.length()), 3);
    EXPECT_EQ((TextRange{1, 3}.in(u"abcd").toString()), u"bc"_s);
    EXPECT_FALSE((TextRange{0, 2}.overlaps({2, 4})));
    EXPECT_TRUE((TextRange{0, 3}.overlaps({2, 4})));
}

TEST(TextRange, FitsOnlyInsideTheText) {
    EXPECT_TRUE((TextRange{0, 4}.fits(u"abcd")));
    EXPECT_TRUE((TextRange{4, 4}.fits(u"abcd")));
    EXPECT_FALSE((TextRange{0, 5}.fits(u"abcd")));
    EXPECT_FALSE((TextRange{-1, 2}.fits(u"abcd")));
    EXPECT_FALSE((TextRange{3, 2}.fits(u"abcd")));
}

RC_GTEST_PROP(TextRange, OverlapsWhereAUnitIsShared, ()) {
    const TextRange one = anyRange();
    const TextRange other = anyRange();
    RC_PRE(!one.isEmpty() && !other.isEmpty());
    bool shared = false;
    for (qsizetype unit = 0; unit < 41; ++unit)
        shared = shared || (holds(one, unit) && holds(other, unit));
    RC_ASSERT(one.overlaps(other) == shared);
    RC_ASSERT(other.overlaps(one) == shared);
}

RC_GTEST_PROP(TextRange, ContainsWhereEveryUnitIsShared, ()) {
    const TextRange one = anyRange();
    const TextRange other = anyRange();
    RC_PRE(!other.isEmpty());
    bool all = true;
    for (qsizetype unit = 0; unit < 41; ++unit)
        all = all && (!holds(other, unit) || holds(one, unit));
    RC_ASSERT(one.contains(other) == all);
}

RC_GTEST_PROP(TextRange, KeepsItsLengthAndItsOrderWhenShifted, ()) {
    const TextRange one = anyRange();
    const TextRange other = anyRange();
    const auto by = *rc::gen::inRange<qsizetype>(-50, 50);
    RC_ASSERT(one.shifted(by).length() == one.length());
    RC_ASSERT(one.shifted(by).shifted(-by) == one);
    RC_ASSERT((one < other) == (one.shifted(by) < other.shifted(by)));
}

} // namespace
} // namespace sheaf
