#include "importers/import_document.h"
#include "importers/mail_header.h"
#include "importers/mail_parts.h"
#include "importers/mail_text.h"
#include "tests/importers/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

const QByteArray envelope = "From: Ada <ada@example.org>\nTo: Sam <sam@example.org>\nSubject: Visit to Leeds\n"
                            "Date: Tue, 5 May 2020 10:00:00 +0100\nMIME-Version: 1.0\n";

QByteArray multipart(const QByteArray& type, const QList<QByteArray>& parts, const QByteArray& boundary = "b") {
    QByteArray content = "Content-Type: multipart/" + type + "; boundary=\"" + boundary + "\"\n\n";
    for (const QByteArray& part : parts)
        content += "--" + boundary + '\n' + part + '\n';
    return content + "--" + boundary + "--\n";
}

const QByteArray plainPart = "Content-Type: text/plain; charset=utf-8\n\nPlain text.\n";
const QByteArray htmlPart = "Content-Type: text/html; charset=utf-8\n\n<p>Page &amp; text.</p>\n";

ImportedSource readMail(const QByteArray& bytes, const QString& name = u"x.eml"_s) {
    auto source = importDocument(bytes, {.fileName = name});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

ErrorCode errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.eml"_s});
    EXPECT_FALSE(source.has_value());
    return source ? ErrorCode::Internal : source.error().code;
}

/// What follows the heading and the envelope.
std::vector<std::string> bodyOf(const ImportedSource& source) {
    std::vector<std::string> texts = test::shown(source);
    texts.erase(texts.begin(), texts.begin() + 2);
    return texts;
}

} // namespace

TEST(EmlImporter, ShowsSubjectEnvelopeAndText) {
    const ImportedSource source =
        readMail(envelope + "\nDear Sam,\n\nit went well.\n\n> How did it\n> go?\nWell.\n", u"x.txt"_s);
    EXPECT_THAT(
        test::shown(source),
        ElementsAre(
            "Visit to Leeds",
            "From: Ada <ada@example.org>\nTo: Sam <sam@example.org>\nDate: Tue, 5 May 2020 10:00:00 +0100", "Dear Sam,",
            "it went well.", "How did it", "go?", "Well."));
    EXPECT_EQ(source.passages[0].kind, PassageKind::Heading);
    EXPECT_EQ(source.title, u"Visit to Leeds"_s);
    EXPECT_EQ(source.format, u"eml"_s);
    EXPECT_TRUE(source.contained.empty());
}

TEST(EmlImporter, PrefersPlainTextToThePageThatSaysTheSame) {
    EXPECT_THAT(
        bodyOf(readMail(envelope + multipart("alternative", {htmlPart, plainPart}))), ElementsAre("Plain text."));
    EXPECT_THAT(
        bodyOf(readMail(envelope + multipart("alternative", {"Content-Type: text/plain\n\n \n", htmlPart}))),
        ElementsAre("Page & text."));
}

TEST(EmlImporter, UndoesTransferEncodingsAndCharsets) {
    EXPECT_THAT(
        bodyOf(readMail(
            envelope + "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\nxMHKCg==\n")),
        ElementsAre("дай"));
    EXPECT_THAT(
        bodyOf(readMail(
            envelope +
            "Content-Type: text/plain; charset=\"iso-8859-1\"\nContent-Transfer-Encoding: quoted-printable\n\n"
            "The caf=E9 is =\nopen.\n")),
        ElementsAre("The café is open."));
    EXPECT_THAT(
        bodyOf(readMail(envelope + "Content-Type: text/html\n\n<meta charset=windows-1252><p>caf\xE9 \x93x\x94")),
        ElementsAre("café “x”"));
}

TEST(EmlImporter, JoinsFlowedLines) {
    EXPECT_EQ(
        mailLines(u"One \ntwo\n two\n> quoted \n> goes on\n-- \nAda"_s, true, false),
        (QStringList{u"One two"_s, u"two"_s, {}, u"quoted goes on"_s, {}, u"-- "_s, u"Ada"_s}));
    EXPECT_EQ(mailLines(u"One \ntwo"_s, true, true), QStringList{u"Onetwo"_s});
    EXPECT_EQ(mailLines(u"One \n> > deep"_s, false, false), (QStringList{u"One "_s, {}, u"deep"_s}));
}

TEST(EmlImporter, GivesAttachmentsAsDocuments) {
    const QByteArray inner = "From: Eve <eve@example.org>\nSubject: Earlier / later\n\nInner text.\n";
    const ImportedSource source = readMail(
        envelope + multipart(
                       "mixed", {plainPart,
                                 "Content-Type: text/plain; name=\"old\"\nContent-Disposition: attachment;\n"
                                 " filename*0*=utf-8''..%2Fcaf%C3%A9;\n filename*1=\" notes.txt\"\n\nAttached.",
                                 "Content-Type: message/rfc822\n\n" + inner,
                                 "Content-Type: image/png; name=logo.png\nContent-Disposition: inline\n\nxx",
                                 "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n",
                                 "Content-Type: application/pgp-signature; name=s.asc\n\nxx"}));
    EXPECT_THAT(bodyOf(source), ElementsAre("Plain text."));
    ASSERT_EQ(source.contained.size(), 3U);
    EXPECT_EQ(source.contained[0].name, u"café notes.txt"_s);
    EXPECT_EQ(source.contained[0].bytes, "Attached.");
    EXPECT_EQ(source.contained[1].name, u"Earlier - later.eml"_s);
    EXPECT_THAT(bodyOf(readMail(source.contained[1].bytes)), ElementsAre("Inner text."));
    EXPECT_EQ(source.contained[2].name, u"attachment 3"_s);
    EXPECT_EQ(source.contained[2].bytes, "%PDF-");
}

TEST(EmlImporter, KeepsWhatIsAttachedToAnAlternative) {
    const QByteArray mixed = multipart(
        "mixed", {htmlPart, "Content-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment\n\n%PDF-"},
        "c");
    const ImportedSource source = readMail(envelope + multipart("alternative", {plainPart, mixed}));
    EXPECT_THAT(bodyOf(source), ElementsAre("Plain text."));
    ASSERT_EQ(source.contained.size(), 1U);
    EXPECT_EQ(source.contained[0].name, u"a.pdf"_s);
}

TEST(EmlImporter, ReadsAMessageThatOnlyBringsDocuments) {
    const ImportedSource source =
        readMail("MIME-Version: 1.0\n" + multipart("mixed", {"Content-Type: text/csv; name=a.csv\n\na,b"}));
    EXPECT_EQ(source.format, QString());
    EXPECT_EQ(source.contained.size(), 1U);
}

TEST(EmlImporter, SaysWhyAMessageIsNotRead) {
    EXPECT_EQ(errorOf("This is no message.\n"), ErrorCode::Damaged);
    EXPECT_EQ(errorOf("\n\nText"), ErrorCode::Damaged);
    EXPECT_EQ(errorOf("X-Nothing: 1\n\n"), ErrorCode::Unsupported);
    EXPECT_EQ(errorOf(envelope + multipart("encrypted", {plainPart})), ErrorCode::Encrypted);
    EXPECT_EQ(errorOf(envelope + "Content-Type: application/pkcs7-mime\n\nxx"), ErrorCode::Encrypted);
    EXPECT_EQ(
        errorOf(envelope + multipart("mixed", QList<QByteArray>(1001, "Content-Type: image/png\n\nx"))),
        ErrorCode::TooLarge);
    QByteArray deep = plainPart;
    for (int i = 0; i < 25; ++i)
        deep = multipart("mixed", {deep}, "b" + QByteArray::number(i));
    EXPECT_EQ(errorOf(envelope + deep), ErrorCode::TooLarge);
    EXPECT_EQ(
        readMail(envelope + multipart("mixed", {plainPart, multipart("encrypted", {plainPart}, "c")})).warnings.size(),
        1);
    EXPECT_EQ(
        readMail(envelope + multipart("mixed", {plainPart, "Content-Type: text/plain\n\n" + QByteArray(99, '\1')}))
            .warnings.size(),
        1);
    EXPECT_EQ(
        errorOf(envelope + "Content-Type: text/html\n\n" + QByteArray("<div>").repeated(500) + "x"),
        ErrorCode::TooLarge);
}

TEST(EmlImporter, TakesNotesThatStartLikeAMessageForText) {
    EXPECT_EQ(readMail("From: the visit\nDate: 5 May\n\nNotes.\n", u"x.txt"_s).format, u"txt"_s);
}

TEST(MailHeader, DecodesWordsInAnyCharset) {
    EXPECT_EQ(headerText("=?utf-8?Q?caf=C3=A9_?= =?UTF-8?q?au?=\r\n lait"), u"café au lait"_s);
    EXPECT_EQ(headerText("=?koi8-r?B?xMHK?= x"), u"дай x"_s);
    EXPECT_EQ(headerText("=?utf-8?b?w6nD?= =?utf-8?b?qQ==?="), u"éé"_s); // cut in the middle of a character
    EXPECT_EQ(headerText("=?iso-8859-1*en?q?=E9?="), u"é"_s);
    EXPECT_EQ(headerText("caf\xC3\xA9"), u"café"_s);
    for (const char* plain : {"=?", "=?utf-8", "=?utf-8?x?a?=", "=?utf-8?q?open", "a =?= b"})
        EXPECT_EQ(headerText(plain), QString::fromLatin1(plain));
}

TEST(MailHeader, ReadsParametersHoweverTheyAreWritten) {
    EXPECT_EQ(headerParameter("text/plain; charset=utf-8; name=\"a; \\\"b\\\".txt\"", "name"), u"a; \"b\".txt"_s);
    EXPECT_EQ(headerParameter("text/plain; charset=utf-8; name=x", "charset"), u"utf-8"_s);
    EXPECT_EQ(headerParameter("attachment; filename=\"=?koi8-r?B?xMHK?=.txt\"", "filename"), u"дай.txt"_s);
    EXPECT_EQ(headerParameter("attachment; filename*=iso-8859-1'en'caf%E9; filename=cafe", "filename"), u"café"_s);
    EXPECT_EQ(headerParameter("attachment", "filename"), QString());
    EXPECT_EQ(headerParameter("attachment; filename", "filename"), QString());
}

TEST(MailHeader, GivesSafeFileNames) {
    EXPECT_EQ(safeFileName(u"..\\..\\etc/passwd"_s, u"x"_s), u"passwd"_s);
    EXPECT_EQ(safeFileName(u"..."_s, u"x"_s), u"x"_s);
    EXPECT_EQ(safeFileName(u"a/"_s, u"x"_s), u"x"_s);
    EXPECT_EQ(safeFileName(u"a:b\n.pdf"_s, u"x"_s), u"a b .pdf"_s);
    EXPECT_EQ(safeFileName(QString(500, u'a') + u".pdf"_s, u"x"_s).size(), 120);
}

TEST(EmlImporter, HoldsTheInvariantsForAnyMessage) {
    EXPECT_TRUE(rc::check([](const std::vector<unsigned char>& picks) {
        static constexpr const char* pieces[] = {
            "\n",
            "\n\n",
            "--b\n",
            "--b--\n",
            "Content-Type: text/html\n",
            "Content-Type: multipart/mixed; boundary=b\n",
            "Content-Type: multipart/alternative; boundary=c\n",
            "--c\n",
            "Content-Transfer-Encoding: base64\n",
            "> ",
            "Content-Type: message/rfc822\n",
            "text ",
            "<p>",
            "=?utf-8?q?=C3?=",
            "Subject: ",
            "\xE9",
            "; name*0*=''%E9"};
        QByteArray message = envelope;
        for (const unsigned char pick : picks)
            message += pieces[pick % std::size(pieces)];
        const auto source = importDocument(message, {.fileName = u"x.eml"_s});
        if (source)
            RC_ASSERT(checkImported(*source).toStdString() == std::string());
    }));
}

} // namespace sheaf
