#include "importers/import_document.h"
#include "tests/importers/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

QByteArray rtf(const QByteArray& content) {
    return "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times CYR;}{\\f2\\fcharset128 "
           "Mincho;}{\\f3\\fcharset2 Symbol;}}{\\stylesheet{Normal;}{\\s1\\sbasedon9 Own;}{\\s9 heading 2;}"
           "{\\s4\\sbasedon5 a;}{\\s5\\sbasedon4 b;}{\\*\\cs7 Strong;}}\n" +
           content + "}";
}

ImportedSource readRtfFile(const QByteArray& bytes) {
    auto source = importDocument(bytes, {.fileName = u"x.rtf"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

std::vector<std::string> shownOf(const QByteArray& content) {
    return test::shown(readRtfFile(rtf(content)));
}

ErrorCode errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.rtf"_s});
    EXPECT_FALSE(source.has_value());
    return source ? ErrorCode::Internal : source.error().code;
}

} // namespace

TEST(RtfImporter, ReadsHeadingsThroughTheStylesTheyAreBasedOn) {
    const ImportedSource source = readRtfFile(
        rtf("\\pard\\s1 Part\\par \\pard\\s4 Text\\par{\\pard\\outlinelevel0 {\\b Out}line\\par}\\pard Last"));
    EXPECT_THAT(test::shown(source), ElementsAre("Part", "Text", "Outline", "Last"));
    EXPECT_EQ(source.passages[0].headingLevel, 2);
    EXPECT_EQ(source.passages[1].kind, PassageKind::Paragraph);
    EXPECT_EQ(source.passages[2].headingLevel, 1);
    EXPECT_EQ(source.passages[3].kind, PassageKind::Paragraph);
    EXPECT_EQ(source.format, u"rtf"_s);
}

TEST(RtfImporter, ReadsLettersInTheCodePagesOfTheirFonts) {
    EXPECT_THAT(
        shownOf("caf\\'e9 \\ldblquote x\\rdblquote\\emdash\\~y \\f1\\'e4\\'e0 {\\f2\\'93\\'fa\\'96\\'7b} \\'e4\\plain "
                "\\'e4"),
        ElementsAre("café “x”—\u00A0y да 日本 дä"));
    EXPECT_THAT(test::shown(readRtfFile("{\\rtf1\\ansi\\ansicpg1251 \\'e4\\'e0}")), ElementsAre("да"));
    EXPECT_THAT(test::shown(readRtfFile("{\\rtf1\\mac caf\\'8e}")), ElementsAre("café"));
    EXPECT_THAT(test::shown(readRtfFile("{\\rtf1\\ansi\\ansicpg65001 caf\\'c3\\'a9}")), ElementsAre("café"));
}

TEST(RtfImporter, ReadsUnicodeOnceWhateverStandsInForIt) {
    EXPECT_THAT(
        shownOf(
            "\\u233?\\u233\\'e9\\uc2\\u8212--x{\\uc0\\u233}\\u-10179 ??\\u-8704\\emdash\\'3f! \\u8364\\u8364{}y\\'e9"),
        ElementsAre("éé—xé\U0001F600! €yé"));
    EXPECT_THAT(shownOf("{\\upr{old}{\\*\\ud{new}}} text"), ElementsAre("new text"));
}

TEST(RtfImporter, KeepsNumbersOfListsAndDropsBullets) {
    const ImportedSource source = readRtfFile(rtf(
        "\\pard{\\listtext\\pard\\plain 1.\\tab}\\ls1 one\\par\\pard{\\*\\pn\\pnlvlblt}{\\pntext\\f3\\'b7\\tab}two\\par"
        "\\pard 3.\\tab three\\par \\bullet\\tab four\\par five\\par"));
    EXPECT_THAT(test::shown(source), ElementsAre("1. one", "two", "3. three", "four", "five"));
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(source.passages[i].kind, PassageKind::ListItem) << i;
    EXPECT_EQ(source.passages[4].kind, PassageKind::Paragraph);
    EXPECT_TRUE(source.warnings.isEmpty());
}

TEST(RtfImporter, PlacesTheCellsOfTables) {
    const ImportedSource source = readRtfFile(rtf(
        "Before\\par\\trowd\\cellx1\\cellx2\\pard\\intbl A\\par B\\cell\\pard\\intbl\\cell\\pard\\intbl C\\cell\\row"
        "{{{\\pard\\intbl D\\par}\\cell}{{\\pard\\intbl E{\\footnote N}\\par}\\cell}}\\row\\pard After\\par"
        "\\trowd\\pard\\intbl F\\cell\\row"));
    EXPECT_THAT(test::shown(source), ElementsAre("Before", "A\nB", "C", "D", "E[1]", "After", "F", "[1] N"));
    EXPECT_EQ(source.passages[2].column, 2);
    EXPECT_EQ(source.passages[3].row, 1);
    EXPECT_EQ(source.passages[4].column, 1);
    EXPECT_EQ(source.passages[6].row, 0);
    EXPECT_EQ(source.passages[5].kind, PassageKind::Paragraph);
}

TEST(RtfImporter, PutsNotesAfterTheBodyWithoutBreakingWords) {
    const ImportedSource source =
        readRtfFile(rtf("practice{\\super\\chftn{\\footnote\\pard\\plain{\\super\\chftn} The {\\i note}.\\par More}}, "
                        "care{\\*\\footnote\\ftnalt End}.\\par Last"));
    EXPECT_THAT(test::shown(source), ElementsAre("practice[1], care[2].", "Last", "[1] The note.\nMore", "[2] End"));
    EXPECT_EQ(source.passages[2].kind, PassageKind::Footnote);
}

TEST(RtfImporter, ShowsWhatFieldsShowAndMarksLinks) {
    const ImportedSource source = readRtfFile(
        rtf("See {\\field{\\*\\fldinst{HYPERLINK \"https://example.org/\" \\\\t \"x\"}}{\\fldrslt{\\ul the page}}} and "
            "{\\field{\\*\\fldinst PAGE}{\\fldrslt 4}}, {\\field{\\fldinst HYPERLINK \\\\l \"a\"}{\\fldrslt here}}."));
    EXPECT_EQ(source.text, u"See the page and 4, here."_s);
    ASSERT_EQ(source.marks.size(), 1);
    EXPECT_EQ(source.marks[0].range.in(source.text), u"the page"_s);
    EXPECT_EQ(source.marks[0].detail, u"https://example.org/"_s);
}

TEST(RtfImporter, LeavesOutWhatDoesNotShowAndSaysSo) {
    const ImportedSource source = readRtfFile(
        rtf("{\\info{\\title Leeds proposal}{\\author no}}{\\header no\\par}{\\footerl no}{\\*\\unknown no{ no}}"
            "{\\pict\\pngblip 89504e}{\\*\\shppict no}\\bin3 {{{One {\\deleted no}{\\v no}{\\v0 two}{\\f3 no}"
            "{\\*\\annotation no} three\\line four"));
    EXPECT_THAT(test::shown(source), ElementsAre("One two three\nfour"));
    EXPECT_EQ(source.warnings.size(), 4);
    EXPECT_EQ(source.title, u"Leeds proposal"_s);
}

TEST(RtfImporter, ReadsTextBoxesAfterTheParagraphThatAnchorsThem) {
    EXPECT_THAT(
        shownOf(
            "Be{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt\\pard In the box\\par}}{\\shprslt{\\*\\do no}}}fore"
            "\\par After"),
        ElementsAre("Before", "In the box", "After"));
}

TEST(RtfImporter, ReadsATranscriptsTurns) {
    const ImportedSource source =
        readRtfFile(rtf("Okafor, Ada   0:05\\line How did it start?\\par Sam   0:08\\par Slowly.\\par"));
    EXPECT_THAT(test::shown(source, PassageKind::Turn), ElementsAre("How did it start?", "Slowly."));
    EXPECT_EQ(source.passages[0].speaker, u"Okafor, Ada"_s);
}

TEST(RtfImporter, ReadsAFileThatIsCutShort) {
    EXPECT_THAT(test::shown(readRtfFile("{\\rtf1 {\\b One\\par{\\footnote Tw")), ElementsAre("One", "[1]", "[1] Tw"));
    EXPECT_THAT(test::shown(readRtfFile("{\\rtf1 One}}}} two\\")), ElementsAre("One two"));
}

TEST(RtfImporter, SaysWhyAFileIsNotRead) {
    EXPECT_EQ(errorOf("just text"), ErrorCode::Damaged);
    EXPECT_EQ(errorOf("{\\rtf1{\\pict 00}}"), ErrorCode::Unsupported);
    EXPECT_EQ(errorOf("{\\rtf1 " + QByteArray("{").repeated(2000) + "deep"), ErrorCode::TooLarge);
}

TEST(RtfImporter, HoldsTheInvariantsForAnyWords) {
    EXPECT_TRUE(rc::check([](const std::vector<unsigned char>& picks) {
        static constexpr const char* pieces[] = {
            "{",
            "}",
            "\\par ",
            "\\cell ",
            "\\row ",
            "\\intbl ",
            "\\pard ",
            "{\\footnote ",
            "{\\shptxt ",
            "text ",
            "\\'e9",
            "\\u-10179 ",
            "\\u233 ?",
            "{\\field{\\*\\fldinst HYPERLINK http://x}{\\fldrslt ",
            "{\\listtext 1.\\tab}",
            "\\f2 ",
            "\\f3 ",
            "\\'93",
            "\\tab ",
            "\\bullet ",
            "\\plain ",
            "\\deleted ",
            "{\\upr ",
            "{\\*\\ud ",
            "\\bin2 "};
        QByteArray content;
        for (const unsigned char pick : picks)
            content += pieces[pick % std::size(pieces)];
        const auto source = importDocument(rtf(content), {.fileName = u"x.rtf"_s});
        if (source)
            RC_ASSERT(checkImported(*source).toStdString() == std::string());
    }));
}

} // namespace sheaf
