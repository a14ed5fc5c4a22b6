#include "coding/matrix.h"
#include "tests/coding/any_material.h"
#include "tests/support/printing.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

int passagesAt(const Matrix& matrix, qsizetype row, qsizetype column) {
    return matrix.rows[row].cells[column].passages;
}

TEST(CountPassages, CountsAPassageCodedTwiceOverlappingOnce) {
    EXPECT_EQ(countPassages({{SourceId{1}, {0, 5}}, {SourceId{1}, {3, 9}}}), 1);
    EXPECT_EQ(countPassages({{SourceId{1}, {0, 5}}, {SourceId{1}, {5, 9}}}), 2);
    EXPECT_EQ(countPassages({{SourceId{1}, {0, 9}}, {SourceId{1}, {1, 2}}, {SourceId{1}, {8, 12}}}), 1);
    EXPECT_EQ(countPassages({{SourceId{1}, {0, 5}}, {SourceId{2}, {3, 9}}}), 2);
    EXPECT_EQ(countPassages({}), 0);
}

RC_GTEST_PROP(CountPassages, EqualsABruteForceCount, ()) {
    constexpr qsizetype length = 24;
    QList<std::pair<SourceId, TextRange>> ranges;
    const int count = *rc::gen::inRange(0, 12);
    for (int i = 0; i < count; ++i) {
        const auto start = *rc::gen::inRange<qsizetype>(0, length - 1);
        ranges.append({SourceId{*rc::gen::inRange<qint64>(1, 3)}, {start, *rc::gen::inRange(start + 1, length)}});
    }
    // A stretch ends where no range covers both the unit before and the unit after.
    int stretches = 0;
    for (const SourceId source : {SourceId{1}, SourceId{2}}) {
        const auto covers = [&, source](TextRange units) {
            return std::ranges::any_of(
                ranges, [&](const auto& each) { return each.first == source && each.second.contains(units); });
        };
        for (qsizetype unit = 0; unit < length; ++unit) {
            const bool joined = unit > 0 && covers({unit - 1, unit + 1});
            stretches += covers({unit, unit + 1}) && !joined;
        }
    }
    RC_ASSERT(countPassages(ranges) == stretches);
}

TEST(SiteMatrix, CountsTheSourcesOfASiteInItsRow) {
    MadeMaterial made;
    const SiteId leeds = made.site(u"Leeds"_s);
    made.site(u"Essex"_s);
    const CodeId trust = made.code(u"Trust"_s);
    made.coding(made.source(leeds), trust, {0, 4});
    made.coding(made.source(leeds), trust, {0, 4});
    made.coding(made.source(std::nullopt), trust, {0, 4});
    const Matrix matrix = buildSiteMatrix(made.view(), {trust});
    ASSERT_EQ(matrix.rows.size(), 2);
    EXPECT_EQ(passagesAt(matrix, 0, 0), 2);
    EXPECT_EQ(matrix.rows[0].sourceCount, 2);
    EXPECT_EQ(matrix.columns[0].passages, 2);
    EXPECT_EQ(matrix.columns[0].sites, 1);
}

TEST(SiteMatrix, SaysWhyACellIsEmpty) {
    MadeMaterial made;
    made.source(made.site(u"Leeds"_s));
    made.site(u"Essex"_s);
    const CodeId trust = made.code(u"Trust"_s);
    const Matrix matrix = buildSiteMatrix(made.view(), {trust});
    EXPECT_EQ(matrix.rows[0].cells[0].empty, EmptyCell::NothingCoded);
    EXPECT_EQ(matrix.rows[1].cells[0].empty, EmptyCell::NothingHeld);
    const Table table = matrixTable(matrix, MatrixCells::Quotations, u"t"_s, {});
    EXPECT_THAT(table.rows[0].cells[1].items, ElementsAre(u"nothing coded"_s));
    EXPECT_THAT(table.rows[1].cells[1].items, ElementsAre(u"no document held"_s));
    const Table counts = matrixTable(matrix, MatrixCells::Count, u"t"_s, {});
    EXPECT_THAT(counts.rows[0].cells[1].items, ElementsAre(u"0"_s));
    EXPECT_THAT(counts.rows[1].cells[1].items, ElementsAre(u"–"_s));
}

TEST(SiteMatrix, PoolsConfidentialSourcesInOneRowWithoutASite) {
    MadeMaterial made;
    const SiteId leeds = made.site(u"Leeds"_s);
    const SiteId essex = made.site(u"Essex"_s);
    const CodeId trust = made.code(u"Trust"_s);
    made.coding(made.source(leeds, Confidentiality::Confidential), trust, {0, 4});
    made.coding(made.source(essex, Confidentiality::Confidential), trust, {0, 4});
    const Matrix matrix = buildSiteMatrix(made.view(), {trust});
    ASSERT_EQ(matrix.rows.size(), 3);
    EXPECT_EQ(passagesAt(matrix, 0, 0), 0);
    EXPECT_EQ(matrix.rows[0].sourceCount, 0);
    EXPECT_FALSE(matrix.rows[2].site.has_value());
    EXPECT_EQ(passagesAt(matrix, 2, 0), 2);
    EXPECT_EQ(matrix.columns[0].sites, 0);
}

TEST(SiteMatrix, CountsAThemeUnderEachReviewQuestionItAnswers) {
    MadeMaterial made;
    const SourceId source = made.source(made.site(u"Leeds"_s));
    const CodeId questions = made.code(u"Questions"_s);
    const CodeId first = made.code(u"1"_s, questions);
    const CodeId second = made.code(u"2"_s, questions);
    const CodeId third = made.code(u"3"_s, questions);
    const CodeId theme = made.code(u"Trust"_s, {}, {first, second});
    const CodeId early = made.code(u"Early trust"_s, theme);
    made.coding(source, theme, {0, 4});
    made.coding(source, early, {10, 14});
    made.coding(source, first, {2, 6}); // overlaps the theme's
    const Matrix matrix = buildSiteMatrix(made.view(), {first, second, third});
    EXPECT_EQ(passagesAt(matrix, 0, 0), 2);
    EXPECT_EQ(passagesAt(matrix, 0, 1), 2);
    EXPECT_EQ(passagesAt(matrix, 0, 2), 0);
    EXPECT_EQ(matrix.rows[0].cells[0].codings.size(), 3);
}

TEST(SiteMatrix, StaysCodedWhenOneOfTwoOverlappingCodingsIsRemoved) {
    MadeMaterial made;
    const SourceId source = made.source(made.site(u"Leeds"_s));
    const CodeId trust = made.code(u"Trust"_s);
    made.coding(source, trust, {0, 10});
    made.coding(source, trust, {5, 15});
    EXPECT_EQ(passagesAt(buildSiteMatrix(made.view(), {trust}), 0, 0), 1);
    made.codings.removeFirst();
    EXPECT_EQ(passagesAt(buildSiteMatrix(made.view(), {trust}), 0, 0), 1);
}

TEST(SiteMatrix, NeverDropsEqualCountsFromTheTotal) {
    MadeMaterial made;
    const CodeId trust = made.code(u"Trust"_s);
    for (const QString& name : {u"A"_s, u"B"_s, u"C"_s})
        made.coding(made.source(made.site(name)), trust, {0, 4});
    const Matrix matrix = buildSiteMatrix(made.view(), {trust});
    EXPECT_EQ(matrix.columns[0].passages, 3);
    EXPECT_EQ(matrix.columns[0].sites, 3);
    EXPECT_EQ(matrixTable(matrix, MatrixCells::Count, u"t"_s, {}).notes.first(), u"Trust: 3 of 3 sites, 3 passages."_s);
}

TEST(MatrixTable, ShowsAStretchThatTwoCodersCodedOnceAndTheSameWordsOfTwoPeopleTwice) {
    MadeMaterial made;
    const CodeId trust = made.code(u"Trust"_s);
    const SourceId one = made.source(made.site(u"Leeds"_s), Confidentiality::Confidential);
    const SourceId other = made.source({}, Confidentiality::Confidential);
    made.coding(one, trust, {0, 4}, CoderId{1});
    made.coding(one, trust, {0, 4}, CoderId{2});
    made.coding(other, trust, {0, 4}, CoderId{1});
    const Matrix matrix = buildSiteMatrix(made.view(), {trust});
    const Table table = matrixTable(matrix, MatrixCells::Quotations, u"t"_s, [&](CodingId id) {
        const CodedRange& coding = made.codings[id.value - 1];
        return QuotedPassage{u"Yes, it did."_s, u"a lead interview"_s, coding.source, coding.range};
    });
    EXPECT_THAT(table.rows.last().cells[1].items, ElementsAre(u"Yes, it did."_s, u"Yes, it did."_s));
    EXPECT_EQ(table.rows.last().cells[1].places.size(), 2);
}

RC_GTEST_PROP(SiteMatrix, EqualsANaiveComputation, ()) {
    MadeMaterial made;
    const int siteCount = *rc::gen::inRange(1, 4);
    for (int site = 0; site < siteCount; ++site)
        made.site(QString::number(site));
    const int sourceCount = *rc::gen::inRange(1, 6);
    for (int source = 0; source < sourceCount; ++source) {
        const int site = *rc::gen::inRange(0, siteCount + 1);
        made.source(
            site == 0 ? std::nullopt : std::optional(SiteId{site}),
            *rc::gen::element(Confidentiality::Public, Confidentiality::Confidential));
    }
    const int codeCount = *rc::gen::inRange(1, 6);
    for (int code = 1; code <= codeCount; ++code) {
        const int parent = *rc::gen::inRange(0, code);
        const int question = *rc::gen::inRange(0, code);
        made.code(
            QString::number(code), parent == 0 ? std::nullopt : std::optional(CodeId{parent}),
            question == 0 ? QList<CodeId>() : QList<CodeId>{CodeId{question}});
    }
    const int codingCount = *rc::gen::inRange(0, 20);
    for (int coding = 0; coding < codingCount; ++coding) {
        const auto start = *rc::gen::inRange<qsizetype>(0, 20);
        made.coding(
            SourceId{*rc::gen::inRange(1, sourceCount + 1)}, CodeId{*rc::gen::inRange(1, codeCount + 1)},
            {start, start + *rc::gen::inRange<qsizetype>(1, 8)});
    }
    QList<CodeId> columns;
    for (int code = 1; code <= codeCount; ++code)
        columns.append(CodeId{code});

    const Matrix matrix = buildSiteMatrix(made.view(), columns);
    for (const MatrixRow& row : matrix.rows) {
        for (qsizetype column = 0; column < columns.size(); ++column) {
            QList<std::pair<SourceId, TextRange>> ranges;
            for (const CodedRange& coding : made.codings) {
                const Source& source = made.sources[coding.source.value - 1];
                const bool pooled = source.confidentiality == Confidentiality::Confidential;
                const bool inRow = row.site ? !pooled && source.site == row.site : pooled;
                if (inRow && made.tree.answering(columns[column]).contains(coding.code))
                    ranges.append({coding.source, coding.range});
            }
            RC_ASSERT(row.cells[column].codings.size() == ranges.size());
            RC_ASSERT(row.cells[column].passages == countPassages(ranges));
        }
    }
    for (qsizetype column = 0; column < columns.size(); ++column) {
        int sum = 0;
        for (const MatrixRow& row : matrix.rows)
            sum += row.cells[column].passages;
        RC_ASSERT(matrix.columns[column].passages == sum);
    }
}

} // namespace
} // namespace sheaf
