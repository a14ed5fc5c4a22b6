#include "app/session/code_passages.h"
#include "app/session/synthesise.h"
#include "coding/masking.h"
#include "coding/quotation.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// Two sites; a report of Leeds, and an interview with its lead, who names site and people.
class SynthesiseTest : public AnyReview {
protected:
    void SetUp() override {
        ASSERT_THAT(
            EditCodebook(review).importCsv(
                "path,kind,questions\nQuestions,code,\nQuestions/1 What,review question,\nQuestions/2 Why,review "
                "question,\n"
                "Themes,code,\nThemes/Trust,theme,1;2\n",
                u"codebook"_s),
            isOk());
        const SiteId leeds = addSite(u"North Leeds"_s);
        addSite(u"Essex"_s);
        NewSource document = inMemorySource(u"Leeds report"_s, {u"Trust grew in North Leeds."_s});
        document.source.site = leeds;
        report = addSource(document);
        NewSource made = inMemorySource(u"Lead 4"_s, {u"How did it go?"_s, said});
        made.source.site = leeds;
        made.source.confidentiality = Confidentiality::Confidential;
        made.passages[0].speaker = u"Interviewer"_s;
        made.passages[1].speaker = u"Okafor-Hall, Jo (Guest)"_s;
        for (Passage& passage : made.passages)
            passage.kind = PassageKind::Turn;
        interview = addSource(made);
    }
    CodeId code(const QString& name) const { return review.codes()->find(name).value(); }
    void codeWords(SourceId source, const QString& words, CodeId with) {
        const auto range = findQuotation(review.text(source).value(), words);
        ASSERT_THAT(range, isOk());
        ASSERT_THAT(CodePassages(review).codeRange(with, source, *range, {.coder = u"Ada"_s}), isOk());
    }
    /// Every text of a table, cells, places and notes.
    static QString allTexts(const Table& table) {
        QStringList texts = table.notes;
        for (const TableRow& row : table.rows) {
            for (const TableCell& cell : row.cells)
                texts += cell.items + cell.places;
        }
        return texts.join(u'\n');
    }

    const QString said =
        u"NORTH\u00A0LEEDS’ people trusted Jo, and Mrs Hall; Okafor-Hall’s team 😀 and Okafor stayed."_s;
    SourceId report, interview;
};

TEST_F(SynthesiseTest, CountsAThemeUnderTheQuestionsItAnswers) {
    codeWords(report, u"Trust grew"_s, code(u"Trust"_s));
    const auto matrix = Synthesise(review).matrix(code(u"Questions"_s));
    ASSERT_THAT(matrix, isOk());
    ASSERT_EQ(matrix->columns.size(), 2);
    EXPECT_EQ(matrix->rows[0].cells[0].passages, 1);
    EXPECT_EQ(matrix->rows[0].cells[1].passages, 1);
}

TEST_F(SynthesiseTest, TakesACodeWithoutChildrenForTheOneColumn) {
    EXPECT_EQ(Synthesise(review).matrix(code(u"Trust"_s))->columns.size(), 1);
}

TEST_F(SynthesiseTest, PoolsAndMasksWhatALeadSaid) {
    codeWords(interview, said, code(u"Trust"_s));
    codeWords(report, u"Trust grew in North Leeds."_s, code(u"Trust"_s));
    const auto table = Synthesise(review).matrixTable(code(u"Trust"_s), MatrixCells::Quotations);
    ASSERT_THAT(table, isOk());
    ASSERT_EQ(table->rows.size(), 3);
    EXPECT_THAT(table->rows[0].cells[1].items, ElementsAre(u"Trust grew in North Leeds."_s));
    EXPECT_THAT(table->rows[0].cells[1].places, ElementsAre(u"Leeds report, ¶ 1"_s));
    const TableCell& pooled = table->rows[2].cells[1];
    ASSERT_EQ(pooled.items.size(), 1);
    EXPECT_EQ(pooled.items[0], u"[site]’ people trusted [name], and Mrs [name]; [name] team 😀 and [name] stayed."_s);
    EXPECT_THAT(pooled.places, ElementsAre(u"a lead interview"_s));
    const Masker names({{u"North Leeds"_s, {}}, {u"Okafor"_s, {}}, {u"Hall"_s, {}}, {u"Jo"_s, {}}, {u"Lead 4"_s, {}}});
    EXPECT_EQ(names.findIdentifier(pooled.items.join(u' ') + pooled.places.join(u' ')), QString());
}

TEST_F(SynthesiseTest, NamesNoSiteFromAConfidentialSourceInAThematicTable) {
    codeWords(interview, said, code(u"Trust"_s));
    const auto table = Synthesise(review).thematicTable(code(u"Themes"_s), {});
    ASSERT_THAT(table, isOk());
    EXPECT_FALSE(allTexts(*table).contains(u"Leeds"_s));
    codeWords(report, u"Trust grew"_s, code(u"Trust"_s));
    EXPECT_THAT(
        Synthesise(review).thematicTable(code(u"Themes"_s), {})->rows[0].cells[1].items, ElementsAre(u"North Leeds"_s));
}

TEST_F(SynthesiseTest, NeedsCodesBelowTheRowsOfAThematicTable) {
    EXPECT_THAT(Synthesise(review).thematicTable(code(u"Trust"_s), {}), hasError(ErrorCode::InvalidArgument));
}

TEST_F(SynthesiseTest, DrawsTheRegister) {
    const auto built = Synthesise(review).documentRegister();
    ASSERT_THAT(built, isOk());
    EXPECT_EQ(built->expected, 0);
    EXPECT_THAT(built->rows[0].others, ElementsAre(report, interview));
    EXPECT_EQ(Synthesise(review).registerTable()->rows.size(), 2);
}

} // namespace
} // namespace sheaf
