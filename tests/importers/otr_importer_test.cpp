#include "importers/import_document.h"
#include "tests/importers/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

Result<ImportedSource> readOtr(const QByteArray& text) {
    QByteArray escaped = text;
    escaped.replace('"', "\\\"");
    return importDocument(
        "{\"text\":\"" + escaped + "\",\"media\":\"Ada at home.mp3\",\"media-time\":8.9}", {.fileName = u"x.otr"_s});
}

QByteArray stamp(const QByteArray& seconds) {
    return "<span class=\"timestamp\" data-timestamp=\"" + seconds + "\">00:05</span>";
}

} // namespace

TEST(OtrImporter, StartsATurnAtEveryTimeWhereNobodyIsNamed) {
    const auto source = readOtr(
        "<p>About the start</p><p>" + stamp("5.2") + " How did it start?<br>Tell me.</p><p>" + stamp("3725") +
        "Slowly.</p>");
    ASSERT_TRUE(source);
    EXPECT_THAT(test::shown(*source), ElementsAre("About the start", "How did it start?\nTell me.", "Slowly."));
    EXPECT_EQ(source->passages[0].kind, PassageKind::Paragraph);
    EXPECT_EQ(source->passages[1].startMs, 5200);
    EXPECT_EQ(source->passages[2].startMs, 3'725'000);
    EXPECT_EQ(source->passages[2].kind, PassageKind::Turn);
}

TEST(OtrImporter, ReadsTextWithoutTimesAndLeavesTheRecordingsNameOut) {
    const auto source = readOtr("<p>One &amp; <i>two</i>.</p><p>Three.</p><script>no</script>");
    ASSERT_TRUE(source);
    EXPECT_THAT(test::shown(*source), ElementsAre("One & two.", "Three."));
    EXPECT_EQ(source->title, QString());
}

TEST(OtrImporter, KeepsATimeInsideALineAsItIsShown) {
    const auto source =
        readOtr("<p>" + stamp("1") + " Ada: One " + stamp("9") + " two.</p><p>" + stamp("12") + "Sam: Three.</p>");
    ASSERT_TRUE(source);
    EXPECT_THAT(test::shown(*source), ElementsAre("One 00:05 two.", "Three."));
}

TEST(OtrImporter, IsKnownByItsContent) {
    const auto source =
        importDocument("{\"text\":\"<p>One.</p>\",\"media\":\"\",\"media-time\":8.9}", {.fileName = u"x.txt"_s});
    ASSERT_TRUE(source);
    EXPECT_EQ(source->format, u"otr"_s);
}

TEST(OtrImporter, RefusesWhatIsNoTranscript) {
    for (const QByteArray& bytes :
         {QByteArray("{\"text\":\"<p>cut sh"), QByteArray("[1]"), QByteArray("{\"text\":7}"),
          QByteArray("{\"text\":\"<p> </p>\"}")}) {
        const auto source = importDocument(bytes, {.fileName = u"x.otr"_s});
        ASSERT_FALSE(source) << bytes.toStdString();
        EXPECT_EQ(source.error().code, ErrorCode::Damaged);
    }
}

TEST(OtrImporter, RefusesPagesThatWouldTakeForever) {
    QByteArray formatting;
    for (int i = 0; i < 90; ++i)
        formatting += "<b class='" + QByteArray::number(i) + "'>";
    for (const QByteArray& text :
         {QByteArray("<div>").repeated(200), formatting + QByteArray("<p>x</p>").repeated(100'000),
          "<p " + QByteArray(5000, 'a') + ">"}) {
        const auto source = readOtr(text);
        ASSERT_FALSE(source);
        EXPECT_EQ(source.error().code, ErrorCode::TooLarge);
    }
}

} // namespace sheaf
