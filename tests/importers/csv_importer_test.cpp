#include "coding/csv.h"
#include "importers/delimited_text.h"
#include "importers/import_document.h"
#include "tests/importers/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

ImportedSource readCsv(const QByteArray& bytes, const QString& name = u"survey.csv"_s) {
    auto source = importDocument(bytes, {.fileName = name});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

Error errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.csv"_s});
    EXPECT_FALSE(source.has_value());
    return source ? Error{} : source.error();
}

std::vector<std::string> namesOf(const ImportedSource& source) {
    std::vector<std::string> names;
    for (const ContainedDocument& document : source.contained)
        names.push_back(document.name.toStdString());
    return names;
}

std::vector<std::string> attributesOf(const ImportedSource& source) {
    std::vector<std::string> pairs;
    for (const auto& [name, value] : source.attributes)
        pairs.push_back((name + u'=' + value).toStdString());
    return pairs;
}

const QByteArray survey = "Respondent ID,Site,What went well?,Age\r\n"
                          "R1,Leeds,\"The team, mostly.\nAnd \"\"trust\"\".\",34\r\n"
                          "R2,Camden,Nothing yet.,\r\n"
                          "R3,Leeds,,51\r\n";

} // namespace

TEST(CsvImporter, MakesASourceOfEachRow) {
    const ImportedSource source = readCsv(survey);
    EXPECT_TRUE(source.passages.isEmpty());
    EXPECT_THAT(namesOf(source), ElementsAre("R1.csv", "R2.csv", "R3.csv"));
    EXPECT_TRUE(source.warnings.isEmpty());
    const ImportedSource& first = source.contained[0].source.front();
    EXPECT_EQ(first.format, u"csv"_s);
    EXPECT_THAT(test::shown(first), ElementsAre("What went well?", "The team, mostly.", "And \"trust\"."));
    EXPECT_EQ(first.passages[0].kind, PassageKind::Heading);
    EXPECT_EQ(first.passages[0].headingLevel, 2);
    EXPECT_EQ(first.passages[1].kind, PassageKind::Paragraph);
    EXPECT_THAT(attributesOf(first), ElementsAre("Respondent ID=R1", "Site=Leeds", "Age=34"));
    EXPECT_THAT(attributesOf(source.contained[1].source.front()), ElementsAre("Respondent ID=R2", "Site=Camden"));
}

TEST(CsvImporter, SaysTheAttributesOfARowWithoutAnOpenAnswer) {
    const ImportedSource source = readCsv(survey);
    EXPECT_THAT(
        test::shown(source.contained[2].source.front()), ElementsAre("Respondent ID: R3", "Site: Leeds", "Age: 51"));
}

TEST(CsvImporter, ReadsARowsOwnBytesToTheSameSource) {
    const ImportedSource source = readCsv(survey);
    for (const ContainedDocument& document : source.contained) {
        const ImportedSource again = readCsv(document.bytes, document.name);
        const ImportedSource& ready = document.source.front();
        EXPECT_TRUE(again.contained.empty());
        EXPECT_EQ(again.text, ready.text);
        EXPECT_EQ(again.attributes, ready.attributes);
        EXPECT_EQ(again.format, ready.format);
    }
    EXPECT_EQ(
        source.contained[1].bytes, csvRow({u"Respondent ID"_s, u"Site"_s, u"What went well?"_s, u"Age"_s}) +
                                       csvRow({u"R2"_s, u"Camden"_s, u"Nothing yet."_s, {}}));
}

TEST(CsvImporter, TakesLongColumnsForOpenAnswersAndShortOnesForAttributes) {
    const QByteArray often = QByteArray(70, 'a'), rarely = QByteArray(201, 'b');
    const ImportedSource source = readCsv(
        "Often,Rarely,Never\n" + often + ",x,y\n" + often + "," + rarely + ",z\n" + often + ",x,y\n" + often + ",,y\n");
    EXPECT_THAT(
        test::shown(source.contained[0].source.front()), ElementsAre("Often", often.toStdString(), "Rarely", "x"));
    EXPECT_THAT(attributesOf(source.contained[1].source.front()), ElementsAre("Never=z"));
}

TEST(CsvImporter, NamesRowsByTheirNumberWhereNoColumnTellsThemApart) {
    EXPECT_THAT(
        namesOf(readCsv("Site,Grade\nLeeds,good\n\nLeeds,bad\nLeeds,good\n")),
        ElementsAre("survey row 2.csv", "survey row 4.csv", "survey row 5.csv"));
    EXPECT_THAT(namesOf(readCsv("Grade,Team\n1,North/East\n2,South\n")), ElementsAre("North_East.csv", "South.csv"))
        << "unique words serve, numbers do not";
    EXPECT_THAT(namesOf(readCsv("Name,X\na:b,1\na?b,2\n")), ElementsAre("a_b.csv", "a_b (row 3).csv"));
}

TEST(CsvImporter, FindsTheSeparatorAndTheEncoding) {
    for (const QByteArray& bytes :
         {QByteArray("ID;Cost, total\nA;1,5\nB;2,5\n"), QByteArray("ID\tCost, total\nA\t1,5\nB\t2,5\n"),
          QByteArray("sep=;\r\nID;Cost, total\r\nA;1,5\r\nB;2,5\r\n"),
          QByteArray("\xEF\xBB\xBFID,\"Cost, total\"\nA,\"1,5\"\nB,\"2,5\"\n")})
        EXPECT_THAT(attributesOf(readCsv(bytes).contained[0].source.front()), ElementsAre("ID=A", "Cost, total=1,5"))
            << bytes.toStdString();
    EXPECT_THAT(namesOf(readCsv("ID\tX\nA,B\t1\nC\t2\n", u"x.tsv"_s)), ElementsAre("A,B.csv", "C.csv"));
    const ImportedSource windows = readCsv("ID,Note\nCaf\xE9,d\xE9j\xE0 vu\nB,gr\xFC\xDF Gott\n");
    EXPECT_EQ(windows.contained[0].name, u"Caf\u00E9.csv"_s);
    EXPECT_EQ(windows.warnings.size(), 1);
}

TEST(CsvImporter, NamesColumnsWithoutHeadingAndWarnsOfRaggedRows) {
    const ImportedSource source = readCsv("ID,,Site,Site\nA,1,x,y,beyond\nB,2\nC,3,x,y\n");
    EXPECT_THAT(
        attributesOf(source.contained[0].source.front()),
        ElementsAre("ID=A", "Column 2=1", "Site=x", "Site (2)=y", "Column 5=beyond"));
    EXPECT_EQ(
        source.warnings,
        (QStringList{
            u"1 row has more cells than there are headings"_s, u"1 row has fewer cells than there are headings"_s}));
    const ImportedSource titled = readCsv("Survey of May\n\nID,Site,Age\nA,x,1\nB,y,2\n");
    EXPECT_THAT(namesOf(titled), ElementsAre("A.csv", "B.csv"));
    EXPECT_EQ(titled.warnings, QStringList{u"1 line above the headings was left out"_s});
}

TEST(CsvImporter, SaysWhyATableIsNotRead) {
    EXPECT_EQ(errorOf("\n , \n").message, u"the table is empty"_s);
    EXPECT_EQ(errorOf("ID,Site\n").message, u"the table has headings and no rows"_s);
    EXPECT_EQ(errorOf("1,2,3\n4,5,6\n").code, ErrorCode::Damaged);
    EXPECT_EQ(errorOf("ID,Site\nA,\"open\nB,x\n").code, ErrorCode::Damaged);
    EXPECT_TRUE(errorOf("ID,Site\nA,\"open\nB,x\n").message.contains(u"line 2"_s));
    EXPECT_EQ(errorOf(QByteArray("ID\n\xE2\x80\x8B\n\xE2\x80\x8B\n")).message, u"the table has headings and no rows"_s);
    EXPECT_EQ(errorOf("ID\n" + QByteArray(1'100'000, ',')).code, ErrorCode::TooLarge);
    EXPECT_EQ(errorOf("ID,X\n" + QByteArray(20'000, ',') + "a\nb,c\n").code, ErrorCode::TooLarge);
    QByteArray wide;
    for (int i = 0; i < 16'000; ++i)
        wide += QByteArray(290, 'h') + QByteArray::number(i) + ',';
    for (int i = 0; i < 40; ++i)
        wide += "\na";
    EXPECT_EQ(errorOf(wide).code, ErrorCode::TooLarge) << "every row carries all headings";
}

TEST(DelimitedText, KeepsQuotationMarksThatStandInsideACell) {
    const auto rows = rowsFromDelimitedText(u"a \"b\" c, \"d\"\"e\" f\n\"\"", u',');
    ASSERT_TRUE(rows.has_value());
    ASSERT_EQ(rows->size(), 1);
    EXPECT_EQ(rows->constFirst().cells, (QStringList{u"a \"b\" c"_s, u"d\"e f"_s}));
}

} // namespace sheaf
