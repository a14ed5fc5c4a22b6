#include "coding/name_folding.h"
#include "tests/support/printing.h"
#include "tests/support/random_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

TEST(FoldedName, MakesNamesEqualThatPeopleTakeForEqual) {
    const std::pair<QString, QString> same[] = {
        {u"Straße"_s, u"STRASSE"_s},
        {u"STRAẞE"_s, u"strasse"_s},
        {u"İzmir"_s, u"i\u0307zmir"_s},
        {u"Café"_s, u"CAFE\u0301"_s},
        {u"ΣΟΦΟΣ"_s, u"σοφος"_s},
        {u" Leeds\n"_s, u"leeds"_s},
        {u"𐐀"_s, u"𐐨"_s}};
    for (const auto& [one, other] : same)
        EXPECT_EQ(foldedName(one), foldedName(other));
}

TEST(FoldedName, KeepsApartWhatPeopleKeepApart) {
    EXPECT_NE(foldedName(u"Izmir"_s), foldedName(u"İzmir"_s));
    EXPECT_NE(foldedName(u"Cafe"_s), foldedName(u"Café"_s));
    EXPECT_NE(foldedName(u"econ"_s), foldedName(u"economy"_s));
}

RC_GTEST_PROP(FoldedName, IsItsOwnFoldedName, ()) {
    const QString folded = foldedName(*anyText());
    RC_ASSERT(foldedName(folded) == folded);
}

} // namespace
} // namespace sheaf
