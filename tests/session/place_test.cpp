#include "app/session/place.h"
#include "tests/support/printing.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

Passage passage(int ordinal, TextRange range) {
    Passage made;
    made.ordinal = ordinal;
    made.range = range;
    return made;
}

TEST(PassageAt, IsTheOneThePositionLiesInOrTheLastBefore) {
    const QList<Passage> passages = {passage(1, {2, 5}), passage(2, {6, 9})};
    EXPECT_EQ(passageAt(passages, 2)->ordinal, 1);
    EXPECT_EQ(passageAt(passages, 4)->ordinal, 1);
    EXPECT_EQ(passageAt(passages, 5)->ordinal, 1);
    EXPECT_EQ(passageAt(passages, 6)->ordinal, 2);
    EXPECT_EQ(passageAt(passages, 99)->ordinal, 2);
    EXPECT_EQ(passageAt(passages, 0)->ordinal, 1);
    EXPECT_EQ(passageAt({}, 0), nullptr);
}

TEST(PlaceIn, NamesPageAndParagraphOrSpeakerAndTime) {
    Passage made = passage(12, {0, 1});
    EXPECT_EQ(placeIn(made), u"¶ 12"_s);
    made.page = 3;
    EXPECT_EQ(placeIn(made), u"p. 3, ¶ 12"_s);
    made.page = 0;
    made.speaker = u"Lead 4"_s;
    EXPECT_EQ(placeIn(made), u"Lead 4, ¶ 12"_s);
    made.startMs = 756'000;
    EXPECT_EQ(placeIn(made), u"Lead 4, 00:12:36"_s);
    EXPECT_EQ(placeIn(made, true), u"00:12:36"_s);
}

TEST(ClockTime, CountsHoursToo) {
    EXPECT_EQ(clockTime(0), u"00:00:00"_s);
    EXPECT_EQ(clockTime(3'661'999), u"01:01:01"_s);
    EXPECT_EQ(clockTime(360'000'000), u"100:00:00"_s);
    EXPECT_EQ(clockTime(-1), QString());
}

} // namespace
} // namespace sheaf
