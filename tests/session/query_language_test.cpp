#include "app/session/query_language.h"
#include "app/session/search_passages.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "indexer/query_operators.h"
#include "tests/session/any_review.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// A review that knows whatever the language's examples name.
class QueryLanguageTest : public AnyReview {
protected:
    QueryLanguageTest() {
        auto work = UnitOfWork::begin(review.project(), {u"set up"_s, u"Ann"_s}).value();
        SiteRepository sites(review.project());
        NewSource report = inMemorySource(u"Annual report"_s, {u"Next steps"_s, u"Leaders helped children."_s});
        report.source.site =
            sites.put(work, u"Camden"_s, {{u"round"_s, u"1"_s}, {u"My attribute"_s, u"yes"_s}}).value();
        EXPECT_THAT(sites.put(work, u"North East"_s, {}), isOk());
        report.source.language = u"en-GB"_s;
        report.source.period = Period::parse(u"2018-10/2018-12"_s).value();
        report.source.confidentiality = Confidentiality::Public;
        report.pages = {{.number = 1, .label = u"iv"_s}};
        for (Passage& passage : report.passages) {
            passage.kind = PassageKind::Turn;
            passage.speaker = u"P 12"_s;
            passage.role = SpeakerRole::Interviewee;
            passage.question = 4;
            passage.page = 1;
        }
        const SourceId source = SourceRepository(review.project()).add(work, report).value();
        Coding made;
        made.source = source;
        made.coder = work.coder();
        made.range = {0, 10};
        made.quotation = u"Next steps"_s;
        made.evidence = EvidenceStrength::Monitored;
        CodeRepository codes(review.project());
        for (const QString& name : {u"Reciprocity"_s, u"Trust"_s, u"Leadership"_s, u"Doubt"_s}) {
            Code code;
            code.name = name;
            made.code = codes.add(work, code).value();
        }
        EXPECT_THAT(CodingRepository(review.project()).add(work, {made}), isOk());
        EXPECT_THAT(work.commit(), isOk());
    }
    SearchPassages search{review};
};

TEST_F(QueryLanguageTest, GivesExamplesThatRun) {
    const QueryHelp help = queryHelp();
    for (const auto& entries : {help.forms, help.operators, help.fields}) {
        for (const QueryHelp::Entry& entry : entries)
            EXPECT_THAT(search.check(entry.example), isOk()) << entry.example.toStdString();
    }
    for (const QueryFormRow& form : queryForms()) {
        const QString written = QString::fromUtf16(form.written);
        EXPECT_TRUE(written == u"( )" || search.check(written)) << written.toStdString();
    }
}

TEST_F(QueryLanguageTest, FindsWithEachWayOfWritingAValue) {
    const std::pair<QString, int> rows[] = {
        {u"question:Q4"_s, 2},
        {u"question:3..5"_s, 2},
        {u"page:iv"_s, 2},
        {u"page:\"iv\""_s, 2},
        {u"page:1.."_s, 2},
        {u"period:2018-Q4"_s, 2},
        {u"period:2018-10-05"_s, 2},
        {u"period:2018"_s, 2},
        {u"period:2019-Q1.."_s, 0},
        {u"strength:anecdotal..monitored"_s, 1},
        {u"strength:evaluated.."_s, 0},
        {u"question:Q4 -period:2018-Q3"_s, 2}};
    for (const auto& [query, total] : rows) {
        const auto found = search.run(query, 10);
        ASSERT_THAT(found, isOk()) << query.toStdString();
        EXPECT_EQ(found->total, total) << query.toStdString();
    }
    EXPECT_THAT(search.run(u"page:xii"_s, 10), hasError(ErrorCode::InvalidArgument));
}

} // namespace
} // namespace sheaf
