#include "coding/statistics.h"
#include "tests/coding/any_material.h"
#include "tests/support/printing.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {

static void PrintTo(const CodeCounts& counts, std::ostream* out) {
    *out << counts.codings << " codings, " << counts.passages << " passages, " << counts.sources << " sources, "
         << counts.sites << " sites, " << counts.coders << " coders, " << counts.characters << " characters";
}

namespace {

CodeCounts ownOf(const QList<CodeStatistics>& statistics, CodeId code) {
    return std::ranges::find(statistics, code, &CodeStatistics::code)->own;
}

CodeCounts withBelowOf(const QList<CodeStatistics>& statistics, CodeId code) {
    return std::ranges::find(statistics, code, &CodeStatistics::code)->withBelow;
}

class Statistics : public testing::Test {
protected:
    QList<CodeStatistics> codes() { return codeStatistics(made.view()); }

    MadeMaterial made;
    SiteId leeds = made.site(u"Leeds"_s);
    SiteId essex = made.site(u"Essex"_s);
    CodeId themes = made.code(u"Themes"_s);
    CodeId trust = made.code(u"Trust"_s, themes);
    CodeId time = made.code(u"Time"_s, themes);
    SourceId report = made.source(leeds);
    SourceId plan = made.source(essex);
};

TEST_F(Statistics, CountWhatIsCodedWithACode) {
    made.coding(report, trust, {0, 10}, CoderId{1});
    made.coding(report, trust, {5, 15}, CoderId{2});
    made.coding(report, trust, {15, 20}, CoderId{1}); // touches
    made.coding(plan, trust, {0, 3}, CoderId{1});
    EXPECT_EQ(
        ownOf(codes(), trust),
        (CodeCounts{.codings = 4, .passages = 3, .sources = 2, .sites = 2, .coders = 2, .characters = 23}));
    EXPECT_EQ(ownOf(codes(), themes), CodeCounts());
    EXPECT_EQ(withBelowOf(codes(), themes), ownOf(codes(), trust));
}

TEST_F(Statistics, TotalsKeepCountsThatAreEqual) {
    for (const CodeId code : {trust, time}) {
        made.coding(report, code, {0, 10});
        made.coding(plan, code, {20, 30});
    }
    made.coding(report, themes, {50, 60});
    EXPECT_EQ(ownOf(codes(), trust), ownOf(codes(), time));
    EXPECT_EQ(withBelowOf(codes(), themes).codings, 5);
    made.codings.clear();
    made.coding(report, trust, {0, 10});
    made.coding(report, time, {20, 30}); // the same counts, elsewhere
    EXPECT_EQ(
        withBelowOf(codes(), themes),
        (CodeCounts{.codings = 2, .passages = 2, .sources = 1, .sites = 1, .coders = 1, .characters = 20}));
}

TEST_F(Statistics, APassageCodedTwiceByACodeCountsOnceAndStillCountsWhenOneIsRemoved) {
    made.coding(report, trust, {0, 10}, CoderId{1});
    made.coding(report, trust, {0, 10}, CoderId{2});
    EXPECT_EQ(ownOf(codes(), trust).passages, 1);
    EXPECT_EQ(ownOf(codes(), trust).characters, 10);
    made.codings.removeFirst();
    EXPECT_EQ(ownOf(codes(), trust).passages, 1);
    EXPECT_EQ(ownOf(codes(), trust).characters, 10);
}

TEST_F(Statistics, AnOverlapOfTwoCodesIsOnePassageOfTheCodeAboveThem) {
    made.coding(report, trust, {0, 10});
    made.coding(report, time, {5, 15});
    const CodeCounts both = withBelowOf(codes(), themes);
    EXPECT_EQ(both.codings, 2);
    EXPECT_EQ(both.passages, 1);
    EXPECT_EQ(both.characters, 15);
}

TEST_F(Statistics, AnInterviewCountsAsASourceAndForNoSite) {
    made.coding(made.source(leeds, Confidentiality::Confidential), trust, {0, 10});
    EXPECT_EQ(ownOf(codes(), trust).sources, 1);
    EXPECT_EQ(ownOf(codes(), trust).sites, 0);
    made.coding(made.source(std::nullopt), trust, {0, 10});
    EXPECT_EQ(ownOf(codes(), trust).sources, 2);
    EXPECT_EQ(ownOf(codes(), trust).sites, 0);
    made.coding(report, trust, {0, 10});
    made.coding(made.source(leeds), trust, {0, 10});
    EXPECT_EQ(ownOf(codes(), trust).sites, 1);
}

TEST_F(Statistics, TellCodesNeverUsedAndCodesOfOneSource) {
    EXPECT_THAT(neverUsed(codes()), ElementsAre(themes, trust, time));
    made.coding(report, trust, {0, 10});
    made.coding(report, trust, {20, 30});
    EXPECT_THAT(neverUsed(codes()), ElementsAre(time));
    EXPECT_THAT(usedInOneSource(codes()), ElementsAre(themes, trust));
    made.coding(plan, time, {0, 10});
    EXPECT_THAT(usedInOneSource(codes()), ElementsAre(trust, time));
    EXPECT_THAT(neverUsed(codes()), IsEmpty());
}

TEST_F(Statistics, SayHowMuchOfASourceIsCoded) {
    made.sources[0].textLength = 40;
    made.coding(report, trust, {0, 10});
    made.coding(report, time, {5, 12});
    made.coding(report, time, {30, 38}, CoderId{2});
    const auto sources = sourceStatistics(made.view());
    ASSERT_EQ(sources.size(), 2);
    EXPECT_EQ(sources[0].source, report);
    EXPECT_EQ(sources[0].codings, 3);
    EXPECT_EQ(sources[0].codes, 2);
    EXPECT_EQ(sources[0].passages, 2);
    EXPECT_EQ(sources[0].characters, 20);
    EXPECT_DOUBLE_EQ(sources[0].share, 0.5);
    EXPECT_THAT(neverCoded(sources), ElementsAre(plan));
    EXPECT_EQ(sources[1].share, 0);
}

TEST_F(Statistics, DependOnNothingButWhatIsGiven) {
    made.coding(report, trust, {0, 10}, CoderId{2});
    made.coding(plan, trust, {3, 9}, CoderId{1});
    made.coding(report, time, {5, 15}, CoderId{1});
    made.coding(plan, CodeId{99}, {0, 5});    // a code that is gone
    made.coding(SourceId{99}, trust, {0, 5}); // a source that is gone
    const auto before = codes();
    std::ranges::reverse(made.codings);
    std::ranges::reverse(made.sources);
    std::ranges::reverse(made.sites);
    std::ranges::reverse(made.codes);
    for (Code& code : made.codes)
        code.position = -code.position; // a codebook shown another way round
    for (const CodeStatistics& code : codes()) {
        EXPECT_EQ(code.own, ownOf(before, code.code));
        EXPECT_EQ(code.withBelow, withBelowOf(before, code.code));
    }
    const auto sources = sourceStatistics(made.view());
    EXPECT_EQ(sources[0].codings + sources[1].codings, 3);
}

class CodesTogether : public Statistics {
protected:
    int together(CodeId one, CodeId other, const QList<CodeId>& of) {
        return cooccurrence(made.view(), of).at(of.indexOf(one), of.indexOf(other));
    }
    int together(CodeId one, CodeId other) { return together(one, other, {themes, trust, time}); }
};

TEST_F(CodesTogether, CountPairsOfPassagesThatOverlap) {
    made.coding(report, trust, {0, 10});
    made.coding(report, time, {2, 4});
    made.coding(report, time, {6, 8});
    made.coding(report, time, {10, 12}); // touches
    made.coding(plan, time, {0, 10});    // elsewhere
    EXPECT_EQ(together(trust, time), 2);
    EXPECT_EQ(together(time, trust), 2);
    EXPECT_EQ(together(trust, trust), 1);
    EXPECT_EQ(together(time, time), 4);
    EXPECT_EQ(together(themes, trust), 0);
}

TEST_F(CodesTogether, CountAPassageOfTwoCodersOnce) {
    for (const CoderId coder : {CoderId{1}, CoderId{2}}) {
        made.coding(report, trust, {0, 10}, coder);
        made.coding(report, time, {5, 15}, coder);
    }
    EXPECT_EQ(together(trust, time), 1);
    EXPECT_EQ(together(trust, trust), 1);
}

TEST_F(CodesTogether, FindAnOverlapWithACodingThatBeganLongBefore) {
    made.coding(report, trust, {0, 1000});
    made.coding(report, trust, {1, 2});
    made.coding(report, time, {900, 910});
    EXPECT_EQ(together(trust, time), 1);
}

TEST_F(CodesTogether, CountACodingForTheNearestListedCodeAboveIt) {
    const CodeId early = made.code(u"Early trust"_s, trust);
    made.coding(report, early, {0, 10});
    made.coding(report, trust, {8, 20});
    made.coding(report, time, {5, 15});
    EXPECT_EQ(together(trust, time), 1);
    EXPECT_EQ(together(trust, trust), 1);
    EXPECT_EQ(together(early, time, {trust, early, time}), 1);
    EXPECT_EQ(together(trust, early, {trust, early, time}), 1);
    EXPECT_EQ(together(themes, themes, {themes}), 1);
}

/// What a code covers in a source, unit by unit, as a list of stretches: two units are joined if one coding covers
/// both.
QList<TextRange> stretchesOf(const MadeMaterial& made, SourceId source, CodeId code, qsizetype length) {
    const auto covers = [&](TextRange units) {
        return std::ranges::any_of(made.codings, [&](const CodedRange& coding) {
            return coding.source == source && coding.code == code && coding.range.contains(units);
        });
    };
    QList<TextRange> stretches;
    for (qsizetype unit = 0; unit < length; ++unit) {
        if (!covers({unit, unit + 1}))
            continue;
        if (unit > 0 && covers({unit - 1, unit + 1}))
            stretches.last().end = unit + 1;
        else
            stretches.append({unit, unit + 1});
    }
    return stretches;
}

RC_GTEST_PROP(StatisticsOfAnyMaterial, EqualABruteForceCount, ()) {
    constexpr qsizetype length = 24;
    MadeMaterial made;
    const SiteId site = made.site(u"Leeds"_s);
    const QList<SourceId> sources{made.source(site), made.source(site, Confidentiality::Confidential)};
    const QList<CodeId> codes{made.code(u"A"_s), made.code(u"B"_s), made.code(u"C"_s)};
    const int count = *rc::gen::inRange(0, 16);
    for (int i = 0; i < count; ++i) {
        const auto start = *rc::gen::inRange<qsizetype>(0, length - 1);
        made.coding(
            sources[*rc::gen::inRange(0, 2)], codes[*rc::gen::inRange(0, 3)],
            {start, *rc::gen::inRange(start + 1, length)}, CoderId{*rc::gen::inRange(1, 4)});
    }
    const auto statistics = codeStatistics(made.view());
    const Cooccurrence together = cooccurrence(made.view(), codes);
    for (qsizetype one = 0; one < codes.size(); ++one) {
        int passages = 0;
        qsizetype characters = 0;
        for (const SourceId source : sources) {
            for (const TextRange stretch : stretchesOf(made, source, codes[one], length)) {
                ++passages;
                characters += stretch.length();
            }
        }
        RC_ASSERT(statistics[one].own.passages == passages);
        RC_ASSERT(statistics[one].own.characters == characters);
        RC_ASSERT(together.at(one, one) == passages);
        for (qsizetype other = 0; other < codes.size(); ++other) {
            if (other == one)
                continue;
            int pairs = 0;
            for (const SourceId source : sources) {
                const auto others = stretchesOf(made, source, codes[other], length);
                for (const TextRange stretch : stretchesOf(made, source, codes[one], length)) {
                    pairs += static_cast<int>(
                        std::ranges::count_if(others, [&](TextRange beside) { return beside.overlaps(stretch); }));
                }
            }
            RC_ASSERT(together.at(one, other) == pairs);
        }
    }
}

} // namespace
} // namespace sheaf
