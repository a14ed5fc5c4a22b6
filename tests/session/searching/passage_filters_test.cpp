#include "app/session/searching/passage_facts.h"
#include "app/session/searching/passage_filters.h"
#include "coding/store/attribute_repository.h"
#include "indexer/passage_set.h"
#include "indexer/query_filter.h"
#include "tests/support/any_project.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// Two sources: an interview of Camden with passages 1 to 5 (two questions of the schedule), a report of Leeds with 6
/// to 9 under headings and on pages.
class PassageFiltersTest : public testing::Test {
protected:
    PassageFiltersTest() {
        auto work = UnitOfWork::begin(*project, {u"set up"_s, u"Anna"_s}).value();
        SiteRepository sites(*project);
        const SiteId camden = sites.put(work, u"Camden"_s, {{u"round"_s, u"1"_s}}).value();
        const SiteId leeds = sites.put(work, u"Leeds"_s, {{u"round"_s, u"2"_s}}).value();
        NewSource interview = inMemorySource(
            u"Lead interview"_s,
            {u"What helped?"_s, u"Trust helped us."_s, u"And visits."_s, u"Who came?"_s, u"Zoë."_s});
        for (qsizetype at = 0; at < 5; ++at) {
            Passage& passage = interview.passages[at];
            passage.kind = PassageKind::Turn;
            const bool asks = at == 0 || at == 3;
            passage.role = asks ? SpeakerRole::Interviewer : SpeakerRole::Interviewee;
            passage.speaker = asks ? u"Ann"_s : u"Zoë"_s;
            passage.question = at < 3 ? 1 : 2;
        }
        interview.source.site = camden;
        interview.source.type = u"interview"_s;
        interview.source.period = Period::parse(u"2018-10/2018-12"_s).value();
        interview.source.language = u"en-GB"_s;
        interview.source.confidentiality = Confidentiality::Confidential;
        NewSource report =
            inMemorySource(u"Final report"_s, {u"Delivery"_s, u"It was slow."_s, u"Façades"_s, u"They fell."_s});
        for (const qsizetype heading : {0, 2}) {
            report.passages[heading].kind = PassageKind::Heading;
            report.passages[heading].headingLevel = 1;
        }
        for (qsizetype at = 0; at < 4; ++at)
            report.passages[at].page = at < 3 ? 1 : 2;
        report.pages = {{.number = 1, .label = u"iv"_s}, {.number = 2, .label = u"v"_s}};
        report.source.site = leeds;
        report.source.type = u"final report"_s;
        report.source.period = Period::parse(u"2019-03"_s).value();
        SourceRepository sources(*project);
        interviewId = sources.add(work, interview).value();
        reportId = sources.add(work, report).value();
        AttributeRepository attributes(*project);
        Attribute asked;
        asked.owner = AttributeOwner::Source;
        asked.name = u"asked on"_s;
        asked.type = AttributeType::Date;
        EXPECT_THAT(attributes.define(work, asked), isOk());
        EXPECT_THAT(
            attributes.setValue(
                work, attributes.find(AttributeOwner::Source, u"asked on"_s).value(), interviewId.value,
                u"2018-11-05"_s),
            isOk());
        CodeRepository codes(*project);
        Code theme;
        theme.name = u"Themes"_s;
        themes = codes.add(work, theme).value();
        Code below;
        below.name = u"Trust"_s;
        below.parent = themes;
        trust = codes.add(work, below).value();
        EXPECT_THAT(work.commit(), isOk());
        code(trust, interviewId, {13, 18}, u"Anna"_s, u"see the café"_s, EvidenceStrength::Monitored);
        code(themes, interviewId, {20, 35}, u"Ben"_s, {}, {}, Stance::Contradicts);
        code(trust, reportId, {9, 12}, u"Ben"_s, {}, EvidenceStrength::Anecdotal, {}, Voice::Author);
    }
    void code(
        CodeId id, SourceId source, TextRange range, const QString& coder, const QString& memo,
        std::optional<EvidenceStrength> evidence = {}, std::optional<Stance> stance = {},
        std::optional<Voice> voice = {}) {
        auto work = UnitOfWork::begin(*project, {u"code"_s, coder}).value();
        Coding made;
        made.source = source;
        made.code = id;
        made.coder = work.coder();
        made.range = range;
        made.quotation = u"…"_s;
        made.memo = memo;
        made.evidence = evidence;
        made.stance = stance;
        made.voice = voice;
        EXPECT_THAT(CodingRepository(*project).add(work, {made}), isOk());
        EXPECT_THAT(work.commit(), isOk());
    }
    Result<QList<int>> resolve(std::variant<PropertyFilter, CodingCriteria, CodingRelation> what) {
        const auto found = PassageFilters(facts).resolve({.start = 4, .written = u"x:y"_s, .what = std::move(what)});
        if (!found)
            return failure(found);
        QList<int> numbers;
        for (const PassageSet::Run run : found->runs()) {
            for (auto number = run.first; number <= run.last; ++number)
                numbers.append(static_cast<int>(number));
        }
        return numbers;
    }
    Result<QList<int>> has(QueryField field, const QString& value, std::optional<QString> to = {}) {
        return resolve(PropertyFilter{.field = field, .value = {.from = value, .to = std::move(to)}});
    }
    Result<QList<int>> attribute(const QString& name, const FieldValue& value) {
        return resolve(PropertyFilter{.field = QueryField::Attribute, .attribute = name, .value = value});
    }
    Result<QList<int>> coded(const QList<CodingCriteria::Criterion>& criteria) {
        return resolve(CodingCriteria{{criteria.begin(), criteria.end()}});
    }

    TemporaryProject project;
    PassageFacts facts{*project};
    SourceId interviewId;
    SourceId reportId;
    CodeId themes;
    CodeId trust;
};

using Numbers = QList<int>;

TEST_F(PassageFiltersTest, FindPassagesByWhatIsKnownOfTheirSource) {
    const Numbers interview{1, 2, 3, 4, 5};
    const Numbers report{6, 7, 8, 9};
    const Numbers all = interview + report;
    const std::tuple<QueryField, QString, Numbers> rows[] = {
        {QueryField::Site, u"camden"_s, interview},
        {QueryField::Type, u"Final  report"_s, report},
        {QueryField::Type, u"proposal"_s, {}},
        {QueryField::Period, u"2018-12"_s, interview},
        {QueryField::Period, u"2018-Q4"_s, interview},
        {QueryField::Period, u"2019-03-31"_s, report},
        {QueryField::Period, u"2017"_s, {}},
        {QueryField::Round, u"2"_s, report},
        {QueryField::Language, u"EN"_s, interview},
        {QueryField::Language, u"en-US"_s, {}},
        {QueryField::Title, u"FINAL rep"_s, report},
        {QueryField::Title, u"…"_s, {}},
        {QueryField::Confidentiality, u"confidential"_s, interview}};
    for (const auto& [field, value, expected] : rows)
        EXPECT_EQ(has(field, value), expected) << value.toStdString();
    EXPECT_EQ(has(QueryField::Period, u"2018-10"_s, u"2019-03"_s), all);
    EXPECT_EQ(has(QueryField::Period, u""_s, u"2019-02"_s), interview);
    EXPECT_EQ(has(QueryField::Period, u"2019-01"_s, u""_s), report);
    EXPECT_EQ(resolve(PropertyFilter{.field = QueryField::Language, .value = {.isAny = true}}), interview);
}

TEST_F(PassageFiltersTest, FindPassagesByAttributesOfSiteAndSource) {
    const Numbers interview{1, 2, 3, 4, 5};
    EXPECT_EQ(attribute(u"Round"_s, {.from = u"1"_s}), interview);
    EXPECT_EQ(attribute(u"asked on"_s, {.from = u"2018-11"_s}), interview);
    EXPECT_EQ(attribute(u"asked on"_s, {.from = u"1/11/2018"_s, .to = u"2018"_s}), interview);
    EXPECT_EQ(attribute(u"asked on"_s, {.from = u"2018-12"_s, .to = u""_s}), Numbers());
    EXPECT_EQ(attribute(u"asked on"_s, {.isAny = true}), interview);
    const auto unknown = attribute(u"region"_s, {.from = u"1"_s});
    ASSERT_THAT(unknown, hasError(ErrorCode::InvalidArgument));
    EXPECT_TRUE(unknown.error().message.startsWith(u"column 5: "_s));
    EXPECT_EQ(unknown.error().hint, u"known: round, asked on"_s);
    EXPECT_THAT(attribute(u"asked on"_s, {.from = u"soon"_s}), hasError(ErrorCode::InvalidArgument));
}

TEST_F(PassageFiltersTest, FindPassagesByWhatIsKnownOfThem) {
    const std::tuple<QueryField, QString, Numbers> rows[] = {
        {QueryField::Speaker, u"zoë"_s, {2, 3, 5}}, {QueryField::Role, u"interviewer"_s, {1, 4}},
        {QueryField::Question, u"1"_s, {2, 3}}, // answers, not who asks
        {QueryField::Heading, u"facade"_s, {8, 9}}, {QueryField::Page, u"2"_s, {9}},
        {QueryField::Page, u"iv"_s, {6, 7, 8}}};
    for (const auto& [field, value, expected] : rows)
        EXPECT_EQ(has(field, value), expected) << value.toStdString();
    EXPECT_EQ(has(QueryField::Question, u"1"_s, u"2"_s), (Numbers{2, 3, 5}));
    EXPECT_EQ(has(QueryField::Page, u"2"_s, u""_s), Numbers{9});
    EXPECT_EQ(resolve(PropertyFilter{.field = QueryField::Heading, .value = {.isAny = true}}), (Numbers{6, 7, 8, 9}));
}

TEST_F(PassageFiltersTest, SayWhatTheProjectDoesNotKnow) {
    for (const auto& [field, value] :
         {std::pair{QueryField::Site, u"Essex"_s},
          {QueryField::Type, u"poem"_s},
          {QueryField::Period, u"soon"_s},
          {QueryField::Confidentiality, u"secret"_s},
          {QueryField::Speaker, u"Bob"_s},
          {QueryField::Role, u"guest"_s},
          {QueryField::Question, u"7"_s},
          {QueryField::Question, u"first"_s}}) {
        const auto found = has(field, value);
        ASSERT_THAT(found, hasError(ErrorCode::InvalidArgument)) << value.toStdString();
        EXPECT_TRUE(found.error().message.startsWith(u"column 5: "_s)) << value.toStdString();
    }
    EXPECT_EQ(has(QueryField::Site, u"Essex"_s).error().hint, u"known: Camden, Leeds"_s);
    EXPECT_THAT(has(QueryField::Site, u"a"_s, u"b"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(has(QueryField::Page, u"5"_s, u"3"_s), hasError(ErrorCode::InvalidArgument));
}

TEST_F(PassageFiltersTest, FindPassagesThatMeetACoding) {
    using Field = QueryField;
    const FieldValue any{.isAny = true};
    EXPECT_EQ(coded({{Field::Code, {.from = u"themes"_s}}}), (Numbers{2, 3, 7}));
    EXPECT_EQ(coded({{Field::Code, {.from = u"Themes"_s, .isExact = true}}}), (Numbers{2, 3}));
    EXPECT_EQ(coded({{Field::Code, {.from = u"Themes/Trust"_s}}}), (Numbers{2, 7}));
    EXPECT_EQ(coded({{Field::Code, any}}), (Numbers{2, 3, 7}));
    EXPECT_EQ(coded({{Field::Code, any, true}}), Numbers());
    EXPECT_EQ(coded({{Field::Coder, {.from = u"ben"_s}}}), (Numbers{2, 3, 7}));
    EXPECT_EQ(coded({{Field::Code, {.from = u"trust"_s}}, {Field::Coder, {.from = u"Ben"_s}, true}}), Numbers{2});
    EXPECT_EQ(coded({{Field::Memo, {.from = u"CAFE"_s}}}), Numbers{2});
    EXPECT_EQ(coded({{Field::Memo, any}}), Numbers{2});
    EXPECT_EQ(coded({{Field::Memo, any, true}}), (Numbers{2, 3, 7}));
    EXPECT_EQ(coded({{Field::Evidence, {.from = u"self-reported"_s, .to = u""_s}}}), Numbers{2});
    EXPECT_EQ(coded({{Field::Evidence, any}}), (Numbers{2, 7}));
    EXPECT_EQ(coded({{Field::Stance, {.from = u"contradicts"_s}}}), (Numbers{2, 3}));
    EXPECT_EQ(coded({{Field::Voice, {.from = u"author"_s}}}), Numbers{7});
}

TEST_F(PassageFiltersTest, SayWhichCodesCodersAndGradesThereAre) {
    const auto unknown = coded({{QueryField::Code, {.from = u"Confidence"_s}}});
    ASSERT_THAT(unknown, hasError(ErrorCode::NotFound));
    EXPECT_TRUE(unknown.error().message.startsWith(u"column 5: "_s));
    EXPECT_EQ(coded({{QueryField::Coder, {.from = u"Zed"_s}}}).error().hint, u"known: Anna, Ben"_s);
    EXPECT_THAT(coded({{QueryField::Evidence, {.from = u"strong"_s}}}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(coded({{QueryField::Stance, {.from = u"maybe"_s}}}), hasError(ErrorCode::InvalidArgument));
    auto work = UnitOfWork::begin(*project, {u"code"_s, u"Anna"_s}).value();
    for (const CodeId parent : {themes, trust}) {
        Code twin;
        twin.name = u"Twin"_s;
        twin.parent = parent;
        ASSERT_THAT(CodeRepository(*project).add(work, twin), isOk());
    }
    ASSERT_THAT(work.commit(), isOk());
    const auto ambiguous = coded({{QueryField::Code, {.from = u"Twin"_s}}});
    ASSERT_THAT(ambiguous, hasError(ErrorCode::Ambiguous));
    EXPECT_TRUE(ambiguous.error().hint.contains(u"Themes/Trust/Twin"_s));
}

TEST_F(PassageFiltersTest, AreNeverStale) {
    EXPECT_EQ(coded({{QueryField::Code, {.from = u"Trust"_s}}}), (Numbers{2, 7}));
    code(trust, interviewId, {41, 44}, u"Anna"_s, {});
    EXPECT_EQ(coded({{QueryField::Code, {.from = u"Trust"_s}}}), (Numbers{2, 4, 7}));
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(coded({{QueryField::Code, {.from = u"Trust"_s}}}), (Numbers{2, 7}));
    auto work = UnitOfWork::begin(*project, {u"import"_s, u"Anna"_s}).value();
    const SourceId added = SourceRepository(*project).add(work, inMemorySource(u"New"_s, {u"One."_s})).value();
    const auto revised =
        SourceRepository(*project).revise(work, reportId, inMemorySource(u"Mended"_s, {u"Other."_s}).newText());
    ASSERT_THAT(revised, isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_EQ(has(QueryField::Title, u"new"_s), Numbers{10});
    EXPECT_EQ(has(QueryField::Title, u"report"_s), Numbers{11});
    EXPECT_EQ(coded({{QueryField::Code, {.from = u"Trust"_s}}}), Numbers{2}); // the other is in doubt now
    code(trust, added, {0, 1}, u"Anna"_s, {});
    EXPECT_EQ(coded({{QueryField::Code, {.from = u"Trust"_s}}}), (Numbers{2, 10}));
}

TEST_F(PassageFiltersTest, DoNotMeetACodingThatOnlyTouchesThem) {
    code(trust, interviewId, {12, 13}, u"Anna"_s, u"between"_s); // the line end between passages 1 and 2
    EXPECT_EQ(coded({{QueryField::Memo, {.from = u"between"_s}}}), Numbers());
    code(trust, interviewId, {11, 13}, u"Anna"_s, u"last"_s);
    EXPECT_EQ(coded({{QueryField::Memo, {.from = u"last"_s}}}), Numbers{1});
}

} // namespace
} // namespace sheaf
