#include "coding/store/row_image.h"
#include "tests/support/printing.h"
#include "tests/support/random_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

TEST(RowImage, GivesBackWhatADatabaseHolds) {
    const QVariantList values{qlonglong(-5), 1.5,   u"text 😀"_s,  QByteArray("\0\xff", 2),
                              QVariant(),    u""_s, QByteArray("")};
    const auto read = unpackValues(packValues(values));
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, values);
    EXPECT_TRUE((*read)[4].isNull());
    EXPECT_FALSE((*read)[5].toString().isNull());
}

TEST(RowImage, IsTheSameForTheSameNumberOfAnotherType) {
    EXPECT_EQ(packValues({5}), packValues({qlonglong(5)}));
    EXPECT_EQ(packValues({true}), packValues({1}));
    EXPECT_NE(packValues({5}), packValues({5.0}));
    EXPECT_NE(packValues({u""_s}), packValues({QVariant()}));
}

TEST(RowImage, ReadsNothingFromBytesOfAnotherMaking) {
    const QByteArray image = packValues({u"some text"_s, 7});
    for (qsizetype kept = 0; kept < image.size(); ++kept)
        EXPECT_FALSE(unpackValues(image.first(kept))) << kept;
    EXPECT_FALSE(unpackValues("\xff\xff\xff"));
    EXPECT_FALSE(unpackValues("\x81\x81\x01")) << "an array in an array";
    EXPECT_FALSE(unpackValues(QByteArray("\x81\x7a\xff\xff\xff\xff", 6))) << "a text of 4 GB that is not there";
}

RC_GTEST_PROP(RowImage, ReadsBackEveryText, ()) {
    const QString text = *anyText();
    const auto read = unpackValues(packValues({text, text.toUtf8(), text.size()}));
    RC_ASSERT(read.has_value());
    RC_ASSERT((*read)[0].toString() == text);
    RC_ASSERT((*read)[1].toByteArray() == text.toUtf8());
}

} // namespace
} // namespace sheaf
