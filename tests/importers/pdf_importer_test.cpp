#include "importers/import_document.h"
#include "tests/importers/shown.h"
#include "tests/importers/sketches.h"

#include <QFile>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using sheaf::test::PdfSketch;
using testing::ElementsAre;

namespace sheaf {

namespace {

ImportedSource readPdfBytes(const QByteArray& bytes, const QString& name = u"x.pdf"_s) {
    auto source = importDocument(bytes, {.fileName = name});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

ErrorCode errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.pdf"_s});
    EXPECT_FALSE(source.has_value());
    return source ? ErrorCode::Internal : source.error().code;
}

const QList<QByteArray> full = {
    "Families told us that the same worker came back every", "week, and that this was what they had wanted all along"};

} // namespace

TEST(PdfImporter, GroupsLinesIntoParagraphsAtGapsAndIndents) {
    const ImportedSource source =
        readPdfBytes(PdfSketch()
                         .lines(50, 60, full)
                         .text(50, 84, "from the service.")
                         .lines(50, 110, full)
                         .text(50, 134, "again.")
                         .lines(62, 146, {"An indented line starts a paragraph of its own here, and"})
                         .lines(50, 158, {"goes on at the margin."})
                         .bytes());
    EXPECT_THAT(
        test::shown(source),
        ElementsAre(
            testing::EndsWith("all along from the service."), testing::EndsWith("all along again."),
            testing::AllOf(testing::StartsWith("An indented"), testing::EndsWith("the margin."))));
}

TEST(PdfImporter, JoinsAWordThatALineEndSplits) {
    const ImportedSource source =
        readPdfBytes(PdfSketch()
                         .lines(
                             50, 60,
                             {"The team was known for its sector-led work and for under-", "standing of what peer-",
                              "to-peer help and sector-", "led work need."})
                         .bytes());
    EXPECT_EQ(
        source.text,
        u"The team was known for its sector-led work and for understanding of what peer-to-peer help and sector-led work need."_s);
    int boxes = 0;
    for (const WordBox& word : source.words)
        boxes += word.range.in(source.text) == u"understanding"_s;
    EXPECT_EQ(boxes, 2);
}

TEST(PdfImporter, ReadsDownOneColumnAndThenTheNext) {
    const ImportedSource source =
        readPdfBytes(PdfSketch()
                         .text(50, 50, "A heading over both", 16, true)
                         .lines(
                             50, 80,
                             {"left one and some words", "left two and some words", "left three and words",
                              "left four and some words", "which goes on without"})
                         .lines(
                             230, 80,
                             {"an end in the right column.", "right two and some words", "right three and some words",
                              "right four and some words", "right five and some words"})
                         .bytes());
    EXPECT_EQ(source.passages[0].kind, PassageKind::Heading);
    EXPECT_TRUE(source.text.contains(u"which goes on without an end in the right column."_s))
        << source.text.toStdString();
}

TEST(PdfImporter, ReadsATableRowByRow) {
    PdfSketch sketch;
    sketch.lines(50, 60, full);
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            sketch.text(
                50 + 100 * column, 110 + 20 * row, "cell " + QByteArray::number(row) + QByteArray::number(column));
    sketch.lines(50, 190, full);
    const ImportedSource source = readPdfBytes(sketch.bytes());
    EXPECT_THAT(
        test::shown(source, PassageKind::TableCell),
        ElementsAre("cell 00", "cell 01", "cell 02", "cell 10", "cell 11", "cell 12", "cell 20", "cell 21", "cell 22"));
    EXPECT_EQ(source.passages[5].row, 1);
    EXPECT_EQ(source.passages[5].column, 1);
}

TEST(PdfImporter, KeepsFurnitureApartAndJoinsAParagraphOverThePage) {
    PdfSketch sketch;
    for (int page = 1; page <= 3; ++page) {
        if (page > 1)
            sketch.nextPage();
        sketch.text(50, 30, "Leeds proposal", 8).text(190, 580, "Page " + QByteArray::number(page), 8);
        sketch.lines(50, 120, {"here the text continues " + QByteArray(page % 2 ? "and then" : "until") + " it ends."})
            .lines(50, 500, full);
    }
    const ImportedSource source = readPdfBytes(sketch.bytes());
    EXPECT_THAT(
        test::shown(source, PassageKind::PageFurniture),
        ElementsAre("Leeds proposal", "Page 1", "Leeds proposal", "Page 2", "Leeds proposal", "Page 3"));
    EXPECT_TRUE(source.text.contains(u"all along here the text continues"_s)) << source.text.toStdString();
    EXPECT_EQ(source.pages.size(), 3);
    EXPECT_EQ(source.pages[0].width, 400);
}

TEST(PdfImporter, TellsHeadingsListsAndFootnotesApart) {
    const ImportedSource source = readPdfBytes(PdfSketch()
                                                   .text(50, 50, "Title", 18, true)
                                                   .lines(50, 90, full)
                                                   .text(50, 130, "A bold line", 10, true)
                                                   .lines(50, 150, full)
                                                   .text(50, 190, "\x95 first item")
                                                   .text(50, 202, "\x95 second item")
                                                   .text(50, 214, "1. numbered item")
                                                   .text(50, 560, "1 The note at the foot.", 7)
                                                   .bytes());
    EXPECT_THAT(test::shown(source, PassageKind::Heading), ElementsAre("Title", "A bold line"));
    EXPECT_THAT(
        test::shown(source, PassageKind::ListItem), ElementsAre("first item", "second item", "1. numbered item"));
    EXPECT_THAT(test::shown(source, PassageKind::Footnote), ElementsAre("1 The note at the foot."));
    EXPECT_EQ(source.passages[0].headingLevel, 1);
    EXPECT_EQ(source.passages[2].headingLevel, 2);
}

TEST(PdfImporter, KeepsWordBoxesWhereTheWordsStand) {
    const ImportedSource source = readPdfBytes(PdfSketch().text(50, 100, "Word here").bytes());
    ASSERT_EQ(source.words.size(), 2);
    EXPECT_NEAR(source.words[0].left, 50, 1);
    EXPECT_LT(source.words[0].top, 100);
    EXPECT_GT(source.words[0].bottom, 99);
    EXPECT_EQ(source.words[1].range.in(source.text), u"here"_s);
}

TEST(PdfImporter, SaysWhyAFileIsNotRead) {
    const QByteArray good = PdfSketch().text(50, 50, "Text").bytes();
    QFile locked(QStringLiteral(SHEAF_SOURCE_DIR "/tests/importers/fixtures/locked.pdf"));
    ASSERT_TRUE(locked.open(QIODevice::ReadOnly));
    EXPECT_EQ(errorOf(locked.readAll()), ErrorCode::Encrypted);
    EXPECT_EQ(errorOf(good.first(60)), ErrorCode::Damaged);
    EXPECT_EQ(errorOf("\xFF\xD8\xFF\xE0 JFIF"), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(PdfSketch().bytes()), ErrorCode::Unsupported);
}

TEST(PdfImporter, ReadsAPdfWhateverItsNameAndSaysSo) {
    const ImportedSource source =
        readPdfBytes(PdfSketch().title("Leeds proposal").text(50, 50, "Text").bytes(), u"x.docx"_s);
    EXPECT_EQ(source.format, u"pdf"_s);
    EXPECT_EQ(source.title, u"Leeds proposal"_s);
    EXPECT_THAT(source.warnings, ElementsAre(u"the name ends in .docx, but the content is PDF"_s));
}

TEST(PdfImporter, ReadsATranscriptsTurnsWithoutTheirLabels) {
    const ImportedSource source = readPdfBytes(PdfSketch()
                                                   .text(50, 60, "Interview 7")
                                                   .lines(
                                                       50, 90,
                                                       {"[00:00:05] Ada: How did the service start, and who thought of",
                                                        "it first in those days?", "[00:00:08] Sam: Slowly."})
                                                   .lines(50, 140, {"Then it grew."})
                                                   .lines(50, 170, {"[00:00:20] Ada: I see."})
                                                   .bytes());
    EXPECT_THAT(
        test::shown(source), ElementsAre(
                                 "Interview 7", "How did the service start, and who thought of it first in those days?",
                                 "Slowly.\nThen it grew.", "I see."));
    ASSERT_EQ(source.passages.size(), 4);
    EXPECT_EQ(source.passages[2].kind, PassageKind::Turn);
    EXPECT_EQ(source.passages[2].speaker, u"Sam"_s);
    EXPECT_EQ(source.passages[2].startMs, 8000);
    const TextRange first = source.words[2].range; // after the two words of the title
    EXPECT_EQ(first.in(source.text), u"How"_s);
}

TEST(PdfImporter, LeavesAReportWithLabelsAReport) {
    const ImportedSource source = readPdfBytes(PdfSketch()
                                                   .lines(50, 60, {"Aim: to help families."})
                                                   .lines(50, 100, {"Outcome: better."})
                                                   .lines(50, 140, {"Aim: to help schools."})
                                                   .lines(50, 180, {"Outcome: none yet."})
                                                   .bytes());
    EXPECT_TRUE(test::shown(source, PassageKind::Turn).empty());
}

} // namespace sheaf
