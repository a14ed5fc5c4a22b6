#include "tests/indexer/query_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

struct Row {
    const char16_t* text;
    const char* tree;
};

QString toText(const char16_t* text) {
    return QString::fromUtf16(text);
}

TEST(QueryParser, UnderstandsEachOperator) {
    const Row rows[] = {
        {u"Leaders", "leaders"},
        {u"\"Leaders\"", "=leaders"},
        {u"“go home”", "phrase(=go =home)"},
        {u"\"go home”", "phrase(=go =home)"},
        {u"stab*", "stab*"},
        {u"Façades", "facades"},
        {u"leader children", "and(leader children)"},
        {u"leader AND children", "and(leader children)"},
        {u"leader OR children", "or(leader children)"},
        {u"leader NOT children", "not(leader children)"},
        {u"leader AND NOT children", "not(leader children)"},
        {u"leader -children -\"go home\"", "not(leader children phrase(=go =home))"},
        {u"-children leader", "not(leader children)"},
        {u"NOT children", "not(all children)"},
        {u"-leader -children", "not(all or(leader children))"},
        {u"leader OR NOT children", "or(leader not(all children))"},
        {u"leader OR (-children)", "or(leader not(all children))"},
        {u"leader XOR children", "xor(leader children)"},
        {u"=Leaders", "=leaders"},
        {u"=well-being", "phrase(=well =being)"},
        {u"=\"go home\"", "phrase(=go =home)"},
        {u"\"Façade\"=", "'Façade'"},
        {u"“Fac\u0327ade”=", "'Façade'"},
        {u"\"Go Home\"=", "phrase('Go' 'Home')"},
        {u"-\"go home\" a", "not(a phrase(=go =home))"},
        {u"\"go hom*\"", "phrase(=go hom*)"},
        {u"=e-learn*", "phrase(=e learn*)"},
        {u"/colou?r/", "/colou?r/"},
        {u"/colou?r/i a", "and(/(?i)colou?r/ a)"},
        {u"-/a b/ (/\\//)", "not(/\\// /a b/)"},
        {u"and / or", "and(and or)"},
        {u"leader within children", "and(leader within children)"},
        {u"leader NEAR children", "near10(leader children)"},
        {u"leader NEAR/3 child*", "near3(leader child*)"},
        {u"leader* NEAR/6 stab*", "near6(leader* stab*)"},
        {u"leader ADJ/2 \"go home\" ADJ/2 x", "adj2(leader phrase(=go =home) x)"},
        {u"leader and children", "and(leader and children)"},
        {u"\"a NEAR/3 b\"", "phrase(=a =near =3 =b)"},
        {u"well-being", "phrase(well being)"},
        {u"e-learn*", "phrase(e learn*)"},
        {u"stab*, x", "and(stab* x)"},
        {u"12:30 https://x", "and(phrase(12 30) phrase(https x))"},
        {u"https://x/a?b", "phrase(https x a b)"},
        {u"note: x", "and(note x)"},
        {u"a & b - c", "and(a b c)"},
        {u"a-b --c", "and(phrase(a b) c)"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(understood(toText(row.text)), row.tree) << toText(row.text).toStdString();
}

TEST(QueryParser, BindsNearTighterThanNotAndOr) {
    const Row rows[] = {
        {u"a OR b c", "or(a and(b c))"},
        {u"a OR b XOR c d", "or(a xor(b and(c d)))"},
        {u"a XOR b XOR c", "xor(a b c)"},
        {u"a b OR c d", "or(and(a b) and(c d))"},
        {u"(a OR b) c", "and(or(a b) c)"},
        {u"a NOT b NEAR/2 c", "not(a near2(b c))"},
        {u"a OR b NOT c", "or(a not(b c))"},
        {u"a NOT (b OR c)", "not(a or(b c))"},
        {u"a NOT (b c)", "not(a and(b c))"},
        {u"((a))", "a"},
        {u"(a) NEAR/2 (\"b c\")", "near2(a phrase(=b =c))"},
        {u"(a)(b)", "and(a b)"},
        {u"\"a\"\"b\"c", "and(=a =b c)"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(understood(toText(row.text)), row.tree) << toText(row.text).toStdString();
}

TEST(QueryParser, TurnsNegationsRoundUntilSomethingIsLeftToFind) {
    EXPECT_EQ(understood(u"NOT NOT a"_s), "a");
    EXPECT_EQ(understood(u"a (NOT b NOT c)"_s), "not(a or(b c))");
    EXPECT_EQ(understood(u"NOT (NOT a NOT b)"_s), "or(a b)");
}

TEST(QueryParser, SaysWhereASearchIsWrong) {
    const Row rows[] = {
        {u"", "The search has no word in it."},
        {u" & … ", "The search has no word in it."},
        {u"(a b", "column 1: the bracket that opens here is never closed"},
        {u"a (b (c)", "column 3: the bracket that opens here is never closed"},
        {u"a b)", "column 4: this bracket closes nothing"},
        {u"a ()", "column 4: expected a word after (, found )"},
        {u"a \"go home", "column 3: the phrase that begins here has no closing quote"},
        {u"a \"…\"", "column 3: the phrase has no word in it"},
        {u"AND a", "column 1: expected a word, found AND"},
        {u"a AND", "column 6: expected a word after AND, found the end"},
        {u"a OR OR b", "column 6: expected a word after OR, found OR"},
        {u"a NOT", "column 6: expected a word after NOT, found the end"},
        {u"a NEAR/3", "column 9: expected a word after NEAR/3, found the end"},
        {u"NEAR a", "column 1: expected a word, found NEAR"},
        {u"a NEAR/3 NOT b", "column 10: expected a word after NEAR/3, found NOT"},
        {u"a NEAR/0 b", "column 3: expected a number of words from 1 to 1000 after the stroke, as in NEAR/10"},
        {u"a NEAR/1001 b", "column 3: expected a number of words from 1 to 1000 after the stroke, as in NEAR/10"},
        {u"a ADJ/x b", "column 3: expected a number of words from 1 to 1000 after the stroke, as in NEAR/10"},
        {u"a NEAR/ b", "column 3: expected a number of words from 1 to 1000 after the stroke, as in NEAR/10"},
        {u"a near/3 b", "column 3: operators are written in capitals: NEAR/3"},
        {u"a NEAR/3 b NEAR/5 c", "column 12: expected NEAR/3, as before it in this chain"},
        {u"a NEAR/3 b ADJ/3 c", "column 12: expected NEAR/3, as before it in this chain"},
        {u"(a OR b) NEAR/3 c",
         "column 1: NEAR and ADJ join words, wildcards and phrases, not what stands in these brackets"},
        {u"c ADJ/3 (a b)",
         "column 9: NEAR and ADJ join words, wildcards and phrases, not what stands in these brackets"},
        {u"c NEAR (NOT b)",
         "column 8: NEAR and ADJ join words, wildcards and phrases, not what stands in these brackets"},
        {u"a NEAR b NEAR c NEAR d NEAR e NEAR f NEAR g NEAR h NEAR i", "column 52: a chain joins at most 8 words"},
        {u"\"a st*\"", "column 6: expected at least three letters before the star"},
        {u"\"*tion\"", "column 2: a star stands at the end of a word, as in stab*"},
        {u"\"stab*\"=", "column 6: a word as written has no star"},
        {u"a XOR", "column 6: expected a word after XOR, found the end"},
        {u"/a", "column 1: the regular expression that begins here has no closing stroke"},
        {u"x //", "column 3: the regular expression has nothing in it"},
        {u"/a/b/", "column 4: after a regular expression nothing but i may stand, as in /colou?r/i"},
        {u"x /a(b/", "column 4: this regular expression can't be used: a ( is never closed"},
        {u"/a(?=b)/",
         "column 3: this regular expression can't be used: (?= is not known; there are no references back and no "
         "looking ahead or behind"},
        {u"/x*/",
         "column 2: this regular expression can't be used: it fits even where there is nothing, and so every passage"},
        {u"a NEAR /b/", "column 8: NEAR and ADJ join words, wildcards and phrases, not regular expressions"},
        {u"st*", "column 3: expected at least three letters before the star"},
        {u"a *", "column 3: a star stands at the end of a word, as in stab*"},
        {u"*tion", "column 1: a star stands at the end of a word, as in stab*"},
        {u"sta*ble", "column 4: a star stands at the end of a word, as in stab*"},
        {u"stab**", "column 5: one star is enough, as in stab*"},
        {u"a | b", "column 3: “|” joins nothing here"},
        {u"lead?r", "column 5: a question mark stands for no letter"},
        {u"stab-*", "column 6: a star stands at the end of a word, as in stab*"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(understood(toText(row.text)), row.tree) << toText(row.text).toStdString();
}

TEST(QueryParser, RefusesWithInvalidArgumentAndAHintForWordsThatAreOperators) {
    const auto refused = Query::parse(u"rock AND OR"_s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_FALSE(refused.error().hint.isEmpty());
}

TEST(QueryParser, LimitsBracketsAndLength) {
    const auto nested = [](int depth) { return QString(depth, u'(') + u'a' + QString(depth, u')'); };
    EXPECT_EQ(understood(nested(50)), "a");
    EXPECT_EQ(understood(nested(51)), "column 51: brackets are nested more than 50 deep");
    EXPECT_EQ(understood(nested(4'000)), "column 51: brackets are nested more than 50 deep");
    EXPECT_EQ(understood(QString(10'001, u'a')), "The search is longer than 10000 characters.");
    EXPECT_TRUE(Query::parse(u"NOT "_s.repeated(2'400) + u"a"_s));
    EXPECT_TRUE(Query::parse(u"code:A "_s.repeated(100)));
    EXPECT_EQ(understood(u"code:A "_s.repeated(101)), "column 701: a search has at most 100 filters");
    EXPECT_TRUE(Query::parse(u"/a/ "_s.repeated(16)));
    EXPECT_EQ(understood(u"/a/ "_s.repeated(17)), "column 65: a search has at most 16 regular expressions");
    EXPECT_EQ(
        understood(u"/(((a{1000}){1000}){1000})/"_s),
        "column 6: this regular expression can't be used: {1000} repeats wrongly, or too often");
}

/// Pieces of the language in any order come nearer to its corners than random characters do.
RC_GTEST_PROP(QueryParser, AnswersAnyTextWithAQueryOrAnError, ()) {
    const auto pieces = *rc::gen::container<std::vector<QString>>(rc::gen::element(
        u"AND"_s, u"OR"_s, u"XOR "_s, u"NOT"_s, u"-"_s, u"code:A "_s, u"-memo:b "_s, u"WITHIN "_s, u"NEAR/2p "_s,
        u"FOLLOWED BY "_s, u"site:"_s, u".."_s, u"="_s, u"/"_s, u"/a./i "_s, u"("_s, u")"_s, u"\""_s, u"“"_s,
        u"NEAR/2"_s, u"ADJ"_s, u" "_s, u" "_s, u"a"_s, u"abc"_s, u"*"_s, u"x:"_s, u"\U0001F600"_s,
        QString(QChar(0xD800)), u"é"_s, u"'"_s, u"12"_s));
    const QString text = QStringList(pieces.begin(), pieces.end()).join(QString());
    const Result<Query> query = Query::parse(text);
    RC_ASSERT(query || query.error().code == ErrorCode::InvalidArgument);
    if (!query) {
        const QString message = query.error().message;
        RC_ASSERT(message.startsWith(u"column "_s) || message == u"The search has no word in it."_s);
        return;
    }
    const auto any = [](std::size_t) { return true; };
    RC_ASSERT(query->match(u"a abc é 12 x"_s, {.holds = any}).ranges.size() <= 12);
    RC_ASSERT(query->filters().size() <= pieces.size());
}

RC_GTEST_PROP(QueryParser, AnswersAnyCharactersWithAQueryOrAnError, (const std::vector<char16_t>& units)) {
    const QString text(reinterpret_cast<const QChar*>(units.data()), static_cast<qsizetype>(units.size()));
    const Result<Query> query = Query::parse(text);
    RC_ASSERT(query || query.error().code == ErrorCode::InvalidArgument);
}

} // namespace
} // namespace sheaf
