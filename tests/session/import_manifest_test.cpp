#include "app/session/import_manifest.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class ImportManifestTest : public AnyReview {
protected:
    Result<ImportManifest> manifest(const QByteArray& csv) const {
        return ImportManifest::read(write(u"manifest.csv"_s, csv));
    }
};

TEST_F(ImportManifestTest, SaysWhatIsKnownOfAFile) {
    const auto read = manifest(
        "file,title,site,type,period,confidentiality,sha256\n"
        "a.pdf,A title,Leeds,proposal,2016/2020,Public," +
        QByteArray(64, 'a') + "\nb.pdf\n");
    ASSERT_THAT(read, isOk());
    const ManifestEntry* entry = read->find(u"/docs/a.pdf"_s);
    ASSERT_NE(entry, nullptr);
    EXPECT_EQ(entry->title, u"A title"_s);
    EXPECT_EQ(entry->site, u"Leeds"_s);
    EXPECT_EQ(entry->type, u"proposal"_s);
    EXPECT_EQ(entry->period.toString(), u"2016-01/2020-12"_s);
    EXPECT_EQ(entry->confidentiality, Confidentiality::Public);
    EXPECT_EQ(entry->sha256, QByteArray(32, '\xAA'));
    const ManifestEntry* bare = read->find(u"b.pdf"_s);
    ASSERT_NE(bare, nullptr);
    EXPECT_TRUE(bare->period.isNull());
    EXPECT_EQ(bare->confidentiality, std::nullopt);
}

TEST_F(ImportManifestTest, MatchesTheEndOfAPathAndPrefersTheEntryWithMostFolders) {
    const auto read = manifest("file,title\na.pdf,any\nleeds/a.pdf,of Leeds\n./essex/a.pdf,of Essex\n").value();
    EXPECT_EQ(read.find(u"/docs/leeds/a.pdf"_s)->title, u"of Leeds"_s);
    EXPECT_EQ(read.find(u"docs/./essex/a.pdf"_s)->title, u"of Essex"_s);
    EXPECT_EQ(read.find(u"northleeds/a.pdf"_s)->title, u"any"_s);
    EXPECT_EQ(read.find(u"xa.pdf"_s), nullptr);
}

TEST_F(ImportManifestTest, NamesTheRowOfAValueItDoesNotUnderstand) {
    for (const QByteArray& row :
         {QByteArray("a.pdf,soon,,"), QByteArray("a.pdf,,secret,"), QByteArray("a.pdf,,,12zz")}) {
        const auto read = manifest("file,period,confidentiality,sha256\nok.pdf,,,\n" + row + "\n");
        ASSERT_THAT(read, hasError(ErrorCode::InvalidArgument)) << row.constData();
        EXPECT_TRUE(read.error().message.contains(u"line 3"_s));
    }
}

TEST_F(ImportManifestTest, MustExistAndHaveTheColumnFile) {
    EXPECT_THAT(ImportManifest::read(folder.path(u"no.csv"_s)), hasError(ErrorCode::Unreadable));
    EXPECT_THAT(manifest("path\na.pdf\n"), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(manifest("file\n\"a.pdf\n"), hasError(ErrorCode::Damaged));
}

} // namespace
} // namespace sheaf
