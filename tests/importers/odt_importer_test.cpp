#include "importers/import_document.h"
#include "tests/importers/shown.h"
#include "tests/importers/sketches.h"

#include <QFile>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

using Parts = QList<std::pair<QByteArray, QByteArray>>;

QByteArray contentXml(const QByteArray& text, const QByteArray& styles = {}) {
    return "<office:document-content><office:automatic-styles>" + styles +
           "</office:automatic-styles><office:body><office:text>" + text +
           "</office:text></office:body></office:document-content>";
}

QByteArray odtWith(const QByteArray& text, const QByteArray& styles = {}, const Parts& parts = {}) {
    return test::zipWith(
        Parts{{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", contentXml(text, styles)}} +
        parts);
}

ImportedSource readOdt(const QByteArray& bytes) {
    auto source = importDocument(bytes, {.fileName = u"x.odt"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    EXPECT_EQ(source->format, u"odt"_s);
    return *source;
}

Error errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.odt"_s});
    EXPECT_FALSE(source.has_value());
    return source ? Error{} : source.error();
}

std::vector<std::string> marked(const ImportedSource& source) {
    std::vector<std::string> texts;
    for (const TextMark& mark : source.marks)
        texts.push_back((mark.range.in(source.text).toString() + u" | "_s + mark.detail).toStdString());
    return texts;
}

} // namespace

TEST(OdtImporter, ReadsParagraphsHeadingsAndWhiteSpaceThatElementsStandFor) {
    const ImportedSource source = readOdt(odtWith(
        "<text:p text:style-name=\"P1\">The title</text:p><text:h text:outline-level=\"2\">Delivery</text:h>"
        "<text:p>One\n  two<text:s text:c=\"4000000000\"/>three<text:tab/>four<text:line-break/>five"
        "<text:soft-page-break/><text:span> six</text:span>, <text:date>1 May</text:date></text:p>"
        "<text:p><text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>above</text:ruby-text></text:ruby>"
        " \u0645\u0631</text:p><text:section><text:p>In a section</text:p></text:section>",
        "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>"));
    EXPECT_THAT(
        test::shown(source),
        ElementsAre(
            "The title", "Delivery", "One two three four\nfive six, 1 May", "base \u0645\u0631", "In a section"));
    EXPECT_EQ(source.passages[0].headingLevel, 1);
    EXPECT_EQ(source.passages[1].kind, PassageKind::Heading);
    EXPECT_EQ(source.passages[1].headingLevel, 2);
}

TEST(OdtImporter, WritesTheNumbersOfListsAndHeadings) {
    const QByteArray styles =
        "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
        "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" "
        "style:num-suffix=\")\" text:display-levels=\"2\"/><text:list-level-style-bullet text:level=\"3\"/>"
        "</text:list-style>";
    const QByteArray outline =
        "<office:document-styles><office:styles><text:outline-style><text:outline-level-style text:level=\"1\" "
        "style:num-format=\"I\"/></text:outline-style></office:styles></office:document-styles>";
    const ImportedSource source = readOdt(odtWith(
        "<text:h text:outline-level=\"1\">Aims</text:h><text:h text:outline-level=\"1\" "
        "text:is-list-header=\"true\">Plain</text:h><text:h text:outline-level=\"1\">Means</text:h>"
        "<text:list text:style-name=\"L1\" xml:id=\"a\"><text:list-item><text:p>one</text:p><text:p>more</text:p>"
        "<text:list><text:list-item><text:p>inner</text:p><text:list><text:list-item><text:p>dot</text:p>"
        "</text:list-item></text:list></text:list-item></text:list></text:list-item></text:list><text:p>between</"
        "text:p>"
        "<text:list text:style-name=\"L1\" text:continue-list=\"a\"><text:list-item><text:p>two</text:p>"
        "</text:list-item></text:list><text:list text:style-name=\"L1\"><text:list-item text:start-value=\"7\">"
        "<text:p>seven</text:p></text:list-item><text:list-header><text:p>none</text:p></text:list-header>"
        "</text:list><text:list text:style-name=\"L1\" text:continue-numbering=\"true\"><text:list-item>"
        "<text:p>eight</text:p></text:list-item></text:list>",
        styles, {{"styles.xml", outline}}));
    EXPECT_THAT(
        test::shown(source), ElementsAre(
                                 "I Aims", "Plain", "II Means", "1. one", "more", "1.a) inner", "dot", "between",
                                 "2. two", "7. seven", "none", "8. eight"));
    EXPECT_EQ(source.passages[3].kind, PassageKind::ListItem);
    EXPECT_EQ(source.passages[7].kind, PassageKind::Paragraph);
}

TEST(OdtImporter, PlacesCellsByWhatTablesRepeatSpanAndCover) {
    const ImportedSource source = readOdt(odtWith(
        "<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned=\"2\">"
        "<text:p>A</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>B</text:p>"
        "</table:table-cell></table:table-row></table:table-header-rows><table:table-row "
        "table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"2\"><text:p>C</text:p>"
        "</table:table-cell><table:table-cell><text:p>D</text:p><text:p>E</text:p></table:table-cell></table:table-row>"
        "<table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell "
        "table:number-columns-repeated=\"99999\"/></table:table-row></table:table>"));
    EXPECT_THAT(test::shown(source), ElementsAre("A", "B", "C", "C", "D\nE", "C", "C", "D\nE"));
    EXPECT_EQ(source.passages[1].column, 2);
    EXPECT_EQ(source.passages[3].column, 1);
    EXPECT_EQ(source.passages[7].row, 2);
}

TEST(OdtImporter, BoundsWhatATableRepeats) {
    const QByteArray cell = "<table:table-cell table:number-columns-repeated=\"1000000\"><text:p>again</text:p>"
                            "</table:table-cell>";
    QByteArray rows;
    for (int i = 0; i < 300; ++i)
        rows += "<table:table-row table:number-rows-repeated=\"1000000\">" + cell + "</table:table-row>";
    EXPECT_LT(readOdt(odtWith("<table:table>" + rows + "</table:table>")).passages.size(), 25'000);
}

TEST(OdtImporter, PutsNotesAfterTheBody) {
    const auto note = [](const QByteArray& kind, const QByteArray& text) {
        return "<text:note text:note-class=\"" + kind +
               "\"><text:note-citation>1</text:note-citation><text:note-body>"
               "<text:p>" +
               text + "</text:p></text:note-body></text:note>";
    };
    const ImportedSource source = readOdt(odtWith(
        "<text:p>practice" + note("footnote", "Foot.") + ", ends" + note("endnote", "End.") + " and" +
        note("footnote", "Second.") + "</text:p>"));
    EXPECT_THAT(
        test::shown(source), ElementsAre("practice[1], ends[i] and[2]", "[1] Foot.", "[2] Second.", "[i] End."));
    EXPECT_EQ(source.passages[3].kind, PassageKind::Footnote);
}

TEST(OdtImporter, KeepsAnnotationsAndLinksAsMarks) {
    const QByteArray annotation = "<office:annotation office:name=\"n1\"><dc:creator>Ada</dc:creator>"
                                  "<dc:date>2024-05-01T10:00:00</dc:date><text:p>Is this so?</text:p>"
                                  "</office:annotation>";
    const ImportedSource source = readOdt(odtWith(
        "<text:p>It " + annotation +
        "went</text:p><text:p>well<office:annotation-end office:name=\"n1\"/> here"
        "<office:annotation><text:p>Point.</text:p></office:annotation>, see <text:a "
        "xlink:href=\"https://example.org\">"
        "the plan</text:a> or <text:a xlink:href=\"#top\">above</text:a></text:p>"));
    EXPECT_THAT(test::shown(source), ElementsAre("It went", "well here, see the plan or above"));
    EXPECT_THAT(
        marked(source), ElementsAre("went\n\nwell | Is this so?", "e | Point.", "the plan | https://example.org"));
    EXPECT_EQ(source.marks[0].kind, TextMarkKind::Comment);
    EXPECT_EQ(source.marks[0].author, u"Ada"_s);
    EXPECT_EQ(source.marks[0].writtenAt, u"2024-05-01T10:00:00"_s);
    EXPECT_EQ(source.marks[2].kind, TextMarkKind::Link);
}

TEST(OdtImporter, LeavesOutDeletionsAndHiddenTextAndSaysSo) {
    const ImportedSource source = readOdt(odtWith(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info/><text:p>gone</text:p>"
        "</text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region>"
        "<text:changed-region><text:format-change/></text:changed-region></text:tracked-changes>"
        "<text:p>Here<text:change/> <text:change-start/>added<text:change-end/><text:span text:style-name=\"T1\"> "
        "secret</text:span><text:hidden-text text:is-hidden=\"true\">more</text:hidden-text></text:p>"
        "<text:section text:display=\"none\"><text:p>unseen</text:p></text:section>",
        "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
        "</style:style>"));
    EXPECT_THAT(test::shown(source), ElementsAre("Here added"));
    ASSERT_EQ(source.warnings.size(), 2);
    EXPECT_TRUE(source.warnings.join(u'\n').contains(u"2 tracked changes"_s));
}

TEST(OdtImporter, ReadsTextBoxesAndShapesAfterTheirParagraph) {
    const ImportedSource source = readOdt(odtWith(
        "<text:p>Before<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box><svg:title>no</svg:title>"
        "</draw:frame><draw:custom-shape><text:p>In the shape</text:p></draw:custom-shape><draw:frame><draw:object/>"
        "<draw:image/></draw:frame> after</text:p><draw:frame><draw:text-box><text:p>On the page</text:p>"
        "</draw:text-box></draw:frame>"));
    EXPECT_THAT(test::shown(source), ElementsAre("Before after", "In the box", "In the shape", "On the page"));
    EXPECT_EQ(source.warnings.size(), 1);
}

TEST(OdtImporter, ReadsATranscriptsTurnsAndBoldQuestions) {
    EXPECT_THAT(
        test::shown(
            readOdt(odtWith("<text:p>Ada: Why?</text:p><text:p>Sam: So.</text:p><text:p>Ada: When?</text:p>"
                            "<text:p>Sam: Then.</text:p>")),
            PassageKind::Turn),
        ElementsAre("Why?", "So.", "When?", "Then."));
    QByteArray interview;
    for (int i = 0; i < 3; ++i)
        interview += "<text:p text:style-name=\"P1\">What now?</text:p><text:p><text:span text:style-name=\"T9\">This"
                     "</text:span>.</text:p>";
    const ImportedSource source = readOdt(odtWith(
        interview, "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:text-properties "
                   "fo:font-style=\"italic\"/></style:style>"));
    ASSERT_EQ(source.passages.size(), 6);
    EXPECT_EQ(source.passages[0].role, SpeakerRole::Interviewer);
    EXPECT_EQ(source.passages[5].role, SpeakerRole::Interviewee);
}

TEST(OdtImporter, TakesTitleLanguageAndFurnitureFromTheOtherParts) {
    const QByteArray styles =
        "<office:document-styles><office:styles><style:default-style style:family=\"paragraph\">"
        "<style:text-properties fo:language=\"cy\" fo:country=\"GB\"/></style:default-style></office:styles>"
        "<office:master-styles><style:master-page><style:header><text:p>Leeds evaluation</text:p></style:header>"
        "<style:footer><text:p>4</text:p></style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>";
    const QByteArray meta = "<office:document-meta><office:meta><dc:title>Leeds proposal</dc:title></office:meta>"
                            "</office:document-meta>";
    const ImportedSource source =
        readOdt(odtWith("<text:p>Text</text:p>", {}, {{"styles.xml", styles}, {"meta.xml", meta}}));
    EXPECT_EQ(source.title, u"Leeds proposal"_s);
    EXPECT_EQ(source.language, u"cy-GB"_s);
    EXPECT_THAT(test::shown(source), ElementsAre("Text", "Leeds evaluation"));
    EXPECT_EQ(source.passages[1].kind, PassageKind::PageFurniture);
}

TEST(OdtImporter, ReadsFlatFilesByWhateverName) {
    const QByteArray flat = "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/"
                            "vnd.oasis.opendocument.text\"><office:meta><dc:language>pl</dc:language></office:meta>"
                            "<office:body><office:text><text:p>Flat</text:p></office:text></office:body>"
                            "</office:document>";
    const auto source = importDocument(flat, {.fileName = u"x.xml"_s});
    ASSERT_TRUE(source.has_value());
    EXPECT_THAT(test::shown(*source), ElementsAre("Flat"));
    EXPECT_EQ(source->language, u"pl"_s);
}

TEST(OdtImporter, ReadsEverythingATextMayHoldAtOnce) {
    QFile file(QStringLiteral(SHEAF_SOURCE_DIR "/tests/importers/fixtures/everything.fodt"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const ImportedSource source = readOdt(file.readAll());
    EXPECT_THAT(
        test::shown(source),
        ElementsAre(
            "1 Aims", "The programme reached families[1] and ends[i], commented words see the plan.", "1.1 Delivery",
            "1. first item", "a) inner item", "2. second item", "spanned cell", "left", "right\nbelow",
            "Shown bold \u0645\u0631\u062D\u0628\u0627 \u6F22\u5B57", "In the box", "2 Last", "End.",
            "[1] The foot note.", "[i] The end note.", "Running header words"));
    EXPECT_THAT(marked(source), ElementsAre("commented words | Is this so?", "the plan | https://example.org/plan"));
    EXPECT_EQ(source.warnings.size(), 2);
}

TEST(OdtImporter, SaysWhyAFileIsNotRead) {
    const QByteArray good = odtWith("<text:p>Text</text:p>");
    const Parts locked = {
        {"META-INF/manifest.xml", "<manifest:manifest><manifest:file-entry><manifest:encryption-data/>"
                                  "</manifest:file-entry></manifest:manifest>"}};
    EXPECT_EQ(errorOf(good.first(good.size() / 2)).code, ErrorCode::Damaged);
    EXPECT_EQ(errorOf(odtWith("<text:p>Text</text:p>", {}, locked)).code, ErrorCode::Encrypted);
    EXPECT_EQ(errorOf(odtWith("<text:p>")).code, ErrorCode::Damaged);
    EXPECT_EQ(errorOf(odtWith("<text:p/>")).code, ErrorCode::Unsupported);
    EXPECT_EQ(errorOf("just text").code, ErrorCode::Damaged);
    const QByteArray type = "application/vnd.oasis.opendocument.text";
    EXPECT_EQ(errorOf(test::zipWith({{"mimetype", type}})).code, ErrorCode::Unsupported);
    EXPECT_EQ(
        errorOf(test::zipWith(
                    {{"mimetype", type},
                     {"content.xml", "<a><office:body><office:spreadsheet/>"
                                     "</office:body></a>"}}))
            .code,
        ErrorCode::Unsupported);
    QByteArray deep;
    for (int i = 0; i < 300; ++i)
        deep.prepend("<text:section>").append("</text:section>");
    EXPECT_EQ(errorOf(odtWith(deep)).code, ErrorCode::TooLarge);
}

TEST(OdtImporter, ForgivesADamagedStylesPart) {
    const ImportedSource source = readOdt(odtWith("<text:p>Text</text:p>", {}, {{"styles.xml", "<a>"}}));
    EXPECT_THAT(test::shown(source), ElementsAre("Text"));
    EXPECT_EQ(source.warnings.size(), 1);
}

} // namespace sheaf
