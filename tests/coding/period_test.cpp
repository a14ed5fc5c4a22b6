#include "coding/period.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"

#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

Period period(const QString& text) {
    return Period::parse(text).value();
}

TEST(Period, ReadsMonthsAndWholeYears) {
    EXPECT_EQ(period(u"2018-10/2018-12"_s), Period::ofMonths(2018, 10, 2018, 12).value());
    EXPECT_EQ(period(u"2020-03"_s), Period::ofMonths(2020, 3, 2020, 3).value());
    EXPECT_EQ(period(u"2016/2020"_s), Period::ofMonths(2016, 1, 2020, 12).value());
    EXPECT_EQ(period(u"2019"_s), Period::ofMonths(2019, 1, 2019, 12).value());
    EXPECT_EQ(period(u" 2018-10 / 2018-12 "_s), period(u"2018-10/2018-12"_s));
}

TEST(Period, IsNullForAnEmptyText) {
    EXPECT_TRUE(period(u"  "_s).isNull());
    EXPECT_TRUE(Period().toString().isEmpty());
    EXPECT_TRUE(Period().label().isEmpty());
    EXPECT_FALSE(Period().lastDay().isValid());
}

TEST(Period, RefusesWhatIsNoPeriod) {
    const QStringList wrong = {u"2018-13"_s,         u"2018-00"_s,  u"2018-1"_s,     u"18-10"_s,
                               u"2018-12/2018-10"_s, u"2018-10/"_s, u"/2018"_s,      u"2018/2019/2020"_s,
                               u"Oct 2018"_s,        u"0000-01"_s,  u"2018-10-01"_s, u"２０１８"_s};
    for (const QString& text : wrong)
        EXPECT_THAT(Period::parse(text), hasError(ErrorCode::InvalidArgument)) << text.toStdString();
}

TEST(Period, RefusesMonthsOutsideTheCalendarOrInTheWrongOrder) {
    EXPECT_THAT(Period::ofMonths(2018, 0, 2018, 1), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(Period::ofMonths(0, 1, 2018, 1), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(Period::ofMonths(2018, 1, 10000, 1), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(Period::ofMonths(2018, 2, 2018, 1), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(Period::ofMonths(1, 1, 9999, 12), isOk());
}

TEST(Period, EndsOnTheLastDayOfItsLastMonth) {
    EXPECT_EQ(period(u"2019-12/2020-02"_s).lastDay(), QDate(2020, 2, 29));
    EXPECT_EQ(period(u"2019"_s).lastDay(), QDate(2019, 12, 31));
    EXPECT_EQ(period(u"2019"_s).firstDay(), QDate(2019, 1, 1));
}

TEST(Period, OverlapsWhereAMonthIsShared) {
    EXPECT_TRUE(period(u"2018-10/2018-12"_s).overlaps(period(u"2018-12/2019-03"_s)));
    EXPECT_FALSE(period(u"2018-10/2018-12"_s).overlaps(period(u"2019-01/2019-03"_s)));
    EXPECT_TRUE(period(u"2018"_s).overlaps(period(u"2018-06"_s)));
    EXPECT_FALSE(period(u"2018"_s).overlaps(Period()));
    EXPECT_FALSE(Period().overlaps(Period()));
}

TEST(Period, IsLabelledAsPeopleWriteIt) {
    EXPECT_EQ(period(u"2018-10/2018-12"_s).label(), u"Oct–Dec 2018"_s);
    EXPECT_EQ(period(u"2018-10/2019-03"_s).label(), u"Oct 2018–Mar 2019"_s);
    EXPECT_EQ(period(u"2016/2020"_s).label(), u"2016–20"_s);
    EXPECT_EQ(period(u"1999/2001"_s).label(), u"1999–2001"_s);
    EXPECT_EQ(period(u"2020-03"_s).label(), u"Mar 2020"_s);
    EXPECT_EQ(period(u"2019"_s).label(), u"2019"_s);
}

RC_GTEST_PROP(Period, IsReadBackAsItWasWritten, ()) {
    const int first = *rc::gen::inRange(12, 9999 * 12);
    const int last = *rc::gen::inRange(first, 9999 * 12 + 12);
    const auto made = Period::ofMonths(first / 12, first % 12 + 1, last / 12, last % 12 + 1);
    RC_ASSERT(made.has_value());
    const auto read = Period::parse(made->toString());
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == *made);
}

} // namespace
} // namespace sheaf
