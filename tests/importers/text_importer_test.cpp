#include "importers/import_document.h"
#include "importers/importer.h"
#include "importers/text_importer.h"
#include "tests/importers/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <new>
#include <stdexcept>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

ImportedSource readText(const QByteArray& bytes) {
    auto source = importDocument(bytes, {.fileName = u"x.txt"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

} // namespace

TEST(TextImporter, ReadsHeadingsListsAndTables) {
    const ImportedSource source = readText(
        "# **Title**\n\nText.\n\n## Part\n- one\n   goes on\n- two\n1. three\n\n| a | b |\n|---|---|\n| c | d |\n");
    EXPECT_THAT(
        test::shown(source),
        ElementsAre("Title", "Text.", "Part", "one goes on", "two", "1. three", "a", "b", "c", "d"));
    EXPECT_EQ(source.passages[2].headingLevel, 2);
    EXPECT_EQ(source.passages[4].kind, PassageKind::ListItem);
    EXPECT_EQ(source.passages[9].row, 1);
    EXPECT_EQ(source.passages[9].column, 1);
}

TEST(TextImporter, JoinsWrappedLinesAndLeavesShortOnesApart) {
    const ImportedSource source = readText("This line was wrapped by a program at sixty characters, so it\ngoes on "
                                           "here without a break, and again it has been wrapped\nuntil it ends.\n"
                                           "12 High Street\nLeeds\n");
    EXPECT_THAT(
        test::shown(source), ElementsAre(
                                 "This line was wrapped by a program at sixty characters, so it goes on here without a "
                                 "break, and again it has been "
                                 "wrapped until it ends.",
                                 "12 High Street", "Leeds"));
}

TEST(TextImporter, ReadsTheSameTextWhateverTheLineEndsAndMarks) {
    const QString text = readText("One 😀.\n\nTwo.\n").text;
    EXPECT_EQ(readText("\xEF\xBB\xBFOne 😀.\r\n\r\nTwo.\r\n").text, text);
    EXPECT_EQ(readText("One 😀.\r\rTwo.").text, text);
    const QString wide = u"\uFEFFOne 😀.\n\nTwo.\n"_s;
    EXPECT_EQ(readText(QByteArray(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2)).text, text);
}

TEST(TextImporter, GuessesAnEncodingAndSaysSo) {
    const ImportedSource source = readText("The caf\xE9 \x93opens\x94 at nine, and the na\xEFve fa\xE7"
                                           "ade is caf\xE9 brown.\n");
    EXPECT_TRUE(source.text.contains(u"café “opens”"_s)) << source.text.toStdString();
    EXPECT_EQ(source.warnings.size(), 1);
}

TEST(TextImporter, TakesAFileWithoutAnEndingIfNothingInItSpeaksAgainstText) {
    const TextImporter importer;
    EXPECT_EQ(importer.recognise("We found trust.\n", {}), Recognition::ByName);
    EXPECT_EQ(
        importer.recognise(
            QByteArrayView(
                "\x7F"
                "ELF\x01\x00",
                6),
            {}),
        Recognition::No);
    EXPECT_EQ(importer.recognise("We found trust.\n", u"xyz"_s), Recognition::No);
    EXPECT_EQ(importer.recognise({}, {}), Recognition::No);
}

TEST(TextImporter, RefusesBinaryJunkAndBlankFiles) {
    QByteArray junk;
    for (int i = 0; i < 2000; ++i)
        junk.append(static_cast<char>((i * 7919) % 251));
    for (const QByteArray& bytes : {junk, QByteArray(100, '\0'), QByteArray(" \n\n\t"), QByteArray()}) {
        const auto source = importDocument(bytes, {.fileName = u"x.txt"_s});
        ASSERT_FALSE(source);
        EXPECT_EQ(source.error().code, ErrorCode::Damaged);
    }
}

TEST(TextImporter, HoldsTheInvariantsForAnyBytes) {
    EXPECT_TRUE(rc::check([](const std::string& bytes) {
        const auto source = importDocument(QByteArray::fromStdString(bytes), {.fileName = u"x.txt"_s});
        if (source)
            RC_ASSERT(checkImported(*source).toStdString() == std::string());
    }));
}

TEST(ImportDocument, NamesWhatAMislabelledFileIs) {
    const auto picture = importDocument(QByteArray("\xFF\xD8\xFF\xE0 JFIF and so on"), {.fileName = u"scan.pdf"_s});
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().code, ErrorCode::Damaged);
    EXPECT_TRUE(picture.error().message.contains(u"JPEG"_s));
}

TEST(ImportDocument, SaysWhatIsReadWhenAFormatIsNot) {
    const auto source = importDocument(QByteArray("abc"), {.fileName = u"x.xyz"_s});
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::Unsupported);
    EXPECT_TRUE(source.error().hint.contains(u"docx"_s));
}

TEST(TextImporter, ReadsAHeadingOfSpacesWithoutMeasure) {
    const ImportedSource source = readText("# One" + QByteArray(400'000, ' ') + "two ##\n\n#no heading\n");
    EXPECT_THAT(test::shown(source), ElementsAre("One two", "#no heading"));
    EXPECT_EQ(source.passages[0].headingLevel, 1);
    EXPECT_EQ(source.passages[1].kind, PassageKind::Paragraph);
}

TEST(ImportDocument, TurnsWhatAnImporterThrowsIntoAnError) {
    class Throwing final : public Importer {
    public:
        explicit Throwing(bool outOfMemory) : m_outOfMemory(outOfMemory) {}
        QStringList endings() const override { return {}; }
        Recognition recognise(QByteArrayView, const QString&) const override { return Recognition::No; }
        Result<ImportedSource> read(const QByteArray&, const ReadingRequest&) const override {
            if (m_outOfMemory)
                throw std::bad_alloc();
            throw std::runtime_error("odd bytes");
        }

    private:
        bool m_outOfMemory;
    };
    const auto tooLarge = readContained(Throwing(true), "x", {});
    ASSERT_FALSE(tooLarge);
    EXPECT_EQ(tooLarge.error().code, ErrorCode::TooLarge);
    const auto damaged = readContained(Throwing(false), "x", {});
    ASSERT_FALSE(damaged);
    EXPECT_EQ(damaged.error().code, ErrorCode::Damaged);
    EXPECT_EQ(damaged.error().detail, u"odd bytes"_s);
}

} // namespace sheaf
