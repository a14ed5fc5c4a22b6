#include "app/exporters/export_table.h"
#include "tests/exporters/any_table.h"
#include "tests/exporters/opened_docx.h"

#include <QXmlStreamReader>

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <sstream>

namespace sheaf {
namespace {

using namespace Qt::StringLiterals;
using namespace test;

constexpr const char* document = "word/document.xml";

/// The parts as Qt's reader sees them, which refuses characters that pugixml lets pass.
bool isStrictXml(const OpenedDocx& docx) {
    for (const auto& [name, part] : docx.parts) {
        std::ostringstream written;
        part.save(written, "", pugi::format_raw);
        QXmlStreamReader reader(QByteArray::fromStdString(written.str()));
        while (!reader.atEnd())
            reader.readNext();
        if (reader.hasError())
            return false;
    }
    return true;
}

TEST(Docx, HoldsThePartsAWordProcessorLooksFor) {
    const auto docx = openDocx({smallTable()});
    ASSERT_TRUE(docx.wellFormed);
    for (const char* part :
         {"[Content_Types].xml", "_rels/.rels", document, "word/styles.xml", "word/settings.xml", "word/footnotes.xml",
          "word/footer1.xml", "docProps/core.xml", "docProps/app.xml"})
        EXPECT_EQ(docx.parts.count(part), 1U) << part;
}

TEST(Docx, DeclaresEveryPartAndResolvesEveryRelationship) {
    const auto docx = openDocx({smallTable()});
    for (const auto& node : docx.parts.at("[Content_Types].xml").select_nodes("//Override"))
        EXPECT_EQ(docx.parts.count(node.node().attribute("PartName").value() + 1), 1U);
    for (const auto& node : docx.parts.at("word/_rels/document.xml.rels").select_nodes("//Relationship"))
        EXPECT_EQ(docx.parts.count(QByteArray("word/") + node.node().attribute("Target").value()), 1U);
    for (const auto& node : docx.parts.at("_rels/.rels").select_nodes("//Relationship"))
        EXPECT_EQ(docx.parts.count(node.node().attribute("Target").value()), 1U);
}

TEST(Docx, UsesOnlyStylesItDefines) {
    const auto docx = openDocx({smallTable()});
    for (const char* part : {document, "word/footnotes.xml", "word/footer1.xml"}) {
        for (const auto& node : docx.parts.at(part).select_nodes("//w:pStyle | //w:rStyle | //w:tblStyle")) {
            const std::string path =
                std::string("//w:style[@w:styleId='") + node.node().attribute("w:val").value() + "']";
            EXPECT_EQ(docx.countOf("word/styles.xml", path.c_str()), 1) << path;
        }
    }
}

TEST(Docx, RepeatsTheHeaderRowAndKeepsRowsWhole) {
    const auto docx = openDocx({smallTable()});
    EXPECT_EQ(docx.countOf(document, "//w:tr[w:trPr/w:tblHeader]"), 1);
    EXPECT_EQ(docx.countOf(document, "//w:tbl/w:tr[1][w:trPr/w:tblHeader]"), 1);
    EXPECT_EQ(docx.countOf(document, "//w:tr"), docx.countOf(document, "//w:tr[w:trPr/w:cantSplit]"));
}

TEST(Docx, LetsARowBreakThatWouldFillMostOfAPage) {
    Table table = smallTable();
    table.rows.append({{text(u"Leeds"_s), text(u"word "_s.repeated(2000))}});
    const auto docx = openDocx({table});
    EXPECT_EQ(docx.countOf(document, "//w:tr[not(w:trPr/w:cantSplit)]"), 1);
}

TEST(Docx, NumbersCaptionsAboveTheTablesWithAField) {
    const auto docx = openDocx({smallTable(), smallTable()});
    EXPECT_EQ(docx.countOf(document, "//w:p[w:pPr/w:pStyle/@w:val='Caption'][following-sibling::w:tbl]"), 2);
    EXPECT_EQ(docx.countOf(document, "//w:instrText[contains(., 'SEQ Table')]"), 2);
    EXPECT_EQ(docx.textOf(document, "(//w:p[w:pPr/w:pStyle/@w:val='Caption'])[2]"), u"Table 2. Features"_s);
}

TEST(Docx, DrawsAGroupRowAsOneCellAcrossTheTable) {
    const auto docx = openDocx({smallTable()});
    EXPECT_EQ(docx.countOf(document, "//w:tr[count(w:tc)=1]/w:tc/w:tcPr/w:gridSpan[@w:val='2']"), 1);
}

TEST(Docx, TurnsThePlacesOfQuotationsIntoRealFootnotes) {
    const auto docx = openDocx({smallTable(), smallTable()});
    EXPECT_EQ(docx.countOf(document, "//w:footnoteReference"), 2);
    EXPECT_EQ(docx.countOf("word/footnotes.xml", "//w:footnote[not(@w:type)]"), 2);
    EXPECT_EQ(docx.textOf("word/footnotes.xml", "//w:footnote[@w:id='2']"), u" Leeds, p. 3"_s);
    EXPECT_EQ(docx.textOf(document, "//w:p[.//w:footnoteReference]"), u"\u201CWe stayed\u201D"_s);
}

TEST(Docx, LeavesTheMarksOfAQuotationThatBringsItsOwn) {
    Table table = smallTable();
    table.rows = {{{text(u"Leeds"_s), quotation(u"\u2018We\u2019, she said"_s, u"p. 1"_s)}}};
    EXPECT_EQ(openDocx({table}).textOf(document, "//w:p[.//w:footnoteReference]"), u"\u2018We\u2019, she said"_s);
}

TEST(Docx, ShadesGapsAndGreysMutedTextBesidesSayingSo) {
    const auto docx = openDocx({smallTable()});
    EXPECT_EQ(docx.textOf(document, "//w:tc[w:tcPr/w:shd/@w:fill='FFF2CC']"), u"Not held"_s);
    EXPECT_EQ(docx.textOf(document, "//w:r[w:rPr/w:rStyle/@w:val='Muted']"), u"Not reviewed"_s);
}

TEST(Docx, GivesLandscapeTablesSectionsOfTheirOwn) {
    Table wide = smallTable();
    wide.landscape = true;
    const auto docx = openDocx({smallTable(), wide, wide, smallTable()});
    EXPECT_EQ(docx.countOf(document, "//w:sectPr"), 3);
    EXPECT_EQ(docx.countOf(document, "//w:p//w:sectPr/w:pgSz[@w:orient='landscape']"), 1);
    EXPECT_EQ(docx.countOf(document, "//w:body/w:sectPr/w:pgSz[@w:w='11906'][not(@w:orient)]"), 1);
}

TEST(Docx, SetsTheLanguageOnceForTheDocumentAndRefusesWhatIsNone) {
    Table table = smallTable();
    table.language = u"cy-GB"_s;
    EXPECT_EQ(openDocx({table}).countOf("word/styles.xml", "//w:rPrDefault//w:lang[@w:val='cy-GB']"), 1);
    table.language = u"\"/><x"_s;
    EXPECT_EQ(openDocx({table}).countOf("word/styles.xml", "//w:rPrDefault//w:lang[@w:val='en-GB']"), 1);
}

TEST(Docx, TellsThoseWhoCannotSeeTheTableWhatItIs) {
    const auto docx = openDocx({smallTable()});
    EXPECT_EQ(docx.countOf(document, "//w:tblCaption[@w:val='Features']"), 1);
    EXPECT_EQ(docx.countOf(document, "//w:tblDescription[contains(@w:val, 'Site; Evidence')]"), 1);
}

TEST(Docx, DividesATableTooWideForThePageUnderOneNumber) {
    Table table = smallTable();
    table.columns = {u"Site"_s};
    table.rows = {{{text(u"Leeds"_s)}}, group(u"Round 2"_s)};
    for (int i = 0; i < 80; ++i) {
        table.columns.append(u"Code %1"_s.arg(i));
        table.rows.front().cells.append(count(i));
    }
    const auto docx = openDocx({table});
    const int parts = docx.countOf(document, "//w:tbl");
    EXPECT_GT(parts, 1);
    EXPECT_EQ(docx.countOf(document, "//w:tr[2]/w:tc"), 80 + parts);
    EXPECT_EQ(docx.countOf(document, "//w:tbl[count(w:tblGrid/w:gridCol) > 63]"), 0);
    EXPECT_EQ(docx.countOf(document, "//w:instrText[contains(., 'SEQ Table \\c')]"), parts - 1);
    EXPECT_EQ(docx.countOf(document, "//w:p[w:pPr/w:pStyle/@w:val='TableNote']"), 1);
}

TEST(Docx, CarriesMarkupEmojiAndRightToLeftTextAndDropsWhatXmlCannotHold) {
    const QString hostile =
        u"<a & \"b\"> "_s + QChar(1) + QChar(0xD800) + u"\U0001F469\u200D\U0001F469\u200D\U0001F467"_s;
    Table table = smallTable();
    table.rows = {{{text(u"\u0634\u0631\u0627\u0643\u0629"_s), text(hostile)}}};
    const auto docx = openDocx({table}, hostile);
    ASSERT_TRUE(docx.wellFormed);
    EXPECT_EQ(docx.textOf(document, "//w:tr[2]/w:tc[2]"), u"<a & \"b\"> \U0001F469\u200D\U0001F469\u200D\U0001F467"_s);
    EXPECT_EQ(docx.countOf(document, "//w:tr[2]/w:tc[1]//w:p[w:pPr/w:bidi]/w:r/w:rPr/w:rtl"), 1);
    EXPECT_EQ(docx.countOf(document, "//w:tr[2]/w:tc[2]//w:bidi"), 0);
}

TEST(Docx, KeepsLineEndsAndTabsInsideAParagraph) {
    Table table = smallTable();
    table.rows = {{{text(u"Leeds"_s), text(u"one\ntwo\tthree"_s)}}};
    const auto docx = openDocx({table});
    EXPECT_EQ(docx.countOf(document, "//w:tr[2]/w:tc[2]/w:p/w:r[w:t[1]='one'][w:br][w:t[2]='two'][w:tab]"), 1);
}

TEST(Docx, WritesATableWithoutRowsWithoutColumnsAndNoTableAtAll) {
    Table noRows = smallTable();
    noRows.rows.clear();
    EXPECT_EQ(openDocx({noRows}).countOf(document, "//w:tr"), 1);
    Table noColumns;
    noColumns.title = u"Nothing"_s;
    EXPECT_EQ(openDocx({noColumns}).countOf(document, "//w:tbl"), 0);
    EXPECT_EQ(openDocx(QList<Table>()).countOf(document, "//w:body/w:sectPr"), 1);
}

TEST(Docx, NamesNobodyAndNoDate) {
    const auto docx = openDocx({smallTable()}, u"Desk review"_s);
    EXPECT_EQ(docx.countOf("docProps/core.xml", "//dc:title[.='Desk review']"), 1);
    EXPECT_EQ(docx.countOf("docProps/core.xml", "/*/*"), 2);
}

TEST(Docx, IsTheSameBytesForTheSameTables) {
    const auto first = toDocx({smallTable()}, u"Report"_s);
    const auto second = toDocx({smallTable()}, u"Report"_s);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
}

TEST(Docx, AnyTableMakesADocumentWhoseRowsFillItsGrid) {
    const bool held = rc::check([] {
        const auto docx = openDocx({anyTable(), anyTable()});
        RC_ASSERT(docx.wellFormed);
        RC_ASSERT(isStrictXml(docx));
        RC_ASSERT(docx.countOf(document, "//w:tc[not(w:p)]") == 0);
        RC_ASSERT(
            docx.countOf(
                document, "//w:tbl/w:tr[count(w:tc) != count(../w:tblGrid/w:gridCol)][not(w:tc/w:tcPr/w:gridSpan)]") ==
            0);
        RC_ASSERT(
            docx.countOf(document, "//w:footnoteReference") == docx.countOf("word/footnotes.xml", "//w:footnote") - 2);
        for (const auto& table : docx.parts.at(document).select_nodes("//w:tbl")) {
            const double width = table.node().select_node("w:tblPr/w:tblW").node().attribute("w:w").as_double();
            RC_ASSERT(pugi::xpath_query("sum(w:tblGrid/w:gridCol/@w:w)").evaluate_number(table) == width);
        }
    });
    EXPECT_TRUE(held);
}

} // namespace
} // namespace sheaf
