#include "coding/csv.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace sheaf {
namespace {

using namespace Qt::StringLiterals;
using testing::ElementsAre;

Error errorOf(const QByteArray& bytes) {
    const auto file = CsvFile::parse(bytes, u"sites.csv"_s);
    return file ? Error{ErrorCode::Internal, u"parsed"_s} : file.error();
}

TEST(CsvFile, FindsCellsByTheNameOfTheirColumnWhateverItsCase) {
    const auto file = CsvFile::parse("Site,Round\nLeeds,1\nCamden,2\n", u"sites.csv"_s);
    ASSERT_TRUE(file);
    EXPECT_THAT(file->columns(), ElementsAre(u"Site"_s, u"Round"_s));
    EXPECT_EQ(file->rowCount(), 2);
    EXPECT_EQ(file->cell(1, u"site"_s), u"Camden"_s);
    EXPECT_EQ(file->cell(1, u" ROUND "_s), u"2"_s);
}

TEST(CsvFile, AnswersEmptyForAShortRowAnUnknownColumnAndARowThatIsNotThere) {
    const auto file = CsvFile::parse("site,round\nLeeds\n", u"sites.csv"_s);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->cell(0, u"round"_s), QString());
    EXPECT_EQ(file->cell(0, u"period"_s), QString());
    EXPECT_EQ(file->cell(1, u"site"_s), QString());
    EXPECT_EQ(file->cell(-1, u"site"_s), QString());
}

TEST(CsvFile, ReadsAByteOrderMarkAndCrLfAsSpreadsheetsWriteThem) {
    const auto file = CsvFile::parse("\xEF\xBB\xBFsite,round\r\nLeeds,1\r\n", u"sites.csv"_s);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->cell(0, u"site"_s), u"Leeds"_s);
    EXPECT_EQ(file->cell(0, u"round"_s), u"1"_s);
}

TEST(CsvFile, ReadsQuotedSeparatorsQuotesAndLineEnds) {
    const auto file = CsvFile::parse("site,note\n\"Leeds, city\",\"says \"\"no\"\"\nand goes\"\n", u"sites.csv"_s);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->cell(0, u"site"_s), u"Leeds, city"_s);
    EXPECT_EQ(file->cell(0, u"note"_s), u"says \"no\"\nand goes"_s);
}

TEST(CsvFile, TakesSemicolonOrTabWhereTheHeaderShowsNoComma) {
    const auto semicolons = CsvFile::parse("site;round\nLeeds, city;1\n", u"sites.csv"_s);
    ASSERT_TRUE(semicolons);
    EXPECT_EQ(semicolons->cell(0, u"site"_s), u"Leeds, city"_s);
    const auto tabs = CsvFile::parse("site\tround\tnote\nLeeds\t\tlate\n", u"sites.tsv"_s);
    ASSERT_TRUE(tabs);
    EXPECT_EQ(tabs->cell(0, u"round"_s), QString());
    EXPECT_EQ(tabs->cell(0, u"note"_s), u"late"_s);
}

TEST(CsvFile, KeepsNamesJoinedBySemicolonsInOneCellWhereCommasSeparate) {
    const auto file = CsvFile::parse("feature,sites\nHub,Leeds;Camden\n", u"table.csv"_s);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->cell(0, u"sites"_s), u"Leeds;Camden"_s);
}

TEST(CsvFile, ACommaInsideAQuotedHeaderIsNotASeparator) {
    const auto file = CsvFile::parse("\"site, area\";round\nLeeds;1\n", u"sites.csv"_s);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->cell(0, u"site, area"_s), u"Leeds"_s);
}

TEST(CsvFile, SkipsBlankLinesAndDropsTheEmptyCellsThatPadARow) {
    const auto file = CsvFile::parse("\nsite,round\n\nLeeds,1,,\n   \nCamden,2", u"sites.csv"_s);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->rowCount(), 2);
    EXPECT_EQ(file->cell(1, u"round"_s), u"2"_s);
}

TEST(CsvFile, OfTwoColumnsWithOneNameTheFirstIsMeant) {
    const auto file = CsvFile::parse("site,Site\nLeeds,Camden\n", u"sites.csv"_s);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->cell(0, u"site"_s), u"Leeds"_s);
}

TEST(CsvFile, RefusesAnUnclosedQuoteAndNamesTheLine) {
    const Error error = errorOf("site,note\nLeeds,\"never closed\n");
    EXPECT_EQ(error.code, ErrorCode::Damaged);
    EXPECT_TRUE(error.message.contains(u"line 2"_s)) << error.message.toStdString();
}

TEST(CsvFile, RefusesAQuotationMarkInsideAnUnquotedCell) {
    EXPECT_EQ(errorOf("site,note\nLeeds,say \"no\"\n").code, ErrorCode::Damaged);
}

TEST(CsvFile, RefusesARowWithMoreCellsThanTheHeaderAndNamesTheLine) {
    const Error error = errorOf("site,round\nLeeds,1\nCamden,2,3\n");
    EXPECT_EQ(error.code, ErrorCode::Damaged);
    EXPECT_TRUE(error.message.contains(u"sites.csv, line 3"_s)) << error.message.toStdString();
}

TEST(CsvFile, RefusesBytesThatAreNotUtf8Text) {
    EXPECT_EQ(errorOf("site\nM\xFCnster\n").code, ErrorCode::Damaged);
    EXPECT_EQ(errorOf(QByteArray("s\0i\0t\0e\0", 8)).code, ErrorCode::Damaged);
}

TEST(CsvFile, RefusesAFileWithoutAHeader) {
    EXPECT_EQ(errorOf("").code, ErrorCode::Damaged);
    EXPECT_EQ(errorOf("\n\r\n").code, ErrorCode::Damaged);
    EXPECT_EQ(errorOf(",,\nLeeds,1,2\n").code, ErrorCode::Damaged);
}

TEST(CsvFile, NamesTheColumnsThatAreMissing) {
    const auto file = CsvFile::parse("site,round\n", u"sites.csv"_s);
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->requireColumns({u"Round"_s, u"site"_s}));
    const auto missing = file->requireColumns({u"site"_s, u"type"_s, u"period"_s});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(missing.error().message.contains(u"type, period"_s));
    EXPECT_TRUE(missing.error().hint.contains(u"site, round"_s));
}

TEST(CsvRow, QuotesOnlyWhatNeedsIt) {
    EXPECT_EQ(
        csvRow({u"Leeds"_s, u"a, b"_s, u"say \"no\""_s, u"A;B"_s, QString()}),
        "Leeds,\"a, b\",\"say \"\"no\"\"\",A;B,\n");
    EXPECT_EQ(csvRow({u" padded "_s, u"two\nlines"_s}), "\" padded \",\"two\nlines\"\n");
}

TEST(CsvRow, ARowOfOneCellIsNeverABlankLineNorTwoCells) {
    EXPECT_EQ(csvRow({QString()}), "\"\"\n");
    EXPECT_EQ(csvRow({u"A;B"_s}), "\"A;B\"\n");
}

TEST(CsvRow, WritesACellThatLooksLikeAFormulaAsItIs) {
    EXPECT_EQ(csvRow({u"=1+1"_s, u"- a bullet"_s, u"@home"_s}), "=1+1,- a bullet,@home\n");
}

TEST(CsvRow, ReadsBackAsTheSameCells) {
    const bool held = rc::check([] {
        const auto cellText = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab,;\t\"\n\r =-'|")));
        const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
        const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
            rc::gen::container<std::vector<std::string>>(columns, cellText));
        QStringList header;
        for (std::size_t i = 0; i < columns; ++i)
            header.append(u"c;%1"_s.arg(i));
        QByteArray bytes = csvRow(header);
        for (const auto& row : rows) {
            QStringList cells;
            for (const auto& cell : row)
                cells.append(QString::fromStdString(cell));
            bytes += csvRow(cells);
        }
        const auto file = CsvFile::parse(bytes, u"any.csv"_s);
        RC_ASSERT(file.has_value());
        RC_ASSERT(static_cast<std::size_t>(file->rowCount()) == rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (std::size_t i = 0; i < columns; ++i) {
                const QString read = file->cell(static_cast<qsizetype>(row), header.at(static_cast<qsizetype>(i)));
                RC_ASSERT(read == QString::fromStdString(rows[row][i]).trimmed());
            }
        }
    });
    EXPECT_TRUE(held);
}

TEST(CsvFile, AnyBytesAreReadOrRefused) {
    const bool held = rc::check([](const std::string& bytes) {
        const auto file = CsvFile::parse(QByteArray::fromStdString(bytes), u"any.csv"_s);
        RC_ASSERT(file || file.error().code == ErrorCode::Damaged);
    });
    EXPECT_TRUE(held);
}

} // namespace
} // namespace sheaf
