#include "tests/indexer/query_text.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

/// Each row: a search, its tree, its filters.
struct Row {
    const char16_t* text;
    const char* tree;
    const char* filters;
};

void expectEach(std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        const QString text = QString::fromUtf16(row.text);
        EXPECT_EQ(understood(text), row.tree) << text.toStdString();
        EXPECT_EQ(filtersOf(text), row.filters) << text.toStdString();
    }
}

TEST(QueryCodings, MakesOneFilterOfCriteriaSideBySide) {
    expectEach({
        {u"code:Trust coder:Ann", "#0", "code:Trust coder:Ann"},
        {u"coder:Ann code:Trust", "#0", "coder:Ann code:Trust"},
        {u"code:Trust -stance:supports", "#0", "code:Trust -stance:supports"},
        {u"-stance:supports code:Trust", "#0", "-stance:supports code:Trust"},
        {u"code:Trust NOT stance:supports", "#0", "code:Trust -stance:supports"},
        {u"code:Trust memo:a memo:b", "#0", "code:Trust memo:a memo:b"},
        {u"code:Trust leader coder:Ann", "and(#0 leader #1)", "code:Trust | coder:Ann"},
    });
}

TEST(QueryCodings, KeepsApartWhatNoCodingCanMeetAtOnce) {
    expectEach({
        {u"code:A code:B", "and(#0 #1)", "code:A | code:B"},
        {u"code:A coder:Ann code:B coder:Bob", "and(#0 #1)", "code:A coder:Ann | code:B coder:Bob"},
        {u"coder:Ann coder:Bob", "and(#0 #1)", "coder:Ann | coder:Bob"},
    });
}

TEST(QueryCodings, KeepsApartWhatAndOrBracketsPart) {
    expectEach({
        {u"code:A AND coder:Ann", "and(#0 #1)", "code:A | coder:Ann"},
        {u"code:A (coder:Ann)", "and(#0 #1)", "code:A | coder:Ann"},
        {u"code:A AND -stance:supports", "not(#0 #1)", "code:A | stance:supports"},
        {u"code:A OR coder:Ann", "or(#0 #1)", "code:A | coder:Ann"},
    });
}

TEST(QueryCodings, LeavesOutPassagesByACode) {
    expectEach({
        {u"-code:*", "not(all #0)", "code:*"},
        {u"home -code:*", "not(home #0)", "code:*"},
        {u"code:A -code:B", "not(#0 #1)", "code:A | code:B"},
        {u"code:A -code:B coder:Ann", "not(#1 #0)", "code:B | code:A coder:Ann"},
        {u"-stance:supports", "not(all #0)", "stance:supports"},
        {u"NOT NOT code:A", "#0", "code:A"},
    });
}

TEST(QueryCodings, JoinsTwoByARelation) {
    expectEach({
        {u"code:A WITHIN code:B", "#0", "[code:A within code:B]"},
        {u"code:A OVERLAPS code:B", "#0", "[code:A overlaps code:B]"},
        {u"code:A NEAR code:B", "#0", "[code:A near/1p code:B]"},
        {u"code:A NEAR/2p code:B", "#0", "[code:A near/2p code:B]"},
        {u"code:A NEAR/5 code:B", "#0", "[code:A near/5 code:B]"},
        {u"code:A FOLLOWED BY code:B", "#0", "[code:A followed/1p code:B]"},
        {u"code:A FOLLOWED  BY/3 code:B", "#0", "[code:A followed/3 code:B]"},
        {u"code:A FOLLOWED BY/0p code:B", "#0", "[code:A followed/0p code:B]"},
        {u"code:A coder:Ann WITHIN code:B -stance:supports", "#0", "[code:A coder:Ann within code:B -stance:supports]"},
        {u"(code:A coder:Ann) WITHIN (code:B)", "#0", "[code:A coder:Ann within code:B]"},
    });
}

TEST(QueryCodings, BindsARelationToTheNearestCodings) {
    expectEach({
        {u"code:A code:B WITHIN code:C code:D", "and(#0 #1 #2)", "code:A | [code:B within code:C] | code:D"},
        {u"code:A WITHIN code:B code:C WITHIN code:D", "and(#0 #1)", "[code:A within code:B] | [code:C within code:D]"},
        {u"-code:A WITHIN code:B", "not(all #0)", "[code:A within code:B]"},
        {u"code:A -code:B WITHIN code:C", "not(#0 #1)", "code:A | [code:B within code:C]"},
        {u"code:A -code:B -stance:supports WITHIN code:C", "not(#1 #0)",
         "code:B | [code:A -stance:supports within code:C]"},
        {u"code:A WITHIN code:B -code:C coder:Ann", "not(#0 #1)", "[code:A within code:B coder:Ann] | code:C"},
        {u"-(code:A) WITHIN code:B code:C", "not(#1 #0)", "[code:A within code:B] | code:C"},
        {u"code:A WITHIN code:B AND home", "and(#0 home)", "[code:A within code:B]"},
        {u"home code:A WITHIN code:B", "and(home #0)", "[code:A within code:B]"},
        {u"code:X (code:A) NEAR/2p (code:B) -home", "not(and(#0 #1) home)", "code:X | [code:A near/2p code:B]"},
    });
}

TEST(QueryCodings, RefusesWhatIsNotTwoCodings) {
    const auto expect = [](const QString& text, const char* message) {
        EXPECT_EQ(understood(text), message) << text.toStdString();
    };
    expect(u"code:A NEAR/5 leader"_s, "column 15: expected a coding filter after NEAR/5, as in code:A NEAR/5 code:B");
    expect(
        u"leader NEAR/5 code:A"_s,
        "column 15: NEAR and ADJ join words with words, or NEAR two coding filters; this is “code:A”");
    expect(
        u"leader NEAR site:Leeds"_s,
        "column 13: NEAR and ADJ join words with words, or NEAR two coding filters; this is “site:Leeds”");
    expect(
        u"site:Leeds NEAR leader"_s,
        "column 1: NEAR and ADJ join words with words, or NEAR two coding filters; this is “site:Leeds”");
    expect(u"leader NEAR/2p home"_s, "column 8: between words the distance counts words: NEAR/10");
    expect(u"code:A ADJ/2 code:B"_s, "column 8: ADJ joins words, not codings");
    expect(u"code:A WITHIN"_s, "column 14: expected a coding filter after WITHIN, as in code:A WITHIN code:B");
    expect(u"code:A WITHIN home"_s, "column 15: expected a coding filter after WITHIN, as in code:A WITHIN code:B");
    expect(u"code:A WITHIN -code:B"_s, "column 15: expected a coding filter after WITHIN, as in code:A WITHIN code:B");
    expect(
        u"code:A WITHIN (code:B OR code:C)"_s,
        "column 15: expected a coding filter after WITHIN, as in code:A WITHIN code:B");
    expect(u"home WITHIN code:B"_s, "column 6: WITHIN stands between coding filters, as in code:A WITHIN code:B");
    expect(
        u"(code:A OR code:C) WITHIN code:B"_s,
        "column 20: WITHIN stands between coding filters, as in code:A WITHIN code:B");
    expect(u"code:A WITHIN code:B WITHIN code:C"_s, "column 22: a relation joins two coding filters, not three");
    expect(u"WITHIN code:B"_s, "column 1: expected a word, found WITHIN");
    expect(
        u"code:A NEAR/1001p code:B"_s,
        "column 8: expected a number of passages from 0 to 1000 after the stroke, as in NEAR/2p");
}

} // namespace
} // namespace sheaf
