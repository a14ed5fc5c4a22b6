#include "importers/compound_file.h"
#include "importers/import_document.h"
#include "tests/importers/shown.h"
#include "tests/importers/sketches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using sheaf::test::docxParagraph;
using sheaf::test::docxWith;
using testing::ElementsAre;

namespace sheaf {

namespace {

ImportedSource readDocx(const QByteArray& bytes) {
    auto source = importDocument(bytes, {.fileName = u"x.docx"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

ErrorCode errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.docx"_s});
    EXPECT_FALSE(source.has_value());
    return source ? ErrorCode::Internal : source.error().code;
}

QByteArray cell(const QByteArray& content, const QByteArray& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}

} // namespace

TEST(DocxImporter, ReadsHeadingsThroughTheStylesTheyAreBasedOn) {
    const QByteArray styles =
        "<w:styles><w:style w:styleId=\"Kop\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"H2\"/></w:style>"
        "<w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/></w:style>"
        "<w:style w:styleId=\"Ring\"><w:name w:val=\"r\"/><w:basedOn w:val=\"Ring\"/></w:style></w:styles>";
    const ImportedSource source = readDocx(docxWith(
        docxParagraph("Part", "<w:pStyle w:val=\"Kop\"/>") + docxParagraph("Text", "<w:pStyle w:val=\"Ring\"/>") +
            docxParagraph("Outline", "<w:outlineLvl w:val=\"0\"/>") +
            docxParagraph("Item", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"),
        {{"word/styles.xml", styles}}));
    EXPECT_THAT(test::shown(source), ElementsAre("Part", "Text", "Outline", "Item"));
    EXPECT_EQ(source.passages[0].headingLevel, 2);
    EXPECT_EQ(source.passages[1].kind, PassageKind::Paragraph);
    EXPECT_EQ(source.passages[2].headingLevel, 1);
    EXPECT_EQ(source.passages[3].kind, PassageKind::ListItem);
}

TEST(DocxImporter, CountsSpannedColumnsAndSkipsMergedCells) {
    const ImportedSource source = readDocx(docxWith(
        "<w:tbl><w:tr>" + cell(docxParagraph("A"), "<w:gridSpan w:val=\"2\"/>") +
        cell(docxParagraph("B"), "<w:vMerge w:val=\"restart\"/>") + "</w:tr><w:tr>" +
        cell(docxParagraph("C") + docxParagraph("D")) + cell(docxParagraph("E")) +
        cell(docxParagraph(""), "<w:vMerge/>") + "</w:tr></w:tbl>"));
    EXPECT_THAT(test::shown(source, PassageKind::TableCell), ElementsAre("A", "B", "C\nD", "E"));
    EXPECT_EQ(source.passages[1].column, 2);
    EXPECT_EQ(source.passages[3].row, 1);
    EXPECT_EQ(source.passages[3].column, 1);
}

TEST(DocxImporter, TakesInsertionsAndFieldResultsAndLeavesOutDeletions) {
    const ImportedSource source = readDocx(docxWith(
        "<w:p><w:r><w:t xml:space=\"preserve\">One "
        "</w:t></w:r><w:ins><w:r><w:t>two</w:t></w:r></w:ins><w:del><w:r><w:delText>three</w:delText></w:r></w:del>"
        "<w:r><w:fldChar "
        "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>hidden</w:t></w:r><w:r><w:fldChar "
        "w:fldCharType=\"separate\"/></w:r>"
        "<w:r><w:t xml:space=\"preserve\"> 4</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        "<w:hyperlink><w:r><w:tab/><w:t>link</w:t></w:r></w:hyperlink><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</"
        "w:t><w:softHyphen/><w:br/><w:t>end</w:t></w:r></w:p>"));
    EXPECT_THAT(test::shown(source), ElementsAre("One two 4 linkco\u2011op\nend"));
    EXPECT_EQ(source.warnings.size(), 1);
}

TEST(DocxImporter, PutsNotesAfterTheBodyWithoutBreakingWords) {
    const QByteArray notes = "<w:footnotes><w:footnote w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"7\">" +
                             docxParagraph(" The note.") + "</w:footnote></w:footnotes>";
    const ImportedSource source = readDocx(docxWith(
        "<w:p><w:r><w:t>practice</w:t><w:footnoteReference w:id=\"7\"/><w:t>.</w:t></w:r></w:p>",
        {{"word/footnotes.xml", notes}}));
    EXPECT_THAT(test::shown(source), ElementsAre("practice[1].", "[1] The note."));
    EXPECT_EQ(source.passages[1].kind, PassageKind::Footnote);
}

TEST(DocxImporter, NumbersNotesByTheHundredThousand) {
    QByteArray runs;
    for (int i = 0; i < 200'000; ++i)
        runs += "<w:footnoteReference w:id=\"" + QByteArray::number(i) + "\"/>";
    const ImportedSource source =
        readDocx(docxWith("<w:p><w:r><w:t>All</w:t>" + runs + "<w:footnoteReference w:id=\"6\"/></w:r></w:p>"));
    EXPECT_TRUE(source.text.startsWith(u"All[1][2]"_s));
    EXPECT_TRUE(source.text.endsWith(u"[200000][7]"_s));
}

TEST(DocxImporter, ReadsATextBoxOnce) {
    const QByteArray box = "<w:txbxContent>" + docxParagraph("In the box") + "</w:txbxContent>";
    const ImportedSource source = readDocx(docxWith(
        "<w:p><w:r><w:t>Before</w:t><mc:AlternateContent><mc:Choice><w:drawing>" + box +
        "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"));
    EXPECT_THAT(test::shown(source), ElementsAre("Before", "In the box"));
}

TEST(DocxImporter, ReadsATranscriptsTurnsWithoutTheirLabels) {
    const ImportedSource source = readDocx(docxWith(
        docxParagraph("Meeting Recording") + docxParagraph("Ada started transcription") +
        "<w:p><w:r><w:t xml:space=\"preserve\">Okafor, Ada   0:05</w:t><w:br/><w:t>How did it "
        "start?</w:t></w:r></w:p>" +
        "<w:p><w:r><w:t xml:space=\"preserve\">Sam   0:08</w:t></w:r></w:p>" + docxParagraph("Slowly.")));
    EXPECT_THAT(test::shown(source, PassageKind::Turn), ElementsAre("How did it start?", "Slowly."));
    EXPECT_EQ(source.passages[2].speaker, u"Okafor, Ada"_s);
    EXPECT_EQ(source.passages[3].startMs, 8000);
}

TEST(DocxImporter, ShowsATitleWorthShowing) {
    const auto core = [](const QByteArray& title) {
        return docxWith(
            docxParagraph("Text"),
            {{"docProps/core.xml", "<cp:coreProperties><dc:title>" + title + "</dc:title></cp:coreProperties>"}});
    };
    EXPECT_EQ(readDocx(core("Leeds proposal")).title, u"Leeds proposal"_s);
    for (const char* title : {"Microsoft Word - draft.doc", "Document1", "untitled", "report.docx", ""})
        EXPECT_EQ(readDocx(core(title)).title, QString()) << title;
}

TEST(DocxImporter, SaysWhyAFileIsNotRead) {
    const QByteArray good = docxWith(docxParagraph("Text"));
    EXPECT_EQ(errorOf(good.first(good.size() / 2)), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(test::compoundFileWith("EncryptedPackage")), ErrorCode::Encrypted);
    EXPECT_EQ(errorOf(test::compoundFileWith("WordDocument")), ErrorCode::Unsupported);
    EXPECT_EQ(errorOf(docxWith("")), ErrorCode::Unsupported);
    EXPECT_EQ(errorOf(docxWith("<w:p>")), ErrorCode::Damaged);
    EXPECT_EQ(errorOf("just text"), ErrorCode::Damaged);
}

TEST(DocxImporter, RefusesNestingAndPackingWithoutMeasure) {
    QByteArray deep;
    for (int i = 0; i < 300; ++i)
        deep += "<w:sdt><w:sdtContent>";
    for (int i = 0; i < 300; ++i)
        deep += "</w:sdtContent></w:sdt>";
    EXPECT_EQ(errorOf(docxWith(deep)), ErrorCode::TooLarge);
    EXPECT_EQ(
        errorOf(docxWith("<w:p><w:r><w:t>" + QByteArray(40 << 20, 'a') + "</w:t></w:r></w:p>")), ErrorCode::TooLarge);
}

TEST(DocxImporter, TellsTheOldWordFormatFromItsKin) {
    EXPECT_TRUE(isLegacyWord(test::compoundFileWith("WordDocument")));
    EXPECT_FALSE(isLegacyWord(test::compoundFileWith("EncryptedPackage")));
    EXPECT_FALSE(isLegacyWord(test::compoundFileWith("Workbook")));
    EXPECT_FALSE(isLegacyWord("WordDocument"));
    const auto word = importDocument(test::compoundFileWith("WordDocument"), {.fileName = u"x.doc"_s});
    ASSERT_FALSE(word.has_value());
    EXPECT_TRUE(word.error().hint.contains(u"LibreOffice"_s));
    const auto sheet = importDocument(test::compoundFileWith("Workbook"), {.fileName = u"x.xls"_s});
    ASSERT_FALSE(sheet.has_value());
    EXPECT_EQ(sheet.error().code, ErrorCode::Unsupported);
    EXPECT_TRUE(sheet.error().detail.isEmpty());
}

TEST(DocxImporter, ReadsTheStrictDialectAndOtherNamesOfTheMainPart) {
    const QByteArray strict = test::zipWith(
        {{"_rels/.rels", "<Relationships><Relationship Id=\"a\" "
                         "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" "
                         "Target=\"/word/document2.xml\"/></Relationships>"},
         {"word/document2.xml", "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" +
                                    docxParagraph("Shown") +
                                    "<w:p><w:r><w:rPr><w:vanish w:val=\"false\"/></w:rPr><w:t>Also</w:t></w:r></w:p>"
                                    "</w:body></w:document>"}});
    EXPECT_THAT(test::shown(readDocx(strict)), ElementsAre("Shown", "Also"));
}

TEST(DocxImporter, ReadsRightToLeftRunsControlsAndFormulasInLogicalOrder) {
    const ImportedSource source = readDocx(docxWith(
        "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">\u0645\u0631 </w:t></w:r>"
        "<w:bdo w:val=\"rtl\"><w:r><w:t>abc</w:t></w:r></w:bdo></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:smartTag><w:r><w:t>Tagged</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:p>"
        "<w:p><m:oMathPara><m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den>"
        "<m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara></w:p>"
        "<w:altChunk r:id=\"rId9\"/>"));
    EXPECT_THAT(test::shown(source), ElementsAre("\u0645\u0631 abc", "Tagged", "base", "x=1/2"));
    EXPECT_EQ(source.warnings, QStringList{u"a document that is embedded in it is left out"_s});
}

TEST(DocxImporter, WritesTheSignsOfSymbolFonts) {
    const ImportedSource source = readDocx(
        docxWith("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:sym w:font=\"Symbol\" w:char=\"F061\"/>"
                 "<w:sym w:font=\"Wingdings\" w:char=\"F001\"/><w:sym w:font=\"Arial\" w:char=\"00E9\"/></w:r>"
                 "<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>\uF0E0</w:t></w:r></w:p>"));
    EXPECT_THAT(test::shown(source), ElementsAre("\u2713\u03B1\uFFFD\u00E9\u2192"));
    EXPECT_EQ(source.warnings.size(), 1);
}

TEST(DocxImporter, CountsTrackedChangesAndJoinsParagraphsWhoseMarkWasDeleted) {
    const ImportedSource source = readDocx(
        docxWith("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">First "
                 "</w:t></w:r></w:p>"
                 "<w:p><w:r><w:t>and second</w:t></w:r><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
                 "<w:p><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p>"));
    EXPECT_THAT(test::shown(source), ElementsAre("First and second", "here"));
    ASSERT_EQ(source.warnings.size(), 1);
    EXPECT_TRUE(source.warnings.constFirst().startsWith(u"3 tracked changes"_s));
}

TEST(DocxImporter, PutsRunningHeadersAndFootersOnceAtTheEnd) {
    const QByteArray relations = "<Relationships><Relationship Id=\"a\" Type=\"x/header\" Target=\"header1.xml\"/>"
                                 "<Relationship Id=\"b\" Type=\"x/header\" Target=\"header2.xml\"/>"
                                 "<Relationship Id=\"c\" Type=\"x/footer\" Target=\"footer1.xml\"/></Relationships>";
    const QList<std::pair<QByteArray, QByteArray>> parts = {
        {"word/_rels/document.xml.rels", relations},
        {"word/header1.xml", "<w:hdr>" + docxParagraph("Leeds evaluation") + "</w:hdr>"},
        {"word/header2.xml", "<w:hdr>" + docxParagraph("Leeds  evaluation") + "</w:hdr>"},
        {"word/footer1.xml",
         "<w:ftr>" + docxParagraph("12") + docxParagraph("Page 1 of 12") + docxParagraph("Draft") + "</w:ftr>"}};
    const ImportedSource source = readDocx(docxWith(docxParagraph("Text"), parts));
    EXPECT_THAT(test::shown(source), ElementsAre("Text", "Leeds evaluation", "Draft"));
    EXPECT_EQ(source.passages[1].kind, PassageKind::PageFurniture);
    EXPECT_EQ(errorOf(docxWith("", parts)), ErrorCode::Unsupported);
}

TEST(DocxImporter, SaysTheLanguageThatItsStylesDeclare) {
    const auto languageOf = [](const QList<std::pair<QByteArray, QByteArray>>& parts) {
        return readDocx(docxWith(docxParagraph("Text"), parts)).language;
    };
    const QByteArray defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>"
                                "</w:docDefaults>";
    const QByteArray normal = "<w:style w:type=\"paragraph\" w:default=\"1\"><w:rPr><w:lang w:val=\"cy-GB\"/></w:rPr>"
                              "</w:style>";
    EXPECT_EQ(languageOf({{"word/styles.xml", "<w:styles>" + defaults + "</w:styles>"}}), u"en-GB"_s);
    EXPECT_EQ(languageOf({{"word/styles.xml", "<w:styles>" + defaults + normal + "</w:styles>"}}), u"cy-GB"_s);
    EXPECT_EQ(languageOf({{"word/settings.xml", "<w:settings><w:themeFontLang w:val=\"pl\"/></w:settings>"}}), u"pl"_s);
    EXPECT_EQ(
        languageOf({{"word/settings.xml", "<w:settings><w:themeFontLang w:val=\"x-none\"/></w:settings>"}}), QString());
}

} // namespace sheaf
