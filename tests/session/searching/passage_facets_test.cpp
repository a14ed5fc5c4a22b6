#include "app/session/search_passages.h"
#include "app/session/searching/passage_facets.h"
#include "app/session/searching/passage_facts.h"
#include "coding/store/attribute_repository.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"
#include "tests/session/any_review.h"
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
    EXPECT_TRUE(unknown.error().hint.startsWith(u"attributes known: round;"_s)) << unknown.error().hint.toStdString();
}

/// Forty sources in which whatever can differ does, names in several spellings, dates as exact as somebody knew them.
class FacetsOfReview : public AnyReview {
protected:
    FacetsOfReview() {
        const QStringList periods{u""_s, u"2018"_s, u"2018-01/2020-12"_s, u"2018-10"_s, u"2019-03/2019-05"_s};
        const QStringList types{u"interview"_s,  u"Interview"_s, u"field  note"_s,
                                u"Field note"_s, u""_s,          u"final report"_s};
        const QStringList speakers{u"Zoë"_s, u"ZOË"_s, u"P  12"_s, u"p 12"_s, u""_s, u"Straße"_s, u"STRASSE"_s};
        const QStringList dates{u"2018"_s, u"2018-11"_s, u"2018-11-05"_s, u""_s, u"2019-01"_s};
        const QStringList regions{u"North"_s, u"north"_s, u"North  East"_s, u""_s, u"2"_s};
        auto work = UnitOfWork::begin(review.project(), {u"set up"_s, u"Anna"_s}).value();
        SiteRepository sites(review.project());
        AttributeRepository attributes(review.project());
        QList<SiteId> siteIds;
        for (const QString& name : {u"Camden"_s, u"North East"_s, u"Leeds"_s})
            siteIds.append(sites.put(work, name, {{u"region"_s, regions[siteIds.size() + 1]}}).value());
        const auto define = [&](const QString& name, AttributeType type) {
            Attribute made;
            made.owner = AttributeOwner::Source;
            made.name = name;
            made.type = type;
            EXPECT_THAT(attributes.define(work, made), isOk());
            return attributes.find(AttributeOwner::Source, name).value();
        };
        const Attribute region = define(u"region"_s, AttributeType::Text);
        const Attribute date = define(u"asked on"_s, AttributeType::Date);
        CodeRepository codes(review.project());
        Code code;
        code.name = u"Themes"_s;
        QList<CodeId> codeIds{codes.add(work, code).value()};
        code.name = u"Trust in us"_s;
        code.parent = codeIds[0];
        codeIds.append(codes.add(work, code).value());
        QList<Coding> codings;
        for (int number = 0; number < 40; ++number) {
            const auto pick = [number](const auto& list, int step) { return list[number * step / 3 % list.size()]; };
            NewSource made = inMemorySource(u"Source %1"_s.arg(number), {u"Rain fell."_s, u"More rain."_s, u"Sun."_s});
            made.source.period = Period::parse(pick(periods, 4)).value();
            made.source.type = pick(types, 5);
            if (number % 7 != 0)
                made.source.site = pick(siteIds, 7);
            for (Passage& passage : made.passages)
                passage.speaker = speakers[(number + passage.range.start) % speakers.size()];
            const SourceId id = SourceRepository(review.project()).add(work, made).value();
            EXPECT_THAT(attributes.setValue(work, region, id.value, pick(regions, 8)), isOk());
            EXPECT_THAT(attributes.setValue(work, date, id.value, pick(dates, 10)), isOk());
            Coding coding;
            coding.source = id;
            coding.coder = work.coder();
            coding.code = pick(codeIds, 5);
            coding.range = {number * 7 % 20, number * 7 % 20 + 3};
            coding.quotation = u"…"_s;
            if (number % 3 > 0)
                codings.append(coding);
        }
        EXPECT_THAT(CodingRepository(review.project()).add(work, codings), isOk());
        EXPECT_THAT(work.commit(), isOk());
    }
};

TEST_F(FacetsOfReview, CountWhatTheSearchFindsWithTheirFilter) {
    const SearchPassages search(review);
    const QStringList fields{u"site"_s, u"type"_s, u"period"_s, u"speaker"_s, u"region"_s, u"asked on"_s, u"code"_s};
    QList<FacetAsked> asked;
    for (const QString& field : fields)
        asked.append(facetFromWord(field));
    for (const QString& query : {u"rain"_s, u"more OR sun"_s}) {
        const auto answer = search.run({.query = query, .limit = 0, .facets = asked}).value();
        for (qsizetype place = 0; place < fields.size(); ++place) {
            const Facet& facet = answer.facets[place];
            const QString& field = fields[place];
            const QString name = facet.asked.kind == FacetKind::Attribute ? u"\"%1\""_s.arg(field) : field;
            EXPECT_GE(facet.counts.size(), 2) << field.toStdString();
            for (const FacetCount& count : facet.counts) {
                const QString narrowed = u"(%1) %2:\"%3\""_s.arg(query, name, count.value);
                const auto found = search.run(narrowed, 0);
                ASSERT_THAT(found, isOk()) << narrowed.toStdString();
                EXPECT_EQ(found->total, count.hits) << narrowed.toStdString();
            }
            EXPECT_EQ(search.run(u"(%1) -%2:*"_s.arg(query, name), 0)->total, facet.without) << field.toStdString();
        }
    }
}

TEST_F(FacetsOfReview, ShowANameOnceAsMostHitsSpellIt) {
    const auto answer =
        SearchPassages(review).run({.query = u"rain"_s, .limit = 0, .facets = {{.kind = FacetKind::Type}}}).value();
    QStringList types;
    for (const FacetCount& count : answer.facets.first().counts)
        types.append(count.value);
    types.sort();
    EXPECT_EQ(types.size(), 3);
    EXPECT_EQ(types.filter(u"interview"_s, Qt::CaseInsensitive).size(), 1);
    EXPECT_EQ(types.filter(u"field"_s, Qt::CaseInsensitive).size(), 1);
}

} // namespace
} // namespace sheaf
