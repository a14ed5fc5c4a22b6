#include "app/reader/source_json.h"
#include "tests/support/reader_values.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::codeOf;
using test::codingOf;
using test::passageOf;

ReadableSource interview() {
    ReadableSource readable;
    readable.source.id = SourceId{7};
    readable.source.textRevision = TextRevisionId{9};
    readable.source.title = u"Lead 4"_s;
    readable.text = u"What helped?\n😀 Time."_s;
    readable.passages = {passageOf(1, {0, 12}, PassageKind::Turn), passageOf(2, {13, 21}, PassageKind::Turn)};
    readable.passages[1].speaker = u"Lead 4"_s;
    return readable;
}

CodeTree twoCodes() {
    return CodeTree({codeOf(1, 0, u"Themes"_s, u"#2f7d5b"_s), codeOf(2, 1, u"Time"_s, u"#b98a00"_s)});
}

TEST(SourceJson, GivesTextAndPassagesInUtf16Positions) {
    const QJsonObject json = sourceJson(interview());
    EXPECT_EQ(json[u"revision"_s].toInt(), 9);
    EXPECT_EQ(json[u"text"_s].toString(), u"What helped?\n😀 Time."_s);
    const QJsonObject second = json[u"passages"_s].toArray().at(1).toObject();
    EXPECT_EQ(second[u"start"_s].toInt(), 13);
    EXPECT_EQ(second[u"end"_s].toInt(), 21);
    EXPECT_EQ(second[u"speaker"_s].toString(), u"Lead 4"_s);
    EXPECT_EQ(second[u"startMs"_s].toInt(), -1);
}

TEST(SourceJson, LeavesOutPassagesThatDoNotLieInTheText) {
    ReadableSource readable = interview();
    readable.passages.append(passageOf(3, {20, 400}, PassageKind::Turn));
    readable.passages.append(passageOf(4, {5, 9}, PassageKind::Turn));
    EXPECT_EQ(sourceJson(readable)[u"passages"_s].toArray().size(), 2);
}

TEST(SourceJson, NamesRowAndColumnOfTableCells) {
    ReadableSource readable = interview();
    readable.passages = {passageOf(1, {0, 4}, PassageKind::TableCell)};
    readable.passages[0].row = 2;
    readable.passages[0].column = 3;
    const QJsonObject cell = sourceJson(readable)[u"passages"_s].toArray().at(0).toObject();
    EXPECT_EQ(cell[u"kind"_s].toString(), u"table-cell"_s);
    EXPECT_EQ(cell[u"row"_s].toInt(), 2);
    EXPECT_EQ(cell[u"column"_s].toInt(), 3);
}

TEST(CodingsJson, OrdersByStartAndPutsTheLongerFirst) {
    const QJsonArray json = codingsJson(
        {codingOf(3, 2, {5, 9}), codingOf(1, 2, {0, 4}), codingOf(2, 1, {0, 12})}, ShownText{{1}, 21}, twoCodes(), {});
    ASSERT_EQ(json.size(), 3);
    EXPECT_EQ(json[0].toObject()[u"id"_s].toInt(), 2);
    EXPECT_EQ(json[1].toObject()[u"id"_s].toInt(), 1);
    EXPECT_EQ(json[2].toObject()[u"id"_s].toInt(), 3);
}

TEST(CodingsJson, LeavesOutUnknownCodesAndRangesOutsideTheText) {
    const QJsonArray json = codingsJson(
        {codingOf(1, 99, {0, 4}), codingOf(2, 2, {0, 22}), codingOf(3, 2, {-1, 3}), codingOf(4, 2, {4, 4})},
        ShownText{{1}, 21}, twoCodes(), {});
    EXPECT_TRUE(json.isEmpty());
}

TEST(CodingsJson, LeavesOutCodingsThatCountInAnotherText) {
    Coding doubtful = codingOf(1, 2, {0, 4});
    doubtful.needsALook = true;
    Coding current = codingOf(2, 2, {5, 9});
    current.textRevision = TextRevisionId{2};
    const QJsonArray corrected = codingsJson({doubtful, current}, ShownText{{2}, 21}, twoCodes(), {});
    ASSERT_EQ(corrected.size(), 1);
    EXPECT_EQ(corrected[0].toObject()[u"id"_s].toInt(), 2);
    // Until the corrected text is on screen, nothing of it is painted on the earlier one.
    const QJsonArray earlier = codingsJson({doubtful, current}, ShownText{{1}, 21}, twoCodes(), {});
    ASSERT_EQ(earlier.size(), 1);
    EXPECT_EQ(earlier[0].toObject()[u"id"_s].toInt(), 1);
}

TEST(CodingsJson, NamesCodePathAndCoder) {
    const QJsonObject json =
        codingsJson({codingOf(1, 2, {0, 4})}, ShownText{{1}, 21}, twoCodes(), {{CoderId{1}, {}, u"Reviewer A"_s}})[0]
            .toObject();
    EXPECT_EQ(json[u"path"_s].toString(), u"Themes/Time"_s);
    EXPECT_EQ(json[u"coder"_s].toString(), u"Reviewer A"_s);
    EXPECT_EQ(json[u"colour"_s].toString(), u"#b98a00"_s);
}

TEST(CodesJson, SaysWhichCodeAnotherStandsUnder) {
    const QJsonArray json = codesJson(twoCodes());
    EXPECT_FALSE(json[0].toObject()[u"isLeaf"_s].toBool());
    EXPECT_EQ(json[1].toObject()[u"under"_s].toString(), u"Themes"_s);
    EXPECT_TRUE(json[1].toObject()[u"isLeaf"_s].toBool());
}

TEST(SafeColour, PutsGreyInPlaceOfWhatIsNoColour) {
    EXPECT_EQ(safeColour(u"#2f7d5b"_s), u"#2f7d5b"_s);
    EXPECT_EQ(safeColour(u"url(x)"_s), u"#8a93a3"_s);
    EXPECT_EQ(safeColour(u"#2f7d5b\n"_s), u"#8a93a3"_s);
    EXPECT_EQ(safeColour({}), u"#8a93a3"_s);
}

} // namespace
} // namespace sheaf
