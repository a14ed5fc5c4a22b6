#include "coding/store/number_runs.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace sheaf {
namespace {

TEST(NumberRuns, ComeBackAsTheyWerePacked) {
    const bool holds = rc::check([] {
        const auto steps = *rc::gen::container<std::vector<std::pair<quint16, quint8>>>(
            rc::gen::pair(rc::gen::arbitrary<quint16>(), rc::gen::arbitrary<quint8>()));
        std::vector<NumberRun> runs;
        qint64 reached = 0;
        for (const auto& [gap, length] : steps) {
            const qint64 first = reached + 1 + gap;
            runs.push_back({first, first + length});
            reached = runs.back().last;
        }
        RC_ASSERT(unpackRuns(packRuns(runs)) == runs);
    });
    EXPECT_TRUE(holds);
}

TEST(NumberRuns, RefuseBytesThatAreNotOfTheirMaking) {
    const bool holds = rc::check([] {
        const auto bytes = *rc::gen::container<std::vector<char>>(rc::gen::arbitrary<char>());
        const QByteArray packed(bytes.data(), static_cast<qsizetype>(bytes.size()));
        if (const auto runs = unpackRuns(packed))
            RC_ASSERT(packRuns(*runs) == packed);
    });
    EXPECT_TRUE(holds);
    EXPECT_FALSE(unpackRuns(QByteArray("\x01")));
    EXPECT_FALSE(unpackRuns(QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff\x7f\x01")));
}

TEST(NumberRuns, TakeTwoBytesForANumberAlone) {
    EXPECT_EQ(packRuns({{5, 5}, {90, 90}}).size(), 4);
    EXPECT_TRUE(packRuns({}).isEmpty());
    EXPECT_TRUE(unpackRuns({})->empty());
}

} // namespace
} // namespace sheaf
