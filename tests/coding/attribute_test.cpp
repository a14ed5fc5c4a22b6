#include "coding/attribute.h"
#include "tests/support/printing.h"
#include "tests/support/random_text.h"
#include "tests/support/result_matchers.h"

#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;

Attribute attributeOf(AttributeType type) {
    Attribute attribute;
    attribute.name = u"Round"_s;
    attribute.type = type;
    if (type == AttributeType::Choice)
        attribute.choices = {u"Straße"_s, u"North East"_s};
    return attribute;
}

/// What the store keeps, or “refused”.
QString kept(AttributeType type, const QString& written) {
    const auto value = canonicalValue(attributeOf(type), written);
    if (!value) {
        EXPECT_THAT(value, hasError(ErrorCode::InvalidArgument));
    }
    return value.value_or(u"refused"_s);
}

TEST(Attributes, KeepNumbersAsPlainDecimals) {
    const std::pair<QString, QString> rows[] = {
        {u"12"_s, u"12"_s},
        {u" 1,234.50 "_s, u"1234.5"_s},
        {u"1 234 567"_s, u"1234567"_s},
        {u"1\u202F234"_s, u"1234"_s},
        {u"-0.50"_s, u"-0.5"_s},
        {u"\u22123"_s, u"-3"_s},
        {u"+4"_s, u"4"_s},
        {u".5"_s, u"0.5"_s},
        {u"-0"_s, u"0"_s},
        {u"007"_s, u"7"_s},
        {u"12345678901234567890.12345678901234567891"_s, u"12345678901234567890.12345678901234567891"_s},
        {u"3,5"_s, u"refused"_s},
        {u"1,2345"_s, u"refused"_s},
        {u"1.234,5"_s, u"refused"_s},
        {u"5."_s, u"refused"_s},
        {u"."_s, u"refused"_s},
        {u"-"_s, u"refused"_s},
        {u"1e5"_s, u"refused"_s},
        {u"12 %"_s, u"refused"_s},
        {u"٣"_s, u"refused"_s},
        {u"inf"_s, u"refused"_s},
    };
    for (const auto& [written, expected] : rows)
        EXPECT_EQ(kept(AttributeType::Number, written), expected) << written.toStdString();
}

TEST(Attributes, KeepDatesAsExactAsTheyWereWritten) {
    const std::pair<QString, QString> rows[] = {
        {u"2019-03-01"_s, u"2019-03-01"_s}, {u"2019-03"_s, u"2019-03"_s},         {u"2019"_s, u"2019"_s},
        {u"1/3/2019"_s, u"2019-03-01"_s},   {u"03/04/2019"_s, u"2019-04-03"_s}, // day first, always
        {u"4/2019"_s, u"2019-04"_s},        {u"1 March 2019"_s, u"2019-03-01"_s}, {u"Sept 2018"_s, u"2018-09"_s},
        {u"29/2/2020"_s, u"2020-02-29"_s},  {u"29/2/2019"_s, u"refused"_s},       {u"3/13/2019"_s, u"refused"_s},
        {u"1/3/19"_s, u"refused"_s},        {u"2019-13"_s, u"refused"_s},         {u"2019-3-1"_s, u"refused"_s},
        {u"0000"_s, u"refused"_s},          {u"0/3/2019"_s, u"refused"_s},        {u"1 Marchpane 2019"_s, u"refused"_s},
        {u"soon"_s, u"refused"_s},
    };
    for (const auto& [written, expected] : rows)
        EXPECT_EQ(kept(AttributeType::Date, written), expected) << written.toStdString();
}

TEST(Attributes, KeepYesOrNo) {
    for (const QString& yes : {u"yes"_s, u"Y"_s, u"TRUE"_s, u"1"_s})
        EXPECT_EQ(kept(AttributeType::YesNo, yes), u"yes");
    for (const QString& no : {u"No"_s, u"n"_s, u"false"_s, u"0"_s})
        EXPECT_EQ(kept(AttributeType::YesNo, no), u"no");
    EXPECT_EQ(kept(AttributeType::YesNo, u"perhaps"_s), u"refused");
}

TEST(Attributes, KeepAChoiceAsItIsListed) {
    EXPECT_EQ(kept(AttributeType::Choice, u"STRASSE"_s), u"Straße");
    EXPECT_EQ(kept(AttributeType::Choice, u" north east "_s), u"North East");
    EXPECT_EQ(kept(AttributeType::Choice, u"South"_s), u"refused");
}

TEST(Attributes, SayWhatIsAccepted) {
    const auto refused = canonicalValue(attributeOf(AttributeType::Choice), u"South"_s);
    EXPECT_EQ(refused.error().message, u"“Round”: “South” is not in its list");
    EXPECT_EQ(refused.error().hint, u"choose one of Straße, North East");
}

TEST(Attributes, TakeNothingForNotKnown) {
    for (int type = 0; type <= static_cast<int>(AttributeType::Choice); ++type)
        EXPECT_EQ(kept(static_cast<AttributeType>(type), u"  "_s), QString());
}

RC_GTEST_PROP(Attributes, KeepWhatTheyKeptUnchanged, ()) {
    const QString written = *anyText();
    const int digits = *rc::gen::inRange(0, 1'000'000);
    for (const QString& value : {written, QString::number(digits), QString::number(digits / 1000.0, 'f', 3)}) {
        for (int type = 0; type <= static_cast<int>(AttributeType::Choice); ++type) {
            const Attribute attribute = attributeOf(static_cast<AttributeType>(type));
            const auto once = canonicalValue(attribute, value);
            if (!once)
                continue;
            const auto twice = canonicalValue(attribute, *once);
            RC_ASSERT(twice.has_value());
            RC_ASSERT(*twice == *once);
        }
    }
}

TEST(GuessType, TakesTheTypeThatEveryValueHas) {
    EXPECT_EQ(guessType({u"1"_s, u""_s, u"2.5"_s}), AttributeType::Number);
    EXPECT_EQ(guessType({u"2019-03-01"_s, u"2019"_s}), AttributeType::Date);
    EXPECT_EQ(guessType({u"1/3/2019"_s}), AttributeType::Date);
    EXPECT_EQ(guessType({u"Yes"_s, u"n"_s, u"1"_s}), AttributeType::YesNo);
    EXPECT_EQ(guessType({u"1"_s, u"two"_s}), AttributeType::Text);
    EXPECT_EQ(guessType({u"2019-03-01"_s, u"yes"_s}), AttributeType::Text);
}

TEST(GuessType, IsCautiousWhereTwoTypesFit) {
    EXPECT_EQ(guessType({}), AttributeType::Text);
    EXPECT_EQ(guessType({u" "_s}), AttributeType::Text);
    EXPECT_EQ(guessType({u"0"_s, u"1"_s}), AttributeType::Number);
    EXPECT_EQ(guessType({u"2016"_s, u"2018"_s}), AttributeType::Number);
    EXPECT_EQ(guessType({u"007"_s, u"012"_s}), AttributeType::Text);
    EXPECT_EQ(guessType({u"A"_s, u"B"_s, u"A"_s, u"B"_s}), AttributeType::Text);
}

} // namespace
} // namespace sheaf
