#include "importers/import_document.h"
#include "importers/xlsx_cells.h"
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

/// A workbook whose sheets have the given rows; `sheets` holds their attributes besides name and relation.
QByteArray workbookWith(const QList<std::pair<QByteArray, QByteArray>>& sheets, const Parts& parts = {}) {
    QByteArray list, relations;
    Parts members;
    for (qsizetype i = 0; i < sheets.size(); ++i) {
        const QByteArray number = QByteArray::number(i + 1);
        list += "<sheet name=\"S" + number + "\" r:id=\"r" + number + "\" " + sheets[i].first + "/>";
        relations +=
            "<Relationship Id=\"r" + number + "\" Type=\"x/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
        members.append(
            {"xl/worksheets/sheet" + number + ".xml",
             "<worksheet><sheetData>" + sheets[i].second + "</sheetData></worksheet>"});
    }
    relations += "<Relationship Id=\"s\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                 "<Relationship Id=\"t\" Type=\"x/styles\" Target=\"/xl/styles.xml\"/>";
    return test::zipWith(
        Parts{
            {"xl/workbook.xml", "<workbook><sheets>" + list + "</sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"}} +
        members + parts);
}

QByteArray inlineCell(const QByteArray& name, const QByteArray& text) {
    return "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

const QByteArray heads =
    "<row r=\"1\">" + inlineCell("A1", "ID") + inlineCell("B1", "When") + inlineCell("D1", "Yes?") + "</row>";

ImportedSource readXlsx(const QByteArray& bytes) {
    auto source = importDocument(bytes, {.fileName = u"survey.xlsx"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

ErrorCode errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.xlsx"_s});
    EXPECT_FALSE(source.has_value());
    return source ? ErrorCode::Internal : source.error().code;
}

std::vector<std::string> attributesOf(const ImportedSource& source) {
    std::vector<std::string> pairs;
    for (const auto& [name, value] : source.attributes)
        pairs.push_back((name + u'=' + value).toStdString());
    return pairs;
}

} // namespace

TEST(XlsxImporter, ReadsCellsOfEveryKind) {
    const QByteArray strings =
        "<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><rPr/><t>ch</t></r><rPh><t>no</t></rPh>"
        "</si></sst>";
    const QByteArray styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd&quot;m&quot;/mm/yyyy\"/>"
                              "</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/>"
                              "</cellXfs></styleSheet>";
    const QByteArray row =
        "<row><c r=\"A2\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c r=\"C2\" s=\"1\"><v>45413</v>"
        "</c><c t=\"b\"><v>1</v></c><c><f>A1</f><v>0.30000000000000004</v></c><c t=\"str\"><f>x</f>"
        "<v>made</v></c><c t=\"e\"><v>#N/A</v></c><c s=\"2\"><v>0.25</v></c><c t=\"s\"><v>99</v></c>"
        "</row>";
    QByteArray header = "<row>";
    for (const char c : QByteArray("ABCDEFGHI"))
        header += inlineCell(QByteArray(1, c) + "1", QByteArray("h") + c);
    const ImportedSource source = readXlsx(
        workbookWith({{"", header + "</row>" + row}}, {{"xl/sharedStrings.xml", strings}, {"xl/styles.xml", styles}}));
    EXPECT_EQ(source.format, u"xlsx"_s);
    EXPECT_THAT(
        attributesOf(source),
        ElementsAre("hA=plain", "hB=rich", "hC=2024-05-01", "hD=TRUE", "hE=0.3", "hF=made", "hH=25%"));
}

TEST(XlsxImporter, MakesASourceOfEachRowOfTheFirstVisibleSheetThatHoldsAny) {
    const QByteArray rows = heads + "<row r=\"3\">" + inlineCell("A3", "R1") + inlineCell("D3", "Most of it.") +
                            "</row><row r=\"7\">" + inlineCell("A7", "R2") + "<c r=\"B7\"/></row>";
    const ImportedSource source =
        readXlsx(workbookWith({{"state=\"hidden\"", heads}, {"", ""}, {"", rows}, {"state=\"veryHidden\"", rows}}));
    ASSERT_EQ(source.contained.size(), 2U);
    EXPECT_EQ(source.contained[0].name, u"R1.csv"_s);
    EXPECT_EQ(source.contained[0].bytes, "ID,When,Column 3,Yes?\nR1,,,Most of it.\n");
    EXPECT_THAT(test::shown(source.contained[0].source.front()), ElementsAre("Yes?", "Most of it."));
    EXPECT_EQ(source.contained[0].source.front().format, u"csv"_s);
    EXPECT_EQ(source.warnings, QStringList{u"3 other sheets are not read: S1, S2, S4"_s});
}

TEST(XlsxImporter, ReadsAWorkbookThatLibreOfficeWrote) {
    QFile file(QStringLiteral(SHEAF_SOURCE_DIR "/tests/importers/fixtures/survey.xlsx"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const ImportedSource source = readXlsx(file.readAll());
    ASSERT_EQ(source.contained.size(), 2U);
    EXPECT_THAT(
        test::shown(source.contained[0].source.front()), ElementsAre("Why did you come?", "Because, well, it helped."));
    EXPECT_THAT(
        attributesOf(source.contained[1].source.front()),
        ElementsAre("ID=R2", "When=2024-06-02", "Share=50%", "Count=4.5"));
}

TEST(XlsxImporter, ShowsNumbersByTheirFormat) {
    const auto shown = [](const char* number, CellFormat format, bool since1904 = false) {
        return textFromNumber(QString::fromLatin1(number), format, since1904).toStdString();
    };
    EXPECT_EQ(shown("1", CellFormat::Date), "1900-01-01");
    EXPECT_EQ(shown("61", CellFormat::Date), "1900-03-01");
    EXPECT_EQ(shown("0", CellFormat::Date, true), "1904-01-01");
    EXPECT_EQ(shown("45413.5", CellFormat::DateAndTime), "2024-05-01T12:00");
    EXPECT_EQ(shown("45413", CellFormat::DateAndTime), "2024-05-01");
    EXPECT_EQ(shown("0.999999999", CellFormat::Time), "00:00");
    EXPECT_EQ(shown("0.43751157", CellFormat::Time), "10:30:01");
    EXPECT_EQ(shown("1e300", CellFormat::Date), "1e+300");
    EXPECT_EQ(shown("-3", CellFormat::Date), "-3");
    EXPECT_EQ(shown("123456789012", CellFormat::Number), "123456789012");
    EXPECT_EQ(shown("nan", CellFormat::Number), "");
    EXPECT_EQ(shown("x", CellFormat::Number), "");
    EXPECT_EQ(cellFormatFromCode(u"General"_s), CellFormat::Number);
    EXPECT_EQ(cellFormatFromCode(u"#,##0.00 \"days\"_m"_s), CellFormat::Number);
    EXPECT_EQ(cellFormatFromCode(u"[Red]0;yyyy"_s), CellFormat::Number);
    EXPECT_EQ(cellFormatFromCode(u"[h]:mm:ss"_s), CellFormat::Time);
    EXPECT_EQ(cellFormatFromCode(u"mmm yy"_s), CellFormat::Date);
    EXPECT_EQ(cellFormatFromCode(u"d/m/yyyy hh:mm"_s), CellFormat::DateAndTime);
    EXPECT_EQ(cellFormatFromCode(u"0.0%"_s), CellFormat::Percent);
}

TEST(XlsxImporter, ForgivesPartsThatAreMissingOrDamaged) {
    const QByteArray rows = heads + "<row>" + inlineCell("A2", "R1") + "</row>";
    EXPECT_THAT(attributesOf(readXlsx(workbookWith({{"", rows}}))), ElementsAre("ID=R1"));
    const ImportedSource source = readXlsx(workbookWith({{"", rows}}, {{"xl/styles.xml", "<a>"}}));
    EXPECT_EQ(source.warnings.size(), 1);
}

TEST(XlsxImporter, SaysWhyAWorkbookIsNotRead) {
    const QByteArray row = "<row r=\"2\">" + inlineCell("A2", "R1") + "</row>";
    const QByteArray good = workbookWith({{"", heads + row}});
    EXPECT_EQ(errorOf(good.first(good.size() / 2)), ErrorCode::Damaged);
    EXPECT_EQ(errorOf("just text"), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(test::compoundFileWith("EncryptedPackage")), ErrorCode::Encrypted);
    EXPECT_EQ(errorOf(workbookWith({{"", heads}})), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(workbookWith({{"state=\"hidden\"", heads + row}})), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(workbookWith({{"", "<row>"}})), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(test::zipWith({{"xl/workbook.xml", "<workbook>"}})), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(workbookWith({{"", heads + "<row>" + inlineCell("ZZZ2", "x") + "</row>"}})), ErrorCode::TooLarge);
    QByteArray sparse;
    for (int i = 0; i < 100; ++i)
        sparse += "<row>" + inlineCell("XFD1", "x") + "</row>";
    EXPECT_EQ(errorOf(workbookWith({{"", sparse}})), ErrorCode::TooLarge);
}

} // namespace sheaf
