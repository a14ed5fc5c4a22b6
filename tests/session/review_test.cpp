#include "app/session/code_passages.h"
#include "app/session/review.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

using ReviewTest = AnyReview;

TEST_F(ReviewTest, KnowsItsTemplates) {
    EXPECT_THAT(Review::templates(), ElementsAre(u"blank"_s, u"practice-review"_s));
    EXPECT_TRUE(review.codes()->inOrder().isEmpty());
    const auto made = Review::create(folder.path(u"p.sheaf"_s), u"P"_s, u"practice-review"_s);
    ASSERT_THAT(made, isOk());
    EXPECT_TRUE(made->codes()->find(u"Review questions/1 Practice elements/1a Same or varying"_s));
    EXPECT_THAT(Review::create(folder.path(u"q.sheaf"_s), u"Q"_s, u"other"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_FALSE(QFile::exists(folder.path(u"q.sheaf"_s)));
}

TEST_F(ReviewTest, IsNotMadeOverAnother) {
    EXPECT_THAT(Review::create(review.path(), u"R"_s, u"blank"_s), hasError(ErrorCode::AlreadyExists));
}

TEST_F(ReviewTest, TakesNoChangeWhenOpenedForReading) {
    auto reader = Review::open(review.path(), Review::Access::ReadOnly);
    ASSERT_THAT(reader, isOk());
    EXPECT_THAT(EditCodebook(*reader).add(u"Trust"_s, {}, CodeKind::Theme), hasError(ErrorCode::ReadOnly));
    EXPECT_THAT(Review::open(folder.path(u"no.sheaf"_s)), hasError(ErrorCode::NotFound));
}

TEST_F(ReviewTest, SeesTheRevisionThatAnotherConnectionMade) {
    auto other = Review::open(review.path()).value();
    const qint64 before = review.revision();
    ASSERT_THAT(EditCodebook(other).add(u"Trust"_s, {}, CodeKind::Theme), isOk());
    EXPECT_EQ(review.revision(), before + 1);
    EXPECT_EQ(review.codes()->inOrder().size(), 1);
}

TEST_F(ReviewTest, GivesTheRangesOfAllCodingsBySourceAndPosition) {
    const CodeId trust = addCode(u"Trust"_s);
    const SourceId first = addSource(u"First"_s, {u"Trust grew slowly."_s});
    const SourceId second = addSource(u"Second"_s, {u"It held."_s});
    CodePassages coder(review);
    for (const auto& [source, range] :
         {std::pair{second, TextRange{0, 2}}, {first, TextRange{6, 10}}, {first, TextRange{0, 5}}})
        ASSERT_THAT(coder.codeRange(trust, source, range, {.coder = u"Ada"_s}), isOk());
    const auto ranges = review.codedRanges();
    const auto codings = review.codings();
    ASSERT_THAT(ranges, isOk());
    ASSERT_EQ(ranges->size(), 3);
    for (qsizetype i = 0; i < ranges->size(); ++i) {
        EXPECT_EQ(ranges->at(i).id, codings->at(i).id);
        EXPECT_EQ(ranges->at(i).source, codings->at(i).source);
        EXPECT_EQ(ranges->at(i).code, trust);
        EXPECT_EQ(ranges->at(i).coder, codings->at(i).coder);
        EXPECT_EQ(ranges->at(i).range, codings->at(i).range);
    }
    EXPECT_EQ(ranges->at(0).range, (TextRange{0, 5}));
}

TEST_F(ReviewTest, FindsCodingsOfACodeWithAllBelowItButNotOfOneWhoseNameBeginsAlike) {
    const SourceId source = addSource(u"One"_s, {u"The economy grew."_s});
    const CodeId econ = addCode(u"econ"_s);
    const CodeId below = addCode(u"growth"_s, econ);
    const CodeId economy = addCode(u"economy"_s);
    CodePassages coding(review);
    ASSERT_THAT(coding.codeRange(econ, source, {0, 3}, {.coder = u"Ada"_s}), isOk());
    ASSERT_THAT(coding.codeRange(below, source, {4, 11}, {.coder = u"Ada"_s}), isOk());
    ASSERT_THAT(coding.codeRange(economy, source, {4, 16}, {.coder = u"Ada"_s}), isOk());
    const auto found = review.codings({.source = {}, .code = econ, .coder = {}, .site = {}}).value();
    QList<CodeId> codes;
    for (const Coding& each : found)
        codes.append(each.code);
    EXPECT_THAT(codes, ElementsAre(econ, below));
}

} // namespace
} // namespace sheaf
