#include "app/session/code_passages.h"
#include "app/session/count_codings.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::isOk;

class CountCodingsTest : public AnyReview {
protected:
    void code(SourceId in, CodeId with, TextRange range, const QString& coder = u"Ada"_s) {
        ASSERT_THAT(CodePassages(review).codeRange(with, in, range, {.coder = coder}), isOk());
    }
    const CodeId themes = addCode(u"Themes"_s);
    const CodeId trust = addCode(u"Trust"_s, themes);
    const CodeId time = addCode(u"Time"_s, themes);
    const CodeId other = addCode(u"Other"_s);
    const SourceId report = addSource(u"Report"_s, {u"Trust grew over the years, slowly."_s});
};

TEST_F(CountCodingsTest, ReadsWhatIsStored) {
    code(report, trust, {0, 10});
    code(report, trust, {0, 10}, u"Ben"_s);
    code(report, time, {6, 26});
    const auto codes = CountCodings(review).codes();
    ASSERT_THAT(codes, isOk());
    ASSERT_EQ(codes->size(), 4);
    EXPECT_EQ(
        codes->at(0).withBelow,
        (CodeCounts{.codings = 3, .passages = 1, .sources = 1, .sites = 0, .coders = 2, .characters = 26}));
    const auto sources = CountCodings(review).sources();
    ASSERT_THAT(sources, isOk());
    EXPECT_DOUBLE_EQ(sources->first().share, 26.0 / 34.0);
    EXPECT_EQ(CountCodings(review).together()->at(1, 2), 1);
}

TEST_F(CountCodingsTest, KeepsToACodeAndWhatIsBelowIt) {
    code(report, trust, {0, 10});
    code(report, other, {0, 34});
    EXPECT_EQ(CountCodings(review).codes(themes)->size(), 3);
    EXPECT_EQ(CountCodings(review).sources(themes)->first().characters, 10);
    EXPECT_THAT(CountCodings(review).together(themes)->codes, ElementsAre(trust, time));
    EXPECT_THAT(CountCodings(review).together(trust)->codes, ElementsAre(trust));
    EXPECT_EQ(CountCodings(review).codesTable(themes)->title, u"How codes are used: Themes");
}

} // namespace
} // namespace sheaf
