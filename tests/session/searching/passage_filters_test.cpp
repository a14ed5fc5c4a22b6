#include "app/session/searching/passage_facts.h"
#include "app/session/searching/passage_filters.h"
#include "coding/store/attribute_repository.h"
#include "indexer/passage_set.h"
#include "indexer/query.h"
#include "indexer/query_tree.h"
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
    Result<QList<int>> resolve(const QueryFilter& filter) {
        const auto found = PassageFilters(facts).resolve(filter);
        if (!found)
            return failure(found);
        QList<int> numbers;
        for (const PassageSet::Run run : found->runs()) {
            for (auto number = run.first; number <= run.last; ++number)
                numbers.append(static_cast<int>(number));
        }
        return numbers;
    }
    /// Of a search that is one filter.
    Result<QList<int>> find(const QString& search) {
        const auto query = Query::parse(search);
        if (!query)
            return failure(query);
        EXPECT_EQ(query->root().kind, QueryNode::Kind::Filter) << search.toStdString();
        return resolve(query->filters().front());
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
    const std::pair<QString, Numbers> rows[] = {
        {u"site:camden"_s, interview},
        {u"type:\"Final  report\""_s, report},
        {u"type:proposal"_s, {}},
        {u"period:2018-12"_s, interview},
        {u"period:2018-Q4"_s, interview},
        {u"period:2019-03-31"_s, report},
        {u"period:2017"_s, {}},
        {u"period:2018-10..2019-03"_s, interview + report},
        {u"period:2018Q4..2019-Q1"_s, interview + report},
        {u"period:..2019-02"_s, interview},
        {u"period:2019-01.."_s, report},
        {u"round:2"_s, report},
        {u"lang:EN"_s, interview},
        {u"lang:eng"_s, interview},
        {u"lang:english"_s, interview},
        {u"lang:en_gb"_s, interview},
        {u"lang:en-US"_s, {}},
        {u"lang:de"_s, {}},
        {u"lang:German"_s, {}},
        {u"lang:*"_s, interview},
        {u"title:\"FINAL reports\""_s, report},
        {u"title:rep"_s, {}},
        {u"title:…"_s, {}},
        {u"confidentiality:confidential"_s, interview}};
    for (const auto& [search, expected] : rows)
        EXPECT_EQ(find(search), expected) << search.toStdString();
}

TEST_F(PassageFiltersTest, FindPassagesByAttributesOfSiteAndSource) {
    const Numbers interview{1, 2, 3, 4, 5};
    EXPECT_EQ(find(u"\"Round\":1"_s), interview);
    EXPECT_EQ(find(u"\"asked on\":2018-11"_s), interview);
    EXPECT_EQ(find(u"\"asked on\":1/11/2018..2018"_s), interview);
    EXPECT_EQ(find(u"\"asked on\":2018-12.."_s), Numbers());
    EXPECT_EQ(find(u"\"asked on\":*"_s), interview);
    const auto unknown = find(u"region:1"_s);
    ASSERT_THAT(unknown, hasError(ErrorCode::InvalidArgument));
    EXPECT_TRUE(unknown.error().message.startsWith(u"column 1: "_s));
    EXPECT_TRUE(unknown.error().hint.startsWith(u"attributes known: round, asked on;"_s))
        << unknown.error().hint.toStdString();
    EXPECT_THAT(find(u"\"asked on\":soon"_s), hasError(ErrorCode::InvalidArgument));
}

TEST_F(PassageFiltersTest, FindPassagesByWhatIsKnownOfThem) {
    const std::pair<QString, Numbers> rows[] = {{u"speaker:zoë"_s, {2, 3, 5}},  {u"role:interviewer"_s, {1, 4}},
                                                {u"question:1"_s, {2, 3}}, // answers, not who asks
                                                {u"question:Q2"_s, {5}},        {u"question:1..Q2"_s, {2, 3, 5}},
                                                {u"question:2.."_s, {5}},       {u"heading:facade"_s, {8, 9}},
                                                {u"heading:*"_s, {6, 7, 8, 9}}, {u"page:2"_s, {9}},
                                                {u"page:2.."_s, {9}},           {u"page:iv"_s, {6, 7, 8}},
                                                {u"page:\"v\""_s, {9}}};
    for (const auto& [search, expected] : rows)
        EXPECT_EQ(find(search), expected) << search.toStdString();
}

TEST_F(PassageFiltersTest, SayWhatTheProjectDoesNotKnow) {
    for (const QString& search :
         {u"site:Essex"_s, u"type:poem"_s, u"speaker:Bob"_s, u"question:7"_s, u"question:7..9"_s, u"page:vi"_s,
          u"lang:Englisch"_s}) {
        const auto found = find(search);
        ASSERT_THAT(found, hasError(ErrorCode::InvalidArgument)) << search.toStdString();
        EXPECT_TRUE(found.error().message.startsWith(u"column 1: "_s)) << search.toStdString();
    }
    EXPECT_EQ(find(u"site:Essex"_s).error().hint, u"known: Camden, Leeds"_s);
    EXPECT_EQ(find(u"lang:Englisch"_s).error().hint, u"known: en-GB"_s);
}

TEST_F(PassageFiltersTest, NameNoSpeakersOfConfidentialSources) {
    EXPECT_EQ(find(u"speaker:Bob"_s).error().hint, u"2 in confidential sources, who are not named here"_s);
    NewSource meeting = inMemorySource(u"Meeting"_s, {u"Welcome."_s, u"Thanks."_s});
    meeting.passages[0].speaker = u"Mayor"_s;
    meeting.passages[1].speaker = u"Zoë"_s;
    meeting.source.confidentiality = Confidentiality::Public;
    NewSource undone = inMemorySource(u"By mistake"_s, {u"Hello."_s});
    undone.passages[0].speaker = u"Carl"_s;
    undone.source.confidentiality = Confidentiality::Public;
    for (const NewSource& source : {meeting, undone}) {
        auto work = UnitOfWork::begin(*project, {u"import"_s, u"Anna"_s}).value();
        ASSERT_THAT(SourceRepository(*project).add(work, source), isOk());
        ASSERT_THAT(work.commit(), isOk());
        EXPECT_EQ(find(u"speaker:\"%1\""_s.arg(source.passages[0].speaker))->size(), 1);
    }
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(
        find(u"speaker:Carl"_s).error().hint,
        u"known: Zoë, Mayor; 1 in confidential sources, who are not named here"_s);
}

TEST_F(PassageFiltersTest, FindPassagesThatMeetACoding) {
    const std::pair<QString, Numbers> rows[] = {
        {u"code:themes"_s, {2, 3, 7}},
        {u"code:=Themes"_s, {2, 3}},
        {u"code:Themes/Trust"_s, {2, 7}},
        {u"code:*"_s, {2, 3, 7}},
        {u"coder:ben"_s, {2, 3, 7}},
        {u"code:trust -coder:Ben"_s, {2}},
        {u"memo:CAFE"_s, {2}},
        {u"memo:*"_s, {2}},
        {u"code:* -memo:*"_s, {2, 3, 7}},
        {u"strength:monitored"_s, {2}},
        {u"strength:self-reported.."_s, {2}},
        {u"strength:anecdotal..monitored"_s, {2, 7}},
        {u"strength:..self-reported"_s, {7}},
        {u"evidence:*"_s, {2, 7}},
        {u"stance:contradicts"_s, {2, 3}},
        {u"voice:author"_s, {7}}};
    for (const auto& [search, expected] : rows)
        EXPECT_EQ(find(search), expected) << search.toStdString();
    // In no search: there the NOT leaves out passages.
    const CodingCriteria uncoded{{{QueryField::Code, {.isAny = true}, true}}};
    EXPECT_EQ(resolve({.what = uncoded}), Numbers());
}

TEST_F(PassageFiltersTest, SayWhichCodesAndCodersThereAre) {
    const auto unknown = find(u"code:Confidence"_s);
    ASSERT_THAT(unknown, hasError(ErrorCode::NotFound));
    EXPECT_TRUE(unknown.error().message.startsWith(u"column 1: "_s));
    EXPECT_EQ(find(u"coder:Zed"_s).error().hint, u"known: Anna, Ben"_s);
    auto work = UnitOfWork::begin(*project, {u"code"_s, u"Anna"_s}).value();
    for (const CodeId parent : {themes, trust}) {
        Code twin;
        twin.name = u"Twin"_s;
        twin.parent = parent;
        ASSERT_THAT(CodeRepository(*project).add(work, twin), isOk());
    }
    ASSERT_THAT(work.commit(), isOk());
    const auto ambiguous = find(u"code:Twin"_s);
    ASSERT_THAT(ambiguous, hasError(ErrorCode::Ambiguous));
    EXPECT_TRUE(ambiguous.error().hint.contains(u"Themes/Trust/Twin"_s));
}

TEST_F(PassageFiltersTest, AreNeverStale) {
    EXPECT_EQ(find(u"code:Trust"_s), (Numbers{2, 7}));
    code(trust, interviewId, {41, 44}, u"Anna"_s, {});
    EXPECT_EQ(find(u"code:Trust"_s), (Numbers{2, 4, 7}));
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(find(u"code:Trust"_s), (Numbers{2, 7}));
    auto work = UnitOfWork::begin(*project, {u"import"_s, u"Anna"_s}).value();
    const SourceId added = SourceRepository(*project).add(work, inMemorySource(u"New"_s, {u"One."_s})).value();
    const auto revised =
        SourceRepository(*project).revise(work, reportId, inMemorySource(u"Mended"_s, {u"Other."_s}).newText());
    ASSERT_THAT(revised, isOk());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_EQ(find(u"title:new"_s), Numbers{10});
    EXPECT_EQ(find(u"title:report"_s), Numbers{11});
    EXPECT_EQ(find(u"code:Trust"_s), Numbers{2}); // the other is in doubt now
    code(trust, added, {0, 1}, u"Anna"_s, {});
    EXPECT_EQ(find(u"code:Trust"_s), (Numbers{2, 10}));
}

TEST_F(PassageFiltersTest, DoNotMeetACodingThatOnlyTouchesThem) {
    code(trust, interviewId, {12, 13}, u"Anna"_s, u"between"_s); // the line end between passages 1 and 2
    EXPECT_EQ(find(u"memo:between"_s), Numbers());
    code(trust, interviewId, {11, 13}, u"Anna"_s, u"last"_s);
    EXPECT_EQ(find(u"memo:last"_s), Numbers{1});
}

} // namespace
} // namespace sheaf
