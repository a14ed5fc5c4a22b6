#include "indexer/query.h"
#include "indexer/query_help.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> offered(const QString& text) {
    std::vector<std::string> texts;
    for (const auto& entry : completionsFor(text, text.size()).entries)
        texts.push_back(entry.text.toStdString());
    return texts;
}

TEST(QueryHelp, GivesExamplesThatParse) {
    const QueryHelp help = queryHelp();
    for (const auto& entries : {help.forms, help.operators, help.fields}) {
        EXPECT_FALSE(entries.isEmpty());
        for (const QueryHelp::Entry& entry : entries) {
            EXPECT_TRUE(Query::parse(entry.example)) << entry.example.toStdString();
            EXPECT_FALSE(entry.meaning.isEmpty()) << entry.written.toStdString();
        }
    }
}

TEST(QueryHelp, ListsTheWordsOfAField) {
    const QList<QueryHelp::Entry> fields = queryHelp().fields;
    const auto role = std::ranges::find(fields, u"role:"_s, &QueryHelp::Entry::written);
    ASSERT_NE(role, fields.end());
    EXPECT_EQ(role->values, QStringList({u"interviewer"_s, u"interviewee"_s}));
}

TEST(QueryCompletions, OfferFieldsAndOperatorsThatBeginSo) {
    EXPECT_THAT(offered(u"si"_s), ElementsAre("site:"));
    EXPECT_THAT(offered(u"home n"_s), ElementsAre("NOT", "NEAR"));
    EXPECT_THAT(offered(u"home -cod"_s), ElementsAre("code:", "coder:"));
    EXPECT_THAT(offered(u"(ro"_s), ElementsAre("round:", "role:"));
}

TEST(QueryCompletions, OfferOperatorsWhereTheyCanStand) {
    EXPECT_THAT(offered(QString()), Contains("NOT"));
    EXPECT_THAT(offered(QString()), Not(Contains("AND")));
    EXPECT_THAT(offered(u"home "_s), Contains("ADJ"));
    EXPECT_THAT(offered(u"home "_s), Not(Contains("WITHIN")));
    EXPECT_THAT(offered(u"code:A "_s), Contains("FOLLOWED BY"));
    EXPECT_THAT(offered(u"code:A "_s), Not(Contains("ADJ")));
    EXPECT_THAT(offered(u"site:A "_s), Not(Contains("NEAR")));
    EXPECT_THAT(offered(u"home AND "_s), Not(Contains("OR")));
}

TEST(QueryCompletions, OfferTheWordsThatAFieldTakes) {
    EXPECT_THAT(offered(u"role:"_s), ElementsAre("role:interviewer", "role:interviewee", "role:*"));
    EXPECT_THAT(offered(u"x stance:d"_s), ElementsAre("stance:\"deviant case\""));
    EXPECT_THAT(offered(u"site:"_s), ElementsAre("site:*"));
    EXPECT_THAT(offered(u"region:"_s), IsEmpty());
}

TEST(QueryCompletions, AreNoneWithinQuotesOrAnExpression) {
    EXPECT_THAT(offered(u"\"go si"_s), IsEmpty());
    EXPECT_THAT(offered(u"/si"_s), IsEmpty());
}

TEST(QueryCompletions, ReplaceThePieceBeforeTheCursor) {
    EXPECT_EQ(completionsFor(u"home -si more"_s, 8).replaced, (TextRange{6, 8}));
    EXPECT_EQ(completionsFor(u"si"_s, 99).replaced, (TextRange{0, 2}));
    EXPECT_EQ(completionsFor(u"si"_s, -1).replaced, (TextRange{0, 0}));
}

RC_GTEST_PROP(QueryCompletions, StayInsideAnyText, ()) {
    const auto pieces = *rc::gen::container<std::vector<QString>>(rc::gen::element(
        u"AND "_s, u"-"_s, u"("_s, u"\""_s, u"site:"_s, u" "_s, u"a"_s, u"code:A"_s, u"*"_s, u"/"_s, u"\U0001F600"_s));
    const QString text = QStringList(pieces.begin(), pieces.end()).join(QString());
    const qsizetype cursor = *rc::gen::inRange<qsizetype>(0, text.size() + 1);
    const QueryCompletions found = completionsFor(text, cursor);
    RC_ASSERT(found.replaced.fits(text) && found.replaced.end == cursor);
}

} // namespace
} // namespace sheaf
