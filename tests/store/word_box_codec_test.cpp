#include "coding/store/word_box_codec.h"
#include "tests/support/printing.h"

#include <QDataStream>
#include <QIODevice>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sheaf {
namespace {

TEST(WordBoxCodec, KeepsNoBoxesToo) {
    EXPECT_TRUE(unpackWordBoxes(packWordBoxes({}), 1).isEmpty());
}

RC_GTEST_PROP(WordBoxCodec, KeepsPositionsToAHundredthOfAPoint, ()) {
    const auto points = [] { return *rc::gen::inRange(-1'000'000, 50'000'000) / 1000.0; };
    QList<WordBox> boxes;
    const int count = *rc::gen::inRange(0, 30);
    for (int i = 0; i < count; ++i) {
        const auto start = *rc::gen::inRange<qsizetype>(0, 1'000'000'000);
        const qsizetype end = start + *rc::gen::inRange<qsizetype>(1, 40);
        boxes.append(
            {.range = {start, end},
             .page = 3,
             .left = points(),
             .top = points(),
             .right = points(),
             .bottom = points()});
    }
    const QList<WordBox> read = unpackWordBoxes(packWordBoxes(boxes), 3);
    RC_ASSERT(read.size() == boxes.size());
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        RC_ASSERT(read[i].range == boxes[i].range);
        RC_ASSERT(read[i].page == 3);
        for (double WordBox::* side : {&WordBox::left, &WordBox::top, &WordBox::right, &WordBox::bottom})
            RC_ASSERT(std::abs(read[i].*side - boxes[i].*side) <= 0.01);
    }
}

RC_GTEST_PROP(WordBoxCodec, MakesNothingOfForeignBytes, ()) {
    const auto bytes = *rc::gen::container<std::vector<char>>(rc::gen::arbitrary<char>());
    const QByteArray foreign(bytes.data(), static_cast<qsizetype>(bytes.size()));
    RC_ASSERT(unpackWordBoxes(foreign, 1).isEmpty());
    RC_ASSERT(unpackWordBoxes(qCompress(foreign), 1).isEmpty());
}

TEST(WordBoxCodec, MakesNothingOfAPageThatWasCutShort) {
    const QByteArray packed =
        packWordBoxes({{.range = {0, 4}, .page = 1, .left = 1, .top = 2, .right = 3, .bottom = 4}});
    for (qsizetype kept = 0; kept < packed.size(); ++kept)
        EXPECT_TRUE(unpackWordBoxes(packed.first(kept), 1).isEmpty()) << kept;
}

TEST(WordBoxCodec, AsksForNoMemoryOnTheWordOfForeignBytes) {
    EXPECT_TRUE(unpackWordBoxes(QByteArray("\xFF\xFF\xFF\xFF") + qCompress("words").sliced(4), 1).isEmpty());
}

TEST(WordBoxCodec, MakesNothingOfRangesThatAreNone) {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << quint32{1} << qint32{9} << qint32{4} << qint32{0} << qint32{0} << qint32{0} << qint32{0};
    EXPECT_TRUE(unpackWordBoxes(qCompress(bytes), 1).isEmpty());
}

} // namespace
} // namespace sheaf
