#include "app/session/searching/passage_facets.h"
#include "app/session/searching/passage_facts.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// Passages 1 to 3 of an interview of Camden, 4 and 5 of a report of Leeds, 6 of a note that nothing is known of.
class PassageFacetsTest : public testing::Test {
protected:
    PassageFacetsTest() {
        auto work = UnitOfWork::begin(*project, {u"set up"_s, u"Anna"_s}).value();
        SiteRepository sites(*project);
        NewSource interview = inMemorySource(u"Lead"_s, {u"Who came?"_s, u"We did."_s, u"All."_s});
        interview.passages[0].speaker = u"Ann"_s;
        interview.passages[1].speaker = u"Zoë"_s;
        interview.passages[2].speaker = u"Zoë"_s;
        interview.source.site = sites.put(work, u"Camden"_s, {{u"round"_s, u"1"_s}}).value();
        interview.source.type = u"interview"_s;
        interview.source.period = Period::parse(u"2018-10/2018-12"_s).value();
        NewSource report = inMemorySource(u"Report"_s, {u"It was slow."_s, u"It held."_s});
        report.source.site = sites.put(work, u"Leeds"_s, {{u"round"_s, u"2"_s}}).value();
        report.source.type = u"final report"_s;
        SourceRepository sources(*project);
        EXPECT_THAT(sources.add(work, interview), isOk());
        reportId = sources.add(work, report).value();
        EXPECT_THAT(sources.add(work, inMemorySource(u"Note"_s, {u"Rain."_s})), isOk());
        EXPECT_THAT(work.commit(), isOk());
    }
    Result<Facet> count(const QList<PassageId>& hits, const FacetAsked& asked) {
        auto counted = PassageFacets(facts).count({hits.constData(), static_cast<size_t>(hits.size())}, {&asked, 1});
        return counted ? Result<Facet>(counted->first()) : failure(counted);
    }

    TemporaryProject project;
    PassageFacts facts{*project};
    SourceId reportId;
    const QList<PassageId> all{{1}, {2}, {3}, {4}, {5}, {6}};
};

TEST_F(PassageFacetsTest, CountHitsByWhatIsKnownOfTheirSource) {
    const Facet sites = count(all, {FacetKind::Site}).value();
    EXPECT_THAT(sites.counts, ElementsAre(FacetCount{u"Camden"_s, 3}, FacetCount{u"Leeds"_s, 2}));
    EXPECT_EQ(sites.without, 1);
    const Facet types = count({{2}, {4}, {5}}, {FacetKind::Type}).value();
    EXPECT_THAT(types.counts, ElementsAre(FacetCount{u"final report"_s, 2}, FacetCount{u"interview"_s, 1}));
    EXPECT_EQ(types.without, 0);
    const Facet periods = count(all, {FacetKind::Period}).value();
    EXPECT_THAT(periods.counts, ElementsAre(FacetCount{u"2018-10/2018-12"_s, 3}));
    EXPECT_EQ(periods.without, 3);
    const Facet rounds = count(all, {FacetKind::Attribute, u"ROUND"_s}).value();
    EXPECT_THAT(rounds.counts, ElementsAre(FacetCount{u"1"_s, 3}, FacetCount{u"2"_s, 2}));
    EXPECT_EQ(rounds.without, 1);
}

TEST_F(PassageFacetsTest, CountHitsBySpeaker) {
    const Facet speakers = count({{1}, {2}, {3}, {6}}, {FacetKind::Speaker}).value();
    EXPECT_THAT(speakers.counts, ElementsAre(FacetCount{u"Zoë"_s, 2}, FacetCount{u"Ann"_s, 1}));
    EXPECT_EQ(speakers.without, 1);
}

TEST_F(PassageFacetsTest, LeaveOutHitsThatNoSourceHasAnyMore) {
    ASSERT_EQ(count(all, {FacetKind::Site})->counts.size(), 2);
    auto work = UnitOfWork::begin(*project, {u"revise"_s, u"Anna"_s}).value();
    ASSERT_THAT(
        SourceRepository(*project).revise(work, reportId, inMemorySource(u"Mended"_s, {u"It was."_s}).newText()),
        isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_THAT(
        count(all + QList<PassageId>{{7}, {99}}, {FacetKind::Site})->counts,
        ElementsAre(FacetCount{u"Camden"_s, 3}, FacetCount{u"Leeds"_s, 1}));
}

TEST_F(PassageFacetsTest, CountNothingOfNothingAndRefuseAnAttributeThatThereIsNot) {
    EXPECT_THAT(count({}, {FacetKind::Code})->counts, IsEmpty());
    EXPECT_EQ(count(all, {FacetKind::Code})->without, 6);
    const auto unknown = count(all, {FacetKind::Attribute, u"region"_s});
    ASSERT_THAT(unknown, hasError(ErrorCode::InvalidArgument));
    EXPECT_EQ(unknown.error().hint, u"known: round"_s);
}

} // namespace
} // namespace sheaf
