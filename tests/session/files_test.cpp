#include "app/session/files.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;

using Files = AnyReview;

TEST_F(Files, AreReadWhole) {
    EXPECT_EQ(readFile(write(u"a.txt"_s, QByteArray("a\0b", 3))).value(), QByteArray("a\0b", 3));
    EXPECT_EQ(readFile(write(u"empty"_s, {})).value(), QByteArray());
}

TEST_F(Files, ThatCannotBeReadSayWhich) {
    for (const QString& path : {folder.path(u"missing.txt"_s), folder.path(u"."_s)}) {
        const auto read = readFile(path);
        ASSERT_THAT(read, hasError(ErrorCode::Unreadable));
        EXPECT_TRUE(read.error().message.contains(path));
    }
}

TEST_F(Files, AreNotReadBeyondTheLimit) {
    const QString path = write(u"a.txt"_s, "12345");
    EXPECT_TRUE(readFile(path, 5));
    EXPECT_THAT(readFile(path, 4), hasError(ErrorCode::TooLarge));
}

TEST_F(Files, OfAFolderAreThoseOfReadableFormatInAStableOrder) {
    const QString b = write(u"docs/b.TXT"_s, "b");
    const QString a = write(u"docs/a.txt"_s, "a");
    const QString deep = write(u"docs/deep/c.txt"_s, "c");
    write(u"docs/.hidden.txt"_s, "h");
    write(u"docs/picture.png"_s, "p");
    ASSERT_TRUE(QFile::link(folder.path(u"docs"_s), folder.path(u"docs/deep/loop"_s)));
    const QString nowhere = folder.path(u"docs/deep/nowhere.txt"_s);
    ASSERT_TRUE(QFile::link(folder.path(u"gone.txt"_s), nowhere)); // reading it says so
    const QString missing = folder.path(u"missing.pdf"_s);
    const QString odd = write(u"odd.xyz"_s, "x");
    EXPECT_THAT(
        filesUnder({odd, folder.path(u"docs"_s), a, missing}, {u"txt"_s}),
        ElementsAre(odd, a, b, deep, nowhere, missing));
    QStringList leftOut;
    static_cast<void>(filesUnder({folder.path(u"docs"_s)}, {u"txt"_s}, &leftOut));
    leftOut.sort();
    EXPECT_THAT(leftOut, ElementsAre(folder.path(u"docs/deep/loop"_s), folder.path(u"docs/picture.png"_s)));
}

} // namespace
} // namespace sheaf
