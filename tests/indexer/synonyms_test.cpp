#include "indexer/synonyms.h"
#include "tests/indexer/query_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const QList<QStringList> groups = {{u"Ofsted"_s, u"inspection"_s}, {u"inspection"_s, u"visit"_s}};

TEST(Synonyms, AreTheOtherWordsOfEveryGroupOfAWord) {
    const Synonyms synonyms = Synonyms::ofGroups(groups).value();
    EXPECT_THAT(synonyms.of("ofsted"), ElementsAre("inspection"));
    EXPECT_THAT(synonyms.of("inspection"), ElementsAre("ofsted", "visit"));
    EXPECT_THAT(synonyms.of("inspections"), ElementsAre("ofsted", "visit"));
    EXPECT_THAT(synonyms.of("home"), IsEmpty());
    EXPECT_THAT(Synonyms().of("home"), IsEmpty());
}

TEST(Synonyms, AreSingleWords) {
    const auto refused = Synonyms::ofGroups({{u"Ofsted"_s, u"school visit"_s}});
    ASSERT_FALSE(refused);
    EXPECT_TRUE(refused.error().message.contains(u"school visit"_s));
    EXPECT_FALSE(Synonyms::ofGroups({{u"…"_s}}));
}

TEST(Synonyms, AreFoundInTheirFormsByPlainWordsOnly) {
    const Synonyms synonyms = Synonyms::ofGroups(groups).value();
    const auto tree = [&](const QString& text) { return written(Query::parse(text, synonyms).value().root()); };
    EXPECT_EQ(tree(u"Ofsted home"_s), "and(ofsted~inspection home)");
    EXPECT_EQ(tree(u"ofsted NEAR/3 home"_s), "near3(ofsted~inspection home)");
    EXPECT_EQ(tree(u"\"ofsted\" =ofsted ofsted* post-ofsted"_s), "and(=ofsted =ofsted ofsted* phrase(post ofsted))");
    const Query::Match match = Query::parse(u"ofsted"_s, synonyms).value().match(u"The inspections by OFSTED"_s);
    EXPECT_EQ(match.ranges, (QList<TextRange>{{4, 15}, {19, 25}}));
}

} // namespace
} // namespace sheaf
