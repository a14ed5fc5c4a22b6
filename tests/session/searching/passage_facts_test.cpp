#include "app/session/searching/passage_facts.h"
#include "tests/support/any_project.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class PassageFactsTest : public AnyProject {
protected:
    /// Puts a passage of the first text after those of all others.
    void tear() {
        tamper(
            {u"INSERT INTO passage SELECT 50, text_revision_id, 99, range_start, range_end, kind, heading_level, page, "
             "table_row, table_column, speaker, start_ms, role, question FROM passage WHERE id = 1"_s});
    }
    PassageFacts facts{*project};
};

TEST_F(PassageFactsTest, SayAtEachCallThatPassagesDoNotStandTogether) {
    addSource(u"Lead 5"_s, {u"It rained."_s});
    tear();
    EXPECT_THAT(facts.catchUp(), hasError(ErrorCode::Damaged));
    EXPECT_THAT(facts.catchUp(), hasError(ErrorCode::Damaged));
    tamper({u"DELETE FROM passage WHERE id = 50"_s});
    EXPECT_THAT(facts.catchUp(), isOk());
    EXPECT_EQ(facts.passages().size(), 3U);
}

TEST_F(PassageFactsTest, SayAtEachCallThatPassagesReadLaterDoNotStandTogether) {
    addSource(u"Lead 5"_s, {u"It rained."_s});
    ASSERT_THAT(facts.catchUp(), isOk());
    tear();
    addSource(u"Lead 6"_s, {u"It snowed."_s});
    EXPECT_THAT(facts.catchUp(), hasError(ErrorCode::Damaged));
    EXPECT_THAT(facts.catchUp(), hasError(ErrorCode::Damaged));
}

} // namespace
} // namespace sheaf
