#include "app/session/review.h"
#include "coding/quotation.h"
#include "tests/bench/generated_project.h"
#include "tests/bench/invented_text.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;

namespace sheaf::bench {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class GeneratedProject : public testing::Test {
protected:
    [[nodiscard]] Review make(const QString& name, const Shape& shape) const {
        EXPECT_THAT(generateProject(folder.path(name), shape), isOk());
        return Review::open(folder.path(name)).value();
    }
    /// All that a seed decides.
    static QString told(const Review& review) {
        QString all;
        const auto codes = review.codes().value();
        const auto sources = review.sources().value();
        const auto codings = review.codings().value();
        for (const Source& source : sources)
            all += source.title + review.text(source.id).value();
        for (const Coding& coding : codings) {
            all += u"%1 %2:%3 %4 %5\n"_s.arg(coding.source.value)
                       .arg(coding.range.start)
                       .arg(coding.range.end)
                       .arg(codes.path(coding.code), coding.memo);
        }
        return all;
    }
    TemporaryFolder folder;
    const Shape small = shapeOf(u"small"_s).value();
};

TEST_F(GeneratedProject, HasWhatItsShapeSays) {
    const Review review = make(u"a.sheaf"_s, small);
    EXPECT_EQ(review.sites()->size(), small.sites);
    EXPECT_EQ(review.sources()->size(), small.sources);
    EXPECT_EQ(review.coders()->size(), small.coders + 1) << "and who set the review up";
    EXPECT_EQ(review.codings()->size(), small.codings);
    const CodeTree codes = review.codes().value();
    EXPECT_EQ(codes.children(codes.find(QString::fromUtf16(rootCode)).value()).size(), small.codes);
    int interviews = 0;
    const auto sources = review.sources().value();
    for (const Source& source : sources) {
        EXPECT_GE(source.textLength, small.textLength);
        EXPECT_LT(source.textLength, small.textLength + 902);
        interviews += source.confidentiality == Confidentiality::Confidential;
    }
    EXPECT_EQ(interviews, 2);
}

TEST_F(GeneratedProject, CodesWholeCharactersInsideOnePassage) {
    const Review review = make(u"a.sheaf"_s, small);
    const auto codings = review.codings().value();
    for (const Coding& coding : codings) {
        const QString text = review.text(coding.source).value();
        EXPECT_THAT(checkCodable(text, coding.range), isOk());
        EXPECT_EQ(coding.quotation, coding.range.in(text));
        EXPECT_FALSE(coding.quotation.contains(u'\n'));
    }
}

TEST_F(GeneratedProject, IsTheSameForTheSameSeed) {
    const QString once = told(make(u"a.sheaf"_s, small));
    EXPECT_EQ(told(make(u"b.sheaf"_s, small)), once);
    Shape other = small;
    other.seed = 2;
    EXPECT_NE(told(make(u"c.sheaf"_s, other)), once);
}

TEST_F(GeneratedProject, SaysWhenThereIsTooLittleToCode) {
    Shape full = small;
    full.textLength = 1;
    full.sources = 1;
    full.codings = 10'000;
    EXPECT_THAT(generateProject(folder.path(u"a.sheaf"_s), full), hasError(ErrorCode::InvalidArgument));
}

TEST(InventedText, HasPassagesOfThreeToNineHundredUnits) {
    SeededNumbers numbers(7);
    const InventedText made = inventText(numbers, 60'000);
    for (const TextRange passage : made.passages) {
        EXPECT_GE(passage.length(), 300);
        EXPECT_LE(passage.length(), 900);
        EXPECT_FALSE(passage.in(made.text).contains(u'\n'));
    }
    EXPECT_TRUE(made.text.contains(u"🌱"_s));
    EXPECT_TRUE(made.text.contains(u'\u0301'));
}

TEST(InventedText, IsTheSameOnEveryMachine) {
    SeededNumbers numbers(1);
    QStringList words;
    for (int word = 0; word < 4; ++word)
        words.append(inventedWord(numbers));
    EXPECT_EQ(words.join(u' '), u"dundglashi firboupea lourlarwon has");
}

} // namespace
} // namespace sheaf::bench
