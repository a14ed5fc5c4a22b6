#include "tests/indexer/query_text.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

struct Row {
    const char16_t* text;
    const char* result;
};

TEST(QueryValues, AreReadAsWritten) {
    const Row rows[] = {
        {u"site:Camden", "site:Camden"},
        {u"Site:camden", "site:camden"},
        {u"site:\"North  East\"", "site:North East"},
        {u"site:“North East”", "site:North East"},
        {u"site:*", "site:*"},
        {u"site:\"*\"", "site:*"},
        {u"site:St.Ives..x", "site:St.Ives..x"},
        {u"title:a:b", "title:a:b"},
        {u"period:2018", "period:2018-01/2018-12"},
        {u"period:2018-10", "period:2018-10"},
        {u"period:2018-10/2018-12", "period:2018-10/2018-12"},
        {u"period:2018-Q4", "period:2018-10/2018-12"},
        {u"period:2018q1..2018-10-05", "period:2018-01/2018-03..2018-10"},
        {u"period:2018-10..2019-03", "period:2018-10..2019-03"},
        {u"period:2018..2018", "period:2018-01/2018-12..2018-01/2018-12"},
        {u"period:2018-10..", "period:2018-10.."},
        {u"period:..2018-10", "period:..2018-10"},
        {u"page:3..9", "page:3..9"},
        {u"page:007", "page:7"},
        {u"page:iv", "page:iv"},
        {u"page:\"A  1\"", "page:A 1"},
        {u"question:4", "question:4"},
        {u"question:Q4", "question:4"},
        {u"question:3..q5", "question:3..5"},
        {u"question:Q3..", "question:3.."},
        {u"round:1..2", "round:1..2"},
        {u"round:baseline", "round:baseline"},
        {u"code:=Trust", "code:=Trust"},
        {u"code:=\"Trust in schools\"", "code:=Trust in schools"},
        {u"voice:participant", "voice:participant's words"},
        {u"voice:“participant’s words”", "voice:participant's words"},
        {u"evidence:self_reported", "strength:self-reported"},
        {u"strength:Anecdotal..monitored", "strength:anecdotal..monitored"},
        {u"strength:self_reported..", "strength:self-reported.."},
        {u"region:North", "\"region\":North"},
        {u"interviewed_on:2019..", "\"interviewed_on\":2019.."},
        {u"\"Interviewed  on\":\"1 March 2019\"..\"2 May 2019\"", "\"Interviewed on\":1 March 2019..2 May 2019"},
        {u"\"site\":Camden", "\"site\":Camden"},
        {u"site:A \xD800", "site:A"},
        {u"(site:A OR site:B) x", "site:A | site:B"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(filtersOf(QString::fromUtf16(row.text)), row.result) << QString::fromUtf16(row.text).toStdString();
}

TEST(QueryValues, ArePointedAtWhereTheyAreWrong) {
    const Row rows[] = {
        {u"site:", "column 6: expected a value here, as in site:Camden"},
        {u"x site: Camden", "column 8: expected a value here, as in site:Camden"},
        {u"site:(A OR B)", "column 6: expected a value here, as in site:Camden"},
        {u"site:\"\"", "column 6: the quotes have nothing in them"},
        {u"site:\"North", "column 6: the value that begins here has no closing quote"},
        {u"site:\"North\"East", "column 13: expected a blank after the value"},
        {u"site:Camden\"x\"", "column 12: expected a blank after the value"},
        {u"site:Cam*", "column 9: in a value a star stands alone, for any value at all"},
        {u"site:=Camden", "column 6: only code: takes =, for a code without those below it"},
        {u"code:=*", "column 7: expected the name of a code after ="},
        {u"code:=", "column 7: expected a value here, as in code:Reciprocity"},
        {u"page:iv..9", "column 6: expected a number from 1 on, as in 3 or 3..9"},
        {u"page:0", "column 6: expected a number from 1 on, as in 3 or 3..9"},
        {u"page:99999999999", "column 6: expected a number from 1 on, as in 3 or 3..9"},
        {u"page:3..x", "column 9: expected a number from 1 on, as in 3 or 3..9"},
        {u"page:9..3", "column 6: this range ends before it begins"},
        {u"page:..", "column 6: a range has a beginning or an end, as in 3..9, 3.. or ..9"},
        {u"page:*..3", "column 6: a range has a beginning or an end, as in 3..9, 3.. or ..9"},
        {u"page:3..*", "column 6: a range has a beginning or an end, as in 3..9, 3.. or ..9"},
        {u"question:first", "column 10: expected a number from 1 on, as in 3 or 3..9"},
        {u"question:Q", "column 10: expected a number from 1 on, as in 3 or 3..9"},
        {u"question:Q4..Q0", "column 14: expected a number from 1 on, as in 3 or 3..9"},
        {u"question:5..3", "column 10: this range ends before it begins"},
        {u"period:Autumn",
         "column 8: expected a month, a quarter or a year, as in 2018-10, 2018-Q4, 2018 or 2018-10..2019-03"},
        {u"period:2018..2019-13",
         "column 14: expected a month, a quarter or a year, as in 2018-10, 2018-Q4, 2018 or 2018-10..2019-03"},
        {u"period:2018-Q5",
         "column 8: expected a month, a quarter or a year, as in 2018-10, 2018-Q4, 2018 or 2018-10..2019-03"},
        {u"period:2018-02-30",
         "column 8: expected a month, a quarter or a year, as in 2018-10, 2018-Q4, 2018 or 2018-10..2019-03"},
        {u"period:2019..2018-12", "column 8: this range ends before it begins"},
        {u"period:2019-Q1..2018-12-31", "column 8: this range ends before it begins"},
        {u"role:teacher", "column 6: role: takes one of: interviewer, interviewee"},
        {u"strength:monitored..strong",
         "column 21: strength: takes one of: anecdotal, self-reported, monitored, evaluated"},
        {u"strength:monitored..anecdotal", "column 10: this range ends before it begins"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(understood(QString::fromUtf16(row.text)), row.result) << QString::fromUtf16(row.text).toStdString();
}

TEST(QueryValues, AreNotWhatFollowsAColonElsewhere) {
    for (const char16_t* text : {u"12:30", u"https://x", u"note: x", u"note:", u"(note:)", u"\"a\": b", u"a.b:c"})
        EXPECT_EQ(filtersOf(QString::fromUtf16(text)), "") << QString::fromUtf16(text).toStdString();
}

TEST(QueryValues, KeepWhereTheyStandForMessages) {
    const Query query = Query::parse(u"x region:North -code:A"_s).value();
    EXPECT_EQ(query.filters()[0].start, 2);
    EXPECT_EQ(query.filters()[0].written, u"region:North"_s);
    EXPECT_EQ(query.filters()[1].written, u"code:A"_s);
}

} // namespace
} // namespace sheaf
