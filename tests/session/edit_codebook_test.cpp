#include "app/session/edit_codebook.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class EditCodebookTest : public AnyReview {
protected:
    Result<EditCodebook::CsvReport> import(const QByteArray& csv) {
        return EditCodebook(review).importCsv(csv, u"codebook.csv"_s);
    }
    Code code(const QString& path) const {
        const CodeTree tree = review.codes().value();
        return *tree.byId(tree.find(path).value());
    }
};

TEST_F(EditCodebookTest, AddsACodeUnderItsParent) {
    const CodeId themes = EditCodebook(review).add(u"Themes"_s, {}, CodeKind::Code).value();
    const CodeId trust = EditCodebook(review).add(u"Trust"_s, themes, CodeKind::Theme, u"what holds"_s).value();
    EXPECT_EQ(review.codes()->path(trust), u"Themes/Trust"_s);
    EXPECT_EQ(code(u"Trust"_s).definition, u"what holds"_s);
    EXPECT_THAT(EditCodebook(review).add(u"TRUST"_s, themes, CodeKind::Theme), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(EditCodebook(review).add(u"X"_s, CodeId{99}, CodeKind::Theme), hasError(ErrorCode::NotFound));
    EXPECT_THAT(EditCodebook(review).add(u"a/b"_s, {}, CodeKind::Theme), hasError(ErrorCode::InvalidArgument));
}

TEST_F(EditCodebookTest, ReadsAFileOfPaths) {
    const auto report = import("path,kind,questions\nQuestions,code,\nQuestions/1 What,review question,\n"
                               "Questions/2 Why,review question,\nTrust,theme,1; 2\n");
    ASSERT_THAT(report, isOk());
    EXPECT_EQ(report->added, 4);
    EXPECT_THAT(code(u"Trust"_s).questions, ElementsAre(code(u"1 What"_s).id, code(u"2 Why"_s).id));
}

TEST_F(EditCodebookTest, TakesAllOrNothing) {
    const std::pair<QByteArray, ErrorCode> rows[] = {
        {"Missing/Child,theme,\n", ErrorCode::NotFound},
        {"Trust,theme,7\n", ErrorCode::NotFound},
        {"Trust,idea,\n", ErrorCode::InvalidArgument},
        {",theme,\n", ErrorCode::InvalidArgument},
    };
    const qint64 before = review.revision();
    for (const auto& [row, code] : rows) {
        const auto report = import("path,kind,questions\nThemes,code,\n" + row);
        ASSERT_THAT(report, hasError(code)) << row.constData();
        EXPECT_TRUE(report.error().message.contains(u"codebook.csv, line 3"_s)) << report.error().message.toStdString();
        EXPECT_TRUE(review.codes()->inOrder().isEmpty());
    }
    EXPECT_EQ(review.revision(), before);
    EXPECT_THAT(import("name\nTrust\n"), hasError(ErrorCode::InvalidArgument));
}

TEST_F(EditCodebookTest, DescribesACodeThatIsThereOnlyAsFarAsTheFileHasColumns) {
    ASSERT_THAT(
        import("path,kind,definition,include,questions\n1 Why,review question,,,\n"
               "Trust,theme,what holds,always,1\n"),
        isOk());
    const auto report = import("path,definition\nTRUST,new\n");
    ASSERT_THAT(report, isOk());
    EXPECT_EQ(report->updated, 1);
    const Code trust = code(u"Trust"_s);
    EXPECT_EQ(trust.definition, u"new"_s);
    EXPECT_EQ(trust.include, u"always"_s);
    EXPECT_EQ(trust.kind, CodeKind::Theme);
    EXPECT_EQ(trust.questions.size(), 1);
    ASSERT_THAT(import("path,include,questions\nTrust,,\n"), isOk());
    EXPECT_TRUE(code(u"Trust"_s).include.isEmpty());
    EXPECT_TRUE(code(u"Trust"_s).questions.isEmpty());
}

TEST_F(EditCodebookTest, AsksWhichQuestionIsMeantWhereTwoShareANumber) {
    ASSERT_THAT(import("path,kind\nA,code\nB,code\nA/1 What,review question\nB/1 Why,review question\n"), isOk());
    EXPECT_THAT(import("path,questions\nTrust,1\n"), hasError(ErrorCode::Ambiguous));
    ASSERT_THAT(import("path,questions\nTrust,B/1 Why\n"), isOk());
    EXPECT_THAT(code(u"Trust"_s).questions, ElementsAre(code(u"1 Why"_s).id));
}

TEST_F(EditCodebookTest, ComesBackEqualFromItsOwnExport) {
    ASSERT_THAT(
        import("path,kind,colour,definition,include,exclude,example,questions\n"
               "Themes,code,#112233,,,,,\n"
               "\"Themes/Trust, “so to say”\",theme,,\"two\nlines, and a \"\"quote\"\"\",in,out,=1+1,What works;What "
               "hinders\n"
               "Themes/😀,theme,,,,,,1\n"
               "Questions,code,,,,,,\n"
               "Questions/What works,review question,,,,,,\n"
               "Questions/What hinders,review question,,,,,,\n"
               "Questions/1 Else,review question,,,,,,\n"),
        isOk());
    const QByteArray exported = EditCodebook(review).exportCsv().value();
    auto other = Review::create(folder.path(u"other.sheaf"_s), u"Other"_s, u"blank"_s).value();
    const auto report = EditCodebook(other).importCsv(exported, u"exported.csv"_s);
    ASSERT_THAT(report, isOk());
    EXPECT_EQ(report->added, 7);
    EXPECT_EQ(EditCodebook(other).exportCsv().value(), exported);
    EXPECT_EQ(other.codes()->byId(other.codes()->find(u"😀"_s).value())->questions.size(), 1);
}

TEST_F(EditCodebookTest, ComesBackEqualFromThePracticeReviewsTemplateToo) {
    const auto made = Review::create(folder.path(u"p.sheaf"_s), u"P"_s, u"practice-review"_s);
    ASSERT_THAT(made, isOk());
    auto source = std::move(*Review::open(folder.path(u"p.sheaf"_s)));
    const QByteArray exported = EditCodebook(source).exportCsv().value();
    ASSERT_THAT(import(exported), isOk());
    EXPECT_EQ(EditCodebook(review).exportCsv().value(), exported);
}

} // namespace
} // namespace sheaf
