#include "app/session/searching/keywords_in_context.h"
#include "tests/session/any_review.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

class KeywordsInContextTest : public AnyReview {
protected:
    std::vector<std::string> shown(const QList<KeywordLine>& lines) const {
        std::vector<std::string> shown;
        for (const KeywordLine& line : lines) {
            EXPECT_EQ(line.match.in(review.text(line.source).value()).toString().replace(u'\n', u' '), line.keyword);
            shown.push_back((line.before + u'<' + line.keyword + u'>' + line.after).toStdString());
        }
        return shown;
    }
};

TEST_F(KeywordsInContextTest, AreSortedByTheWordsAroundThem) {
    addSource(u"One"_s, {u"Unsearched."_s, u"😀 old trust\ngrew and deep trust held on"_s, u"new trust fell"_s});
    const auto answer = SearchPassages(review).run(u"trust"_s, 100);
    ASSERT_THAT(answer, testing_support::isOk());
    EXPECT_THAT(
        shown(keywordsInContext(answer->passages, KeywordOrder::Before, 1)),
        ElementsAre("deep <trust> held", "new <trust> fell", "😀 old <trust> grew"));
    EXPECT_THAT(
        shown(keywordsInContext(answer->passages, KeywordOrder::After, 1)),
        ElementsAre("new <trust> fell", "😀 old <trust> grew", "deep <trust> held"));
    EXPECT_EQ(keywordsInContext(answer->passages, KeywordOrder::Rank).size(), 3);
}

TEST(KeywordOrder, IsKnownByItsWord) {
    EXPECT_EQ(keywordOrderFromWord(u"after"_s), KeywordOrder::After);
    EXPECT_EQ(keywordOrderFromWord(u"left"_s), std::nullopt);
}

} // namespace
} // namespace sheaf
