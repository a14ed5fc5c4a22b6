#include "app/session/code_passages.h"
#include "app/session/searching/count_words.h"
#include "coding/quotation.h"
#include "tests/session/any_review.h"

using namespace Qt::StringLiterals;

using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// Leeds visits homes, Essex meets in offices; a lead of Leeds was interviewed.
class CountWordsTest : public AnyReview {
protected:
    void SetUp() override {
        leeds = addSite(u"Leeds"_s);
        const SiteId essex = addSite(u"Essex"_s);
        addSite(u"Kent"_s);
        report = add(u"Report"_s, {u"Home visits build trust. Home visits build trust."_s, u"Page 3"_s}, leeds);
        add(u"Minutes"_s, {u"The office is open. The office is shut. The office is cold."_s}, essex);
        interview = add(u"Lead 4"_s, {u"Homes, homes."_s}, leeds, Confidentiality::Confidential);
        trust = addCode(u"Trust"_s);
        warm = addCode(u"Warm trust"_s, trust);
        const QString text = review.text(report).value();
        const TextRange first = findQuotation(text, u"build trust. Home"_s).value();
        ASSERT_THAT(CodePassages(review).codeRange(warm, report, first, {}), isOk());
    }
    SourceId
    add(const QString& title, const QStringList& paragraphs, SiteId site,
        Confidentiality confidentiality = Confidentiality::Public) {
        NewSource made = inMemorySource(title, paragraphs);
        made.source.site = site;
        made.source.confidentiality = confidentiality;
        if (made.passages.last().range.in(made.text) == u"Page 3")
            made.passages.last().kind = PassageKind::PageFurniture;
        return addSource(made);
    }
    static std::vector<std::string> shown(const GroupOfWords<WordFrequency>& group) {
        std::vector<std::string> words;
        for (const WordFrequency& each : group.found)
            words.push_back(u"%1 %2"_s.arg(each.word).arg(each.count).toStdString());
        return words;
    }
    template <typename Found>
    static std::vector<std::string> words(const GroupOfWords<Found>& group) {
        std::vector<std::string> words;
        for (const Found& each : group.found)
            words.push_back(each.word.toStdString());
        return words;
    }
    template <typename Found>
    static QStringList names(const WordReport<Found>& report) {
        QStringList names;
        for (const auto& group : report.groups)
            names.append(group.name);
        return names;
    }
    SiteId leeds;
    SourceId report, interview;
    CodeId trust, warm;
    CountWords count = CountWords(review);
};

TEST_F(CountWordsTest, CountsAllWordsButPageFurnitureByTheirStems) {
    const auto counted = count.frequencies({.least = 3});
    ASSERT_THAT(counted, isOk());
    ASSERT_EQ(counted->groups.size(), 1);
    EXPECT_THAT(shown(counted->groups[0]), ElementsAre("home 4", "is 3", "office 3", "the 3"));
    EXPECT_EQ(counted->groups[0].words, 22);
    EXPECT_EQ(counted->confidentialSources, 1) << "what a report must not name";
}

TEST_F(CountWordsTest, CountsFormsApartAndWithoutConfidentialSources) {
    EXPECT_THAT(
        shown(count.frequencies({.scope = {.sources = {interview}}, .asWritten = true})->groups[0]),
        ElementsAre("homes 2"));
    const auto counted = count.frequencies({.scope = {.sites = {leeds}, .withoutConfidential = true}});
    EXPECT_THAT(shown(counted->groups[0]), ElementsAre("build 2", "home 2", "trust 2", "visits 2"));
    EXPECT_EQ(counted->confidentialSources, 0);
}

TEST_F(CountWordsTest, StopWordsAreCountedButNotListed) {
    const auto counted = count.frequencies({.stopWords = u"the\nIS"_s, .least = 3});
    EXPECT_THAT(shown(counted->groups[0]), ElementsAre("home 4", "office 3"));
    EXPECT_EQ(counted->groups[0].words, 22);
}

TEST_F(CountWordsTest, CountsSitesApartThoseThatHaveWords) {
    const auto counted = count.frequencies({.by = WordGrouping::Sites, .least = 3});
    EXPECT_THAT(names(*counted), ElementsAre(u"Leeds"_s, u"Essex"_s));
    EXPECT_THAT(shown(counted->groups[0]), ElementsAre("home 4"));
}

TEST_F(CountWordsTest, CountsOnlyTheWordsThatACodeHoldsWhole) {
    const auto counted = count.frequencies({.scope = {.codes = {trust}}});
    EXPECT_THAT(shown(counted->groups[0]), ElementsAre("build 1", "home 1", "trust 1"));
    const auto apart = count.frequencies({.scope = {.codes = {trust}}, .by = WordGrouping::Codes});
    EXPECT_THAT(names(*apart), ElementsAre(u"Trust/Warm trust"_s));
    EXPECT_THAT(names(*count.frequencies({.by = WordGrouping::Codes})), ElementsAre(u"Trust"_s));
    EXPECT_THAT(count.frequencies({.scope = {.codes = {CodeId{99}}}}), hasError(ErrorCode::NotFound));
}

TEST_F(CountWordsTest, CountsThePassagesOfASearchWithinASite) {
    const auto counted = count.frequencies({.scope = {.sites = {leeds}, .query = u"office OR homes"_s}, .least = 4});
    EXPECT_THAT(shown(counted->groups[0]), ElementsAre("home 4"));
    EXPECT_THAT(count.frequencies({.scope = {.query = u"("_s}}), hasError(ErrorCode::InvalidArgument));
}

TEST_F(CountWordsTest, KeyTermsSetAScopeApartFromTheRest) {
    add(u"More"_s, {u"Home visits build trust. "_s.repeated(8)}, leeds);
    const auto terms = count.keyTerms({.scope = {.query = u"office"_s}, .least = 3});
    ASSERT_THAT(terms, isOk());
    ASSERT_THAT(words(terms->groups[0]), ElementsAre("is", "office", "the"));
    EXPECT_EQ(terms->groups[0].found[0].rest, 0);
    const auto sites = count.keyTerms({.scope = {.withoutConfidential = true}, .by = WordGrouping::Sites, .least = 3});
    EXPECT_THAT(names(*sites), ElementsAre(u"Leeds"_s, u"Essex"_s));
    EXPECT_THAT(words(sites->groups[1]), ElementsAre("is", "office", "the"));
}

TEST_F(CountWordsTest, KeyTermsNeedASetAndARest) {
    EXPECT_THAT(count.keyTerms({}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(count.keyTerms({.scope = {.query = u"nowhere"_s}}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(count.keyTerms({.scope = {.query = u"home OR office"_s}}), hasError(ErrorCode::InvalidArgument));
}

TEST_F(CountWordsTest, FindsWhatStandsNearAWordButNotAcrossTheEdgesOfACoding) {
    const auto found = count.collocations(u"visit"_s, 1, {.scope = {.withoutConfidential = true}, .least = 2});
    ASSERT_THAT(found, isOk());
    EXPECT_THAT(words(found->groups[0]), ElementsAre("build", "home"));
    EXPECT_EQ(found->groups[0].words, 2) << "occurrences of the node";
    EXPECT_EQ(count.collocations(u"visit"_s, 1, {.scope = {.codes = {trust}}})->groups[0].words, 0);
    EXPECT_THAT(count.collocations(u"…"_s, 5, {}), hasError(ErrorCode::InvalidArgument));
}

TEST_F(CountWordsTest, StopsWhenItIsCancelled) {
    CancelToken cancel;
    cancel.cancel();
    EXPECT_THAT(count.frequencies({}, cancel), hasError(ErrorCode::Cancelled));
}

TEST_F(CountWordsTest, HandsOnWhatTheSearchOfTheScopeSaysOfItself) {
    addMoreWordsThanAWildcardStandsFor();
    const CountWords::Asked asked{.scope = {.query = u"abc*"_s}};
    EXPECT_EQ(CountWords(review).frequencies(asked)->notes.size(), 1);
    EXPECT_EQ(CountWords(review).keyTerms(asked)->notes.size(), 1);
    EXPECT_EQ(CountWords(review).collocations(u"abc1"_s, 5, asked)->notes.size(), 1);
}

TEST_F(CountWordsTest, TheSearchOfAScopeStopsWhenCancelled) {
    ASSERT_THAT(ScopedTexts::of(review, {.query = u"trust"_s}), isOk()); // makes the index
    CancelToken cancel;
    cancel.cancel();
    EXPECT_THAT(ScopedTexts::of(review, {.query = u"trust"_s}, cancel), hasError(ErrorCode::Cancelled));
}

} // namespace
} // namespace sheaf
