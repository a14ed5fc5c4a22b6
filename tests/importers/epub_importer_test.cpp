#include "importers/import_document.h"
#include "tests/importers/shown.h"
#include "tests/importers/sketches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using sheaf::test::zipWith;
using testing::ElementsAre;

namespace sheaf {

namespace {

using Members = QList<std::pair<QByteArray, QByteArray>>;

const QByteArray container = "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>";
const QByteArray package =
    "<package><metadata xmlns:dc=\"d\"><dc:title>Leeds handbook</dc:title><dc:language>en-GB</dc:language></metadata>"
    "<manifest><item id=\"b\" href=\"text/two.xhtml\" media-type=\"application/xhtml+xml\"/>"
    "<item id=\"a\" href=\"./one%20page.xhtml\" media-type=\"application/xhtml+xml\"/>"
    "<item id=\"x\" href=\"gone.xhtml\" media-type=\"application/xhtml+xml\"/>"
    "<item id=\"p\" href=\"p.svg\" media-type=\"image/svg+xml\"/></manifest>"
    "<spine><itemref idref=\"p\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";

Members goodMembers() {
    return {
        {"mimetype", "application/epub+zip"},
        {"META-INF/container.xml", container},
        {"OPS/book.opf", package},
        {"OPS/text/two.xhtml", "<?xml version='1.0'?><html><body><p>Second</p></body></html>"},
        {"OPS/one page.xhtml", "<?xml version='1.0'?><html><head><title/></head><body><h1>First</h1></body></html>"}};
}

QByteArray epubWith(const QByteArray& name, const QByteArray& content) {
    Members members = goodMembers();
    for (auto& member : members) {
        if (member.first == name) {
            member.second = content;
            return zipWith(members);
        }
    }
    members.append({name, content});
    return zipWith(members);
}

ImportedSource readEpub(const QByteArray& bytes) {
    auto source = importDocument(bytes, {.fileName = u"x.epub"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

ErrorCode errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.epub"_s});
    EXPECT_FALSE(source.has_value());
    return source ? ErrorCode::Internal : source.error().code;
}

} // namespace

TEST(EpubImporter, ReadsThePagesInTheOrderOfTheSpine) {
    const ImportedSource source = readEpub(zipWith(goodMembers()));
    EXPECT_THAT(test::shown(source), ElementsAre("First", "Second"));
    EXPECT_EQ(source.passages[0].kind, PassageKind::Heading);
    EXPECT_EQ(source.title, u"Leeds handbook"_s);
    EXPECT_EQ(source.language, u"en-GB"_s);
    EXPECT_EQ(source.format, u"epub"_s);
    EXPECT_TRUE(source.warnings.isEmpty());
}

TEST(EpubImporter, ReadsNotesAsFootnotes) {
    const ImportedSource source = readEpub(epubWith(
        "OPS/text/two.xhtml",
        "<html><body><p>practice<a epub:type=\"noteref\" href=\"#n\">1</a></p>"
        "<aside epub:type=\"footnote\" id=\"n\"><p>The note.</p></aside><p>After</p></body></html>"));
    EXPECT_THAT(test::shown(source), ElementsAre("First", "practice[1]", "The note.", "After"));
    EXPECT_EQ(source.passages[2].kind, PassageKind::Footnote);
    EXPECT_EQ(source.passages[3].kind, PassageKind::Paragraph);
}

TEST(EpubImporter, SaysWhatIsMissingAndReadsTheRest) {
    QByteArray spine = package;
    spine.replace("<spine>", "<spine><itemref idref=\"x\"/><itemref idref=\"unknown\"/>");
    const ImportedSource source = readEpub(epubWith("OPS/book.opf", spine));
    EXPECT_THAT(test::shown(source), ElementsAre("First", "Second"));
    EXPECT_EQ(source.warnings, QStringList{u"its part OPS/gone.xhtml is missing"_s});
    EXPECT_EQ(readEpub(epubWith("OPS/text/two.xhtml", QByteArray(100, '\0'))).warnings.size(), 1);
}

TEST(EpubImporter, TellsLockedPagesFromDisguisedFonts) {
    const auto lock = [](const QByteArray& method, const QByteArray& part) {
        return epubWith(
            "META-INF/encryption.xml", "<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm=\"" + method +
                                           "\"/><enc:CipherData><enc:CipherReference URI=\"" + part +
                                           "\"/></enc:CipherData></enc:EncryptedData></encryption>");
    };
    EXPECT_EQ(errorOf(lock("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "OPS/text/two.xhtml")), ErrorCode::Encrypted);
    EXPECT_EQ(readEpub(lock("http://www.idpf.org/2008/embedding", "OPS/font.otf")).passages.size(), 2);
}

TEST(EpubImporter, SaysWhyABookIsNotRead) {
    const QByteArray good = zipWith(goodMembers());
    EXPECT_EQ(errorOf(good.first(good.size() / 2)), ErrorCode::Damaged);
    EXPECT_EQ(errorOf("just text"), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(zipWith({{"mimetype", "application/epub+zip"}})), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(epubWith("META-INF/container.xml", "<container>")), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(epubWith("META-INF/container.xml", "<container/>")), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(epubWith("OPS/book.opf", "<package")), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(epubWith("OPS/book.opf", "<package><spine/></package>")), ErrorCode::Damaged);
    const QByteArray blank = "<package><manifest><item id=\"a\" href=\"text/two.xhtml\" media-type=\"text/html\"/>"
                             "</manifest><spine><itemref idref=\"a\"/></spine></package>";
    Members members = goodMembers();
    members[2].second = blank;
    members[3].second = "<html><img src=\"x\"/></html>";
    EXPECT_EQ(errorOf(zipWith(members)), ErrorCode::Unsupported);
    members[3].second = "<html>" + QByteArray("<div>").repeated(1000) + "deep</html>";
    EXPECT_EQ(errorOf(zipWith(members)), ErrorCode::TooLarge);
}

} // namespace sheaf
