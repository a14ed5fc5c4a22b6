#include "coding/store/migrations.h"
#include "tests/support/printing.h"

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;

namespace sheaf {
namespace {

TEST(StatementsOf, PartsAScriptAtSemicolons) {
    EXPECT_THAT(
        statementsOf(u"CREATE TABLE a (b TEXT);\n\n DROP TABLE c ;\n"_s),
        ElementsAre(u"CREATE TABLE a (b TEXT)"_s, u"DROP TABLE c"_s));
}

TEST(StatementsOf, LeavesOutCommentsAlsoThoseWithSemicolons) {
    EXPECT_THAT(
        statementsOf(u"-- first; second\nSELECT 1; -- third; fourth\nSELECT 2"_s),
        ElementsAre(u"SELECT 1"_s, u"SELECT 2"_s));
}

TEST(StatementsOf, FindsNoneInBlanksAndComments) {
    EXPECT_THAT(statementsOf(u" ;; \n-- nothing\n;"_s), IsEmpty());
    EXPECT_THAT(statementsOf(QString()), IsEmpty());
}

} // namespace
} // namespace sheaf
