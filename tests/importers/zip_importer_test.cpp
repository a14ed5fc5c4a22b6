#include "importers/import_document.h"
#include "importers/zip_importer.h"
#include "tests/importers/sketches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

Result<ImportedSource> readZip(const QByteArray& bytes) {
    return importDocument(bytes, {.fileName = u"x.zip"_s});
}

ErrorCode errorOf(const QByteArray& bytes) {
    const auto source = readZip(bytes);
    EXPECT_FALSE(source.has_value());
    return source ? ErrorCode::Internal : source.error().code;
}

std::vector<std::string> namesIn(const QByteArray& bytes) {
    const auto source = readZip(bytes);
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    std::vector<std::string> names;
    if (!source)
        return names;
    EXPECT_EQ(checkImported(*source), QString());
    for (const ContainedDocument& document : source->contained)
        names.push_back(document.name.toStdString());
    return names;
}

/// Replaces bytes of the same length, so that offsets stay right.
QByteArray patched(QByteArray bytes, const QByteArray& from, const QByteArray& to) {
    return bytes.replace(from, to);
}

/// An archive of one member that says of itself that a password locks it.
QByteArray locked() {
    QByteArray bytes = test::zipWith({{"a.txt", "text"}});
    bytes[6] = static_cast<char>(bytes[6] | 1);
    const qsizetype entry = bytes.indexOf("PK\x01\x02");
    bytes[entry + 8] = static_cast<char>(bytes[entry + 8] | 1);
    return bytes;
}

} // namespace

TEST(ZipImporter, GivesTheDocumentsInAnArchiveAsTheyAre) {
    const QByteArray inner = test::zipWith({{"deep.txt", "Deep."}});
    const auto source = readZip(test::zipWith({{"a.txt", "Text."}, {"folder/inner.zip", inner}}));
    ASSERT_TRUE(source.has_value());
    EXPECT_EQ(checkImported(*source), QString());
    EXPECT_TRUE(source->passages.isEmpty());
    ASSERT_EQ(source->contained.size(), 2U);
    EXPECT_EQ(source->contained[0].bytes, "Text.");
    EXPECT_TRUE(source->contained[0].source.empty());
    EXPECT_EQ(source->contained[1].bytes, inner);
}

TEST(ZipImporter, SkipsWhatSystemsPutBesideDocuments) {
    EXPECT_THAT(
        namesIn(test::zipWith(
            {{"folder/", ""},
             {"__MACOSX/folder/._a.txt", "x"},
             {"folder/.DS_Store", "x"},
             {"folder/Thumbs.db", "x"},
             {"~$a.docx", "x"},
             {"folder/a.txt", "Text."}})),
        ElementsAre("a.txt"));
}

TEST(ZipImporter, MakesNamesOfPathsThatAreUniqueAndHarmless) {
    EXPECT_THAT(
        namesIn(test::zipWith(
            {{"Leeds/interview.txt", "1"},
             {"Camden/Interview.txt", "2"},
             {"x/Leeds/interview.txt", "3"},
             {"..\\..\\etc\\passwd", "4"},
             {"a:b?.txt", "5"}})),
        ElementsAre(
            "Leeds - interview.txt", "Camden - Interview.txt", "Leeds - interview (2).txt", "passwd", "a_b_.txt"));
    EXPECT_EQ(fileNameFromPath(QString(500, u'n') + u".docx"_s).size(), 200);
    EXPECT_TRUE(fileNameFromPath(QString(500, u'n') + u".docx"_s).endsWith(u".docx"_s));
    EXPECT_EQ(fileNameFromPath(u"/../"_s), u"unnamed"_s);
    EXPECT_EQ(fileNameFromPath({}), u"unnamed"_s);
}

TEST(ZipImporter, ReadsNamesInUtf8AndInTheOldCodePage) {
    const QByteArray utf8 = test::zipWith({{"caf\xC3\xA9.txt", "Text."}});
    EXPECT_THAT(namesIn(utf8), ElementsAre("caf\u00E9.txt"));
    EXPECT_THAT(
        namesIn(patched(test::zipWith({{"cafX.txt", "Text."}}), "cafX", "caf\x82")), ElementsAre("caf\u00E9.txt"));
}

TEST(ZipImporter, TellsAnArchiveFromTheFormatsThatAreZipFilesThemselves) {
    const auto docx = importDocument(test::docxWith(test::docxParagraph("Text")), {.fileName = u"x.zip"_s});
    ASSERT_TRUE(docx.has_value());
    EXPECT_EQ(docx->format, u"docx"_s);
    EXPECT_THAT(
        namesIn(test::zipWith({{"word list.txt", "Text."}, {"a.docx", test::docxWith(test::docxParagraph("In it"))}})),
        ElementsAre("word list.txt", "a.docx"));
    EXPECT_EQ(
        errorOf(test::zipWith({{"[Content_Types].xml", "<a/>"}, {"ppt/presentation.xml", "<a/>"}})),
        ErrorCode::Unsupported);
    EXPECT_EQ(
        errorOf(test::zipWith({{"mimetype", "application/vnd.oasis.opendocument.presentation"}})),
        ErrorCode::Unsupported);
}

TEST(ZipImporter, LeavesOutADamagedMemberWithAWarning) {
    const QByteArray good = test::zipWith({{"a.txt", "Text."}, {"b.txt", "Other"}});
    const auto source = readZip(patched(good, "Other", "Othex"));
    ASSERT_TRUE(source.has_value());
    EXPECT_EQ(source->contained.size(), 1U);
    EXPECT_EQ(source->warnings, QStringList{u"1 damaged file in the archive was left out: b.txt"_s});
    EXPECT_EQ(errorOf(patched(test::zipWith({{"b.txt", "Other"}}), "Other", "Othex")), ErrorCode::Damaged);
}

TEST(ZipImporter, SaysWhyAnArchiveIsNotRead) {
    const QByteArray good = test::zipWith({{"a.txt", "Text."}});
    EXPECT_EQ(errorOf(good.first(good.size() - 30)), ErrorCode::Damaged);
    EXPECT_EQ(errorOf("not an archive"), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(locked()), ErrorCode::Encrypted);
    EXPECT_EQ(errorOf(QByteArray("PK\x05\x06", 4) + QByteArray(18, '\0')), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(test::zipWith({{"folder/", ""}})), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(test::zipWith({{"bomb.txt", QByteArray(40 << 20, 'a')}})), ErrorCode::TooLarge);
}

} // namespace sheaf
