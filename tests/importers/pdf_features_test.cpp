#include "importers/import_document.h"
#include "importers/pdf_picture_pages.h"
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

/// A PDF of one page whose objects from the third on are the caller's: the page's resources, annotations and content
/// are objects 3, 4 and 5.
QByteArray pdfWith(
    const QByteArray& resources, const QByteArray& annotations, const QByteArray& content,
    const QList<QByteArray>& more = {}, const QByteArray& catalog = {}) {
    QList<QByteArray> objects = {
        "<</Type/Catalog/Pages 2 0 R" + catalog + ">>",
        "<</Type/Pages/Count 1/Kids[6 0 R]>>",
        resources,
        annotations,
        "<</Length " + QByteArray::number(content.size()) + ">>stream\n" + content + "\nendstream",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources 3 0 R/Annots 4 0 R/Contents 5 0 R>>"};
    objects += more;
    QByteArray file = "%PDF-1.4\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
        file += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const QByteArray start = QByteArray::number(file.size());
    return file + "xref\n0 " + QByteArray::number(objects.size() + 1) + '\n' + table + "trailer<</Root 1 0 R/Size " +
           QByteArray::number(objects.size() + 1) + ">>\nstartxref\n" + start + "\n%%EOF\n";
}

const QByteArray fonts = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
                         "/F2<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>>>";

ImportedSource readPdfBytes(const QByteArray& bytes) {
    auto source = importDocument(bytes, {.fileName = u"x.pdf"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    if (!source)
        return {};
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

QByteArray shownAt(int x, int y, const QByteArray& text, int size = 10, const QByteArray& font = "F1") {
    return "BT /" + font + ' ' + QByteArray::number(size) + " Tf " + QByteArray::number(x) + ' ' +
           QByteArray::number(600 - y) + " Td (" + text + ") Tj ET\n";
}

const QByteArray picture = "q 400 0 0 600 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n";

QByteArray fixture(const char* name) {
    QFile file(QStringLiteral(SHEAF_SOURCE_DIR "/tests/importers/fixtures/") + QString::fromLatin1(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// A to D are the letters alef to dalet, six points wide at ten, and E is a point that takes no room.
QString readHebrew(const QByteArray& content) {
    const QByteArray map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
                           "endcodespacerange 5 beginbfchar <41> <05D0> <42> <05D1> <43> <05D2> <44> <05D3> "
                           "<45> <05B0> endbfchar endcmap";
    return readPdfBytes(pdfWith(
                            "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 69"
                            "/Widths[300" +
                                QByteArray(" 0").repeated(32) +
                                " 600 600 600 600 0]/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>>>>>",
                            "[]", content,
                            {"<</Length " + QByteArray::number(map.size()) + ">>stream\n" + map + "\nendstream"}))
        .text;
}

} // namespace

TEST(PdfFeatures, OpensALockedFileWithEitherPassword) {
    const QByteArray locked = fixture("locked-two.pdf"); // user `reader`, owner `writer`
    for (const QString& password : {u"reader"_s, u"writer"_s}) {
        const auto source = importDocument(locked, {.fileName = u"x.pdf"_s, .password = password});
        ASSERT_TRUE(source.has_value()) << password.toStdString();
        EXPECT_EQ(source->text, u"Behind the lock"_s);
    }
    const auto none = importDocument(locked, {.fileName = u"x.pdf"_s});
    const auto wrong = importDocument(locked, {.fileName = u"x.pdf"_s, .password = u"guess"_s});
    ASSERT_FALSE(none.has_value() || wrong.has_value());
    EXPECT_EQ(none.error().code, ErrorCode::Encrypted);
    EXPECT_TRUE(none.error().hint.contains(u"--password-file"_s));
    EXPECT_EQ(wrong.error().code, ErrorCode::Encrypted);
    EXPECT_NE(wrong.error().message, none.error().message);
}

TEST(PdfFeatures, NamesPagesThatArePicturesAndReadsWhatWasRecognisedOnThem) {
    const QByteArray bytes = pdfWith("<<" + fonts + ">>", "[]", picture);
    const auto pictures = picturePagesOfPdf(bytes);
    ASSERT_TRUE(pictures.has_value());
    EXPECT_THAT(*pictures, ElementsAre(1));
    const auto unread = importDocument(bytes, {.fileName = u"x.pdf"_s});
    ASSERT_FALSE(unread.has_value());
    EXPECT_EQ(unread.error().code, ErrorCode::Unsupported);
    EXPECT_TRUE(unread.error().hint.contains(u"--ocr"_s));

    const RecognisedPage page{
        1, {{u"Families"_s, 50, 50, 90, 60, 0}, {u"came"_s, 94, 52, 120, 60, 0}, {u"back."_s, 50, 62, 75, 72, 1}}};
    const auto source = importDocument(bytes, {.fileName = u"x.pdf"_s, .recognised = {page}});
    ASSERT_TRUE(source.has_value());
    EXPECT_EQ(checkImported(*source), QString());
    EXPECT_EQ(source->text, u"Families came back."_s);
    EXPECT_EQ(source->words.size(), 3);
    EXPECT_TRUE(source->pagesWithoutText.isEmpty());
}

TEST(PdfFeatures, DoesNotTakeABlankPageForAPicture) {
    const auto pictures = picturePagesOfPdf(pdfWith("<<>>", "[]", "0 0 10 10 re f"));
    ASSERT_TRUE(pictures.has_value());
    EXPECT_TRUE(pictures->isEmpty());
}

TEST(PdfFeatures, SaysHowMuchOfTheTextHasNoLetters) {
    const QByteArray symbols = "<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences"
                               "[65/g001/g002/g003/g004]>>/ToUnicode 7 0 R>>>>>>";
    const QByteArray map =
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
        "endcodespacerange 4 beginbfchar <41> <FFFD> <42> <FFFD> <43> <FFFD> <44> <FFFD> endbfchar endcmap";
    const QByteArray stream = "<</Length " + QByteArray::number(map.size()) + ">>stream\n" + map + "\nendstream";
    const ImportedSource source = readPdfBytes(pdfWith(symbols, "[]", shownAt(50, 50, "named ABCD text"), {stream}));
    ASSERT_EQ(source.warnings.size(), 1);
    EXPECT_TRUE(source.warnings[0].contains(u"have no name"_s) && source.warnings[0].contains(u"page 1"_s))
        << source.warnings[0].toStdString();
}

TEST(PdfFeatures, LinksTheWordsInsideALinksRectangle) {
    const ImportedSource source = readPdfBytes(pdfWith(
        "<<" + fonts + ">>",
        "[<</Type/Annot/Subtype/Link/Rect[69 535 125 560]/A<</S/URI/URI(https://sheaf.example/a)>>>>]",
        shownAt(50, 50, "See the handbook for more.")));
    ASSERT_EQ(source.marks.size(), 1);
    EXPECT_EQ(source.marks[0].kind, TextMarkKind::Link);
    EXPECT_EQ(source.marks[0].detail, u"https://sheaf.example/a"_s);
    EXPECT_EQ(source.marks[0].range.in(source.text), u"the handbook"_s);
}

TEST(PdfFeatures, TakesHeadingsFromTheOutline) {
    const ImportedSource source = readPdfBytes(pdfWith(
        "<<" + fonts + ">>", "[]",
        shownAt(50, 50, "1.2 Aims") + shownAt(50, 74, "Families told us that the worker came back every week") +
            shownAt(50, 86, "and that they liked it."),
        {"<</First 8 0 R/Last 8 0 R/Count 1>>", "<</Title(Part)/Parent 7 0 R/First 9 0 R/Last 9 0 R/Dest[6 0 R/Fit]>>",
         "<</Title(Aims)/Parent 8 0 R/Dest[6 0 R/Fit]>>"},
        "/Outlines 7 0 R"));
    ASSERT_GE(source.passages.size(), 2);
    EXPECT_EQ(source.passages[0].kind, PassageKind::Heading);
    EXPECT_EQ(source.passages[0].headingLevel, 2);
}

TEST(PdfFeatures, KeepsTheLinesOfAListing) {
    const ImportedSource source = readPdfBytes(pdfWith(
        "<<" + fonts + ">>", "[]",
        shownAt(50, 50, "Families told us that the worker came back every week,") +
            shownAt(50, 62, "so run this on the data that they gave us, twice a year:") +
            shownAt(50, 84, "sort names.txt", 10, "F2") + shownAt(50, 96, "wc -l names.txt", 10, "F2")));
    ASSERT_EQ(source.passages.size(), 2);
    EXPECT_EQ(test::shown(source)[1], "sort names.txt\nwc -l names.txt");
}

TEST(PdfFeatures, MakesAnItemOfEachEntryOfATableOfContents) {
    const ImportedSource source = readPdfBytes(PdfSketch()
                                                   .text(50, 60, "Summary . . . . . . . . . . . . . . . . . 2")
                                                   .text(50, 72, "What families said ........................ 5")
                                                   .text(50, 84, "Method ........................................ 9")
                                                   .bytes());
    EXPECT_THAT(
        test::shown(source, PassageKind::ListItem), ElementsAre("Summary 2", "What families said 5", "Method 9"));
}

TEST(PdfFeatures, GoesOnCountingTheRowsOfATableOnTheNextPage) {
    PdfSketch sketch;
    for (int page = 0; page < 2; ++page) {
        if (page > 0)
            sketch.nextPage();
        for (int row = 0; row < 3; ++row)
            for (int column = 0; column < 3; ++column)
                sketch.text(
                    50 + 100 * column, 200 + 20 * row,
                    "cell " + QByteArray(1, static_cast<char>('a' + 3 * page + row)) + QByteArray::number(column));
    }
    const ImportedSource source = readPdfBytes(sketch.bytes());
    ASSERT_EQ(source.passages.size(), 18);
    EXPECT_EQ(source.passages[9].row, 3);
    EXPECT_EQ(source.passages[17].row, 5);
    EXPECT_EQ(source.passages[17].column, 2);
}

TEST(PdfFeatures, KeepsANotesRaisedNumberApartFromAYear) {
    const ImportedSource source =
        readPdfBytes(pdfWith("<<" + fonts + ">>", "[]", shownAt(50, 50, "since 2018") + shownAt(99, 46, "5", 6)));
    EXPECT_EQ(source.text, u"since 2018 5"_s);
    const ImportedSource sunken =
        readPdfBytes(pdfWith("<<" + fonts + ">>", "[]", shownAt(50, 50, "less CO") + shownAt(86, 53, "2", 6)));
    EXPECT_EQ(sunken.text, u"less CO2"_s);
}

TEST(PdfFeatures, CountsLettersDrawnTwiceOnce) {
    const ImportedSource source = readPdfBytes(pdfWith(
        "<<" + fonts + ">>", "[]",
        shownAt(50, 50, "Looks bold") + "BT /F1 10 Tf 50.3 550 Td (Looks bold) Tj ET\n" +
            shownAt(50, 80, "Looks plain")));
    EXPECT_THAT(test::shown(source), testing::Contains(testing::StartsWith("Looks bold")));
    EXPECT_EQ(source.text.count(u"bold"_s), 1);
}

TEST(PdfFeatures, DoesNotMindTheOrderInWhichALineIsDrawn) {
    const ImportedSource source = readPdfBytes(pdfWith(
        "<<" + fonts + ">>", "[]",
        shownAt(50, 62, "week after week.") + shownAt(84, 50, "came back") + shownAt(50, 50, "Worker")));
    EXPECT_EQ(source.text, u"Worker came back week after week."_s);
}

TEST(PdfFeatures, JoinsAccentsToTheirLetters) {
    const ImportedSource source = readPdfBytes(pdfWith(
        "<<" + fonts + ">>", "[]",
        "BT /F1 10 Tf 50 550 Td (caf) Tj (\\264) Tj -4.45 0 Td ET BT /F1 10 Tf 62.3 550 Td (e) Tj ET\n"));
    EXPECT_TRUE(source.text.contains(u"caf\u00E9"_s)) << source.text.toStdString();
}

TEST(PdfFeatures, KeepsARaisedNumberInsideAWord) {
    const ImportedSource source = readPdfBytes(
        pdfWith("<<" + fonts + ">>", "[]", shownAt(50, 50, "ab") + shownAt(61, 46, "3", 6) + shownAt(65, 50, "n")));
    EXPECT_EQ(source.text, u"ab3n"_s);
}

TEST(PdfFeatures, ReadsRightToLeftTextInTheOrderOfSpeech) {
    // Four letters, drawn from left to right as they stand on the page: two words of two letters.
    EXPECT_EQ(readHebrew(shownAt(50, 50, "DC BA")), u"\u05D0\u05D1 \u05D2\u05D3"_s);
}

TEST(PdfFeatures, PartsRightToLeftWordsAtANarrowSpace) {
    EXPECT_EQ(readHebrew("BT /F1 10 Tf 50 550 Td [(DC)-130(BA)] TJ ET\n"), u"\u05D0\u05D1 \u05D2\u05D3"_s);
}

TEST(PdfFeatures, PutsAPointAfterTheRightToLeftLetterThatIsDrawnNext) {
    EXPECT_EQ(readHebrew(shownAt(50, 50, "BEA")), u"\u05D0\u05B0\u05D1"_s);
    // at the left end, where no letter is drawn yet
    EXPECT_EQ(readHebrew("BT /F1 10 Tf 50 550 Td [-300(E)300(BA)] TJ ET\n"), u"\u05D0\u05D1\u05B0"_s);
}

TEST(PdfFeatures, PutsAPointAfterItsLetterWhereAWordIsDrawnInTheOrderOfSpeech) {
    EXPECT_EQ(readHebrew(shownAt(56, 50, "AE") + shownAt(50, 50, "B")), u"\u05D0\u05B0\u05D1"_s);
}

TEST(PdfFeatures, LeavesAPointToTheRightToLeftWordItStandsOver) {
    EXPECT_EQ(readHebrew("BT /F1 10 Tf 50 550 Td [(B)-220(E)20(A)] TJ ET\n"), u"\u05D0\u05B0 \u05D1"_s);
}

TEST(PdfFeatures, ReadsDrawnLettersThatStandOnTheirHeadsInTheirFont) {
    // As DVI drivers wrote it: the font is upside down, and the text's matrix turns it upright again.
    const QByteArray glyph = "<</Length 23>>stream\n8 0 0 0 8 8 d1 0 0 8 8 re f\nendstream";
    const QByteArray resources = "<</Font<</F1<</Type/Font/Subtype/Type3/FontBBox[-8 -8 8 8]/FontMatrix[-0.1 0 0 -0.1 "
                                 "0 0]/FirstChar 97/LastChar 99"
                                 "/Widths[8 8 8]/CharProcs<</a 7 0 R/b 7 0 R/c 7 0 "
                                 "R>>/Encoding<</Type/Encoding/Differences[97/a/b/c]>>>>>>>>";
    const QByteArray content = "BT /F1 10 Tf -1 0 0 -1 50 500 Tm (abc) Tj ET\n"
                               "BT /F1 10 Tf -1 0 0 -1 50 480 Tm (cab) Tj ET\n";
    const ImportedSource source = readPdfBytes(pdfWith(resources, "[]", content, {glyph}));
    EXPECT_TRUE(source.text.startsWith(u"abc"_s)) << source.text.toStdString();
    EXPECT_TRUE(source.text.endsWith(u"cab"_s)) << source.text.toStdString();
}

} // namespace sheaf
