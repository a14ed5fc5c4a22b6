#include "app/exporters/export_table.h"
#include "tests/exporters/any_table.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <gmock/gmock.h>

namespace sheaf {
namespace {

using namespace Qt::StringLiterals;
using namespace test;

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TEST(WriteTables, TakesTheFormatFromTheEndingWhateverItsCase) {
    const QTemporaryDir folder;
    ASSERT_TRUE(writeTables({smallTable()}, u"Report"_s, folder.filePath(u"a.CSV"_s)));
    EXPECT_EQ(contentOf(folder.filePath(u"a.CSV"_s)), toCsv(smallTable()));
    ASSERT_TRUE(writeTables({smallTable()}, u"Report"_s, folder.filePath(u"a.html"_s)));
    EXPECT_EQ(contentOf(folder.filePath(u"a.html"_s)), toHtml({smallTable()}, u"Report"_s));
    ASSERT_TRUE(writeTables({smallTable()}, u"Report"_s, folder.filePath(u"a.docx"_s)));
    EXPECT_TRUE(contentOf(folder.filePath(u"a.docx"_s)).startsWith("PK"));
}

TEST(WriteTables, RefusesAnEndingItDoesNotKnowAndListsThoseItDoes) {
    const QTemporaryDir folder;
    const auto written = writeTables({smallTable()}, u"Report"_s, folder.filePath(u"a.pdf"_s));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::Unsupported);
    for (const QString& ending : tableEndings())
        EXPECT_TRUE(written.error().hint.contains(ending));
    EXPECT_FALSE(QFileInfo::exists(folder.filePath(u"a.pdf"_s)));
}

TEST(WriteTables, RefusesSeveralTablesForOneCsvFile) {
    const QTemporaryDir folder;
    const auto written = writeTables({smallTable(), smallTable()}, u"Report"_s, folder.filePath(u"a.csv"_s));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::InvalidArgument);
}

TEST(WriteTables, NamesThePathThatTakesNoFile) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"missing/a.csv"_s);
    const auto written = writeTables({smallTable()}, u"Report"_s, path);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::ReadOnly);
    EXPECT_TRUE(written.error().message.contains(path));
}

TEST(WriteTables, LeavesAFileOnlyItsOwnerCanReadAlsoWhereOthersCouldBefore) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    QFile old(path);
    ASSERT_TRUE(old.open(QIODevice::WriteOnly));
    ASSERT_TRUE(old.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    old.close();
    ASSERT_TRUE(writeTables({smallTable()}, u"Report"_s, path));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_EQ(QFileInfo(path).permissions() & others, 0);
}

} // namespace
} // namespace sheaf
