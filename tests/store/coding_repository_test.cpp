#include "coding/quotation.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/site_repository.h"
#include "tests/support/printing.h"
#include "tests/support/random_text.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class CodingRepositoryTest : public testing::Test {
protected:
    void SetUp() override {
        auto work = project.begin();
        site = SiteRepository(*project).put(work, u"Leeds"_s, {}).value();
        NewSource made = inMemorySource(u"One"_s, {text});
        made.source.site = site;
        source = SourceRepository(*project).add(work, made).value();
        other = SourceRepository(*project).add(work, inMemorySource(u"Two"_s, {text})).value();
        econ = addCode(work, u"econ"_s);
        economy = addCode(work, u"economy"_s);
        coder = codings.coder(work, u"Ada"_s).value();
        ASSERT_THAT(work.commit(), isOk());
    }
    CodeId addCode(const UnitOfWork& work, const QString& name) {
        Code code;
        code.name = name;
        return CodeRepository(*project).add(work, code).value();
    }
    Coding coding(SourceId in, CodeId code, TextRange range) const {
        Coding made;
        made.source = in;
        made.code = code;
        made.coder = coder;
        made.range = range;
        made.quotation = range.in(text).toString();
        made.before = contextBefore(text, range);
        made.after = contextAfter(text, range);
        return made;
    }
    QList<CodingId> add(const QList<Coding>& made) {
        auto work = project.begin();
        const auto ids = codings.add(work, made);
        EXPECT_THAT(ids, isOk());
        EXPECT_THAT(work.commit(), isOk());
        return ids.value_or(QList<CodingId>());
    }

    const QString text = u"😀 e\u0301 👩‍👩‍👧 𝒳 The economy grew, trust too. שלום"_s;
    TemporaryProject project;
    CodingRepository codings = CodingRepository(*project);
    SiteId site;
    SourceId source, other;
    CodeId econ, economy;
    CoderId coder;
};

TEST_F(CodingRepositoryTest, ReadsBackWhatWasCodedBehindEmojiFamiliesAndAstralLetters) {
    const TextRange range = findQuotation(text, u"economy grew"_s).value();
    Coding made = coding(source, economy, range);
    made.evidence = EvidenceStrength::Monitored;
    made.stance = Stance::Contradicts;
    made.memo = u"See “Two” 😀"_s;
    const CodingId id = add({made}).first();
    const Coding read = codings.byId(id).value();
    EXPECT_EQ(read.range, range);
    EXPECT_EQ(read.quotation, u"economy grew"_s);
    EXPECT_EQ(read.range.in(SourceRepository(*project).text(source).value()).toString(), read.quotation);
    EXPECT_EQ(read.before, made.before);
    EXPECT_EQ(read.after, made.after);
    EXPECT_EQ(read.evidence, EvidenceStrength::Monitored);
    EXPECT_EQ(read.stance, Stance::Contradicts);
    EXPECT_EQ(read.memo, made.memo);
    EXPECT_EQ(read.coder, coder);
    EXPECT_FALSE(read.guid.isNull());
    EXPECT_LT(std::abs(read.createdAt.secsTo(QDateTime::currentDateTimeUtc())), 60);
}

TEST_F(CodingRepositoryTest, FindsTheCodingsOfACodeNotThoseOfOneWhoseNameBeginsAlike) {
    add({coding(source, economy, {0, 5}), coding(source, econ, {10, 12})});
    const auto found = codings.find({.source = {}, .codes = QSet{econ}, .coder = {}, .site = {}}).value();
    ASSERT_EQ(found.size(), 1);
    EXPECT_EQ(found[0].range, (TextRange{10, 12}));
}

TEST_F(CodingRepositoryTest, StoresTheSameCodingOnce) {
    const QList<CodingId> ids = add({coding(source, econ, {0, 5}), coding(source, econ, {0, 5})});
    EXPECT_EQ(ids[0], ids[1]);
    EXPECT_EQ(add({coding(source, econ, {0, 5})}), QList{ids[0]});
    EXPECT_EQ(codings.all()->size(), 1);
}

TEST_F(CodingRepositoryTest, KeepsTwoThatOverlapAndTheOneWhenTheOtherIsRemoved) {
    const QList<CodingId> ids = add({coding(source, econ, {3, 10}), coding(source, econ, {5, 12})});
    auto work = project.begin();
    ASSERT_THAT(codings.remove(work, ids[0]), isOk());
    EXPECT_THAT(codings.remove(work, ids[0]), hasError(ErrorCode::NotFound));
    ASSERT_THAT(work.commit(), isOk());
    ASSERT_EQ(codings.all()->size(), 1);
    EXPECT_EQ(codings.all()->first().id, ids[1]);
    EXPECT_THAT(codings.byId(ids[0]), hasError(ErrorCode::NotFound));
}

TEST_F(CodingRepositoryTest, NeverUsesANumberAgain) {
    const CodingId first = add({coding(source, econ, {0, 2})}).first();
    auto work = project.begin();
    ASSERT_THAT(codings.remove(work, first), isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_GT(add({coding(source, econ, {0, 2})}).first(), first);
}

TEST_F(CodingRepositoryTest, FiltersBySourceCoderAndSite) {
    add({coding(source, econ, {0, 5}), coding(other, econ, {0, 5})});
    EXPECT_EQ(codings.find({.source = other, .codes = {}, .coder = {}, .site = {}})->size(), 1);
    EXPECT_EQ(codings.find({.source = {}, .codes = {}, .coder = coder, .site = {}})->size(), 2);
    EXPECT_EQ(codings.find({.source = {}, .codes = {}, .coder = CoderId{99}, .site = {}})->size(), 0);
    const auto atSite = codings.find({.source = {}, .codes = {}, .coder = {}, .site = site}).value();
    ASSERT_EQ(atSite.size(), 1);
    EXPECT_EQ(atSite[0].source, source);
    EXPECT_THAT(codings.find({.source = {}, .codes = QSet<CodeId>(), .coder = {}, .site = {}}).value(), IsEmpty());
}

TEST_F(CodingRepositoryTest, ListsCodingsInTheOrderOfTheText) {
    add({coding(source, econ, {10, 12}), coding(source, economy, {0, 5}), coding(source, econ, {0, 3})});
    QList<TextRange> ranges;
    const auto all = codings.all().value();
    for (const Coding& each : all)
        ranges.append(each.range);
    EXPECT_THAT(ranges, ElementsAre(TextRange{0, 3}, TextRange{0, 5}, TextRange{10, 12}));
}

TEST_F(CodingRepositoryTest, KnowsACoderWhateverTheCaseOfTheName) {
    auto work = project.begin();
    EXPECT_EQ(codings.coder(work, u" ADA "_s).value(), coder);
    EXPECT_NE(codings.coder(work, u"Bo"_s).value(), coder);
    EXPECT_THAT(codings.coder(work, u" "_s), hasError(ErrorCode::InvalidArgument));
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_EQ(codings.coders()->size(), 3);
}

TEST_F(CodingRepositoryTest, RefusesARangeThatIsNoneAndACodeThatIsNotThere) {
    auto work = project.begin();
    EXPECT_THAT(codings.add(work, {coding(source, econ, {5, 5})}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(codings.add(work, {coding(source, CodeId{99}, {0, 5})}), hasError(ErrorCode::NotFound));
}

TEST_F(CodingRepositoryTest, ReadsBackAnyStretchOfAnyText) {
    rc::check("a coding reads back as it was stored", [this] {
        const QString any = *anyText();
        const qsizetype one = *anyCut(any);
        const qsizetype two = *anyCut(any);
        const TextRange range{std::min(one, two), std::max(one, two)};
        RC_PRE(!range.isEmpty());
        auto work = project.begin(); // never committed
        NewSource made = inMemorySource(u"Any"_s, {any});
        const SourceId id = SourceRepository(*project).add(work, made).value();
        Coding stored = coding(id, econ, {0, 1});
        stored.range = range;
        stored.quotation = range.in(any).toString();
        stored.before = contextBefore(any, range);
        stored.after = contextAfter(any, range);
        const Coding read = codings.byId(codings.add(work, {stored}).value().first()).value();
        RC_ASSERT(SourceRepository(*project).text(id).value() == any);
        RC_ASSERT(read.range == range);
        RC_ASSERT(read.quotation == stored.quotation);
        RC_ASSERT(read.before == stored.before);
        RC_ASSERT(read.after == stored.after);
    });
}

} // namespace
} // namespace sheaf
