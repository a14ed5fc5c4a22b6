#include "importers/import_document.h"
#include "importers/mojibake.h"
#include "importers/text_decoding.h"
#include "tests/support/random_text.h"

#include <QStringEncoder>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/ucnv.h>

#include <array>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

QByteArray inCharset(const QString& text, const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(charset, &status);
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    QByteArray bytes(text.size() * 4 + 16, Qt::Uninitialized);
    const int32_t length = ucnv_fromUChars(
        converter, bytes.data(), static_cast<int32_t>(bytes.size()), reinterpret_cast<const char16_t*>(text.utf16()),
        static_cast<int32_t>(text.size()), &status);
    ucnv_close(converter);
    EXPECT_TRUE(U_SUCCESS(status)) << charset << " can't hold the text";
    bytes.truncate(length);
    return bytes;
}

struct Written {
    const char* charset;
    QString text;
};

/// Some sentences in what people would have saved them in.
QList<Written> writtenTexts() {
    const QString english = u"We’d say “slowly” – it’s £20 for a café visit, naïve or not. Nobody’s façade fell. "_s;
    const QString german = u"Die Jugendämter haben über die Maßnahmen für Familien geredet, und das hat geholfen. "_s;
    const QString french = u"Les élèves étaient très contents de l’équipe; où que ce soit, ça a marché à Noël. "_s;
    const QString finnish =
        u"Perheet kertoivat, että työryhmä auttoi heitä paljon ja lapset jäivät kotiin; 5 € Šakista. "_s;
    const QString polish = u"Zespół pomógł rodzinom, które chciały się zmienić; właśnie dlatego było łatwiej żyć. "_s;
    const QString czech = u"Děti řekly, že škola jim příliš nepomáhá, ale učitelé jsou hodní a trpěliví lidé. "_s;
    const QString hungarian = u"A szülők örültek, hogy az iskolában végre időt kaptak; a tűrés is segített nekünk. "_s;
    const QString russian = u"Мы работали с семьями медленно, и дети говорили нам, что им стало лучше жить дома. "_s;
    const QString greek = u"Οι οικογένειες είπαν ότι η ομάδα τους βοήθησε πολύ και τα παιδιά έμειναν στο σπίτι. "_s;
    const QString turkish =
        u"Aileler çocukların okula gitmesini istiyordu, ama öğretmenler ilgisiz görünüyordu şimdi. "_s;
    const QString hebrew = u"המשפחות סיפרו לנו שהצוות עזר להן מאוד והילדים נשארו בבית עם ההורים שלהם. "_s;
    const QString arabic = u"قالت العائلات إن الفريق ساعدها كثيرا وإن الأطفال بقوا في البيت مع والديهم. "_s;
    const QString lithuanian =
        u"Šeimos sakė, kad komanda joms labai padėjo, ir vaikai liko namuose su tėvais žiemą. "_s;
    const QString japanese = u"家族はチームがとても助けになったと言い、子どもたちは家に残りました。"_s;
    const QString chinese = u"家人说团队帮了他们很多，孩子们留在家里和父母在一起。"_s;
    const QString korean = u"가족들은 팀이 많은 도움이 되었다고 말했고 아이들은 집에 남았습니다. "_s;
    return {{"windows-1252", english},   {"windows-1252", german},
            {"windows-1252", french},    {"ISO-8859-1", german},
            {"windows-1250", polish},    {"ISO-8859-2", polish},
            {"windows-1250", czech},     {"ISO-8859-2", czech},
            {"windows-1250", hungarian}, {"ISO-8859-2", hungarian},
            {"windows-1251", russian},   {"ISO-8859-5", russian},
            {"KOI8-R", russian},         {"windows-1253", greek},
            {"ISO-8859-7", greek},       {"windows-1254", turkish},
            {"ISO-8859-9", turkish},     {"windows-1255", hebrew},
            {"ISO-8859-8", hebrew},      {"windows-1256", arabic},
            {"ISO-8859-6", arabic},      {"windows-1257", lithuanian},
            {"ISO-8859-13", lithuanian}, {"ISO-8859-15", finnish},
            {"Shift_JIS", japanese},     {"EUC-JP", japanese},
            {"GB18030", chinese},        {"Big5", u"家人說團隊幫了他們很多，孩子們留在家裡和父母在一起。"_s},
            {"EUC-KR", korean}};
}

std::string textOf(const QByteArray& bytes) {
    const auto decoded = decodeText(bytes);
    return decoded ? decoded->text.toStdString() : "error: " + decoded.error().message.toStdString();
}

std::string asRead(QString text) {
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').toStdString();
}

QByteArray inUnicode(const QString& text, QStringConverter::Encoding encoding, bool isMarked) {
    using Flag = QStringConverter::Flag;
    return QStringEncoder(encoding, isMarked ? Flag::WriteBom : Flag::Default)(text);
}

constexpr std::array unicodeEncodings = {
    QStringConverter::Utf8, QStringConverter::Utf16LE, QStringConverter::Utf16BE, QStringConverter::Utf32LE,
    QStringConverter::Utf32BE};

} // namespace

TEST(TextDecoding, GuessesWhatPeopleSavedTextsIn) {
    for (const Written& written : writtenTexts()) {
        const QString text = written.text.repeated(3);
        const auto decoded = decodeText(inCharset(text, written.charset));
        ASSERT_TRUE(decoded) << written.charset;
        EXPECT_EQ(decoded->text.toStdString(), text.toStdString())
            << written.charset << ' ' << decoded->warning.toStdString();
        EXPECT_FALSE(decoded->warning.isEmpty()) << written.charset;
    }
}

RC_GTEST_PROP(TextDecoding, GivesBackAnyMarkedText, ()) {
    const QString text = *anyText();
    for (const QStringConverter::Encoding encoding : unicodeEncodings)
        RC_ASSERT(textOf(inUnicode(text, encoding, true)) == asRead(text));
}

RC_GTEST_PROP(TextDecoding, GivesBackAnyUnmarkedSentence, ()) {
    static const QStringList sentences = [] {
        QStringList all;
        for (const Written& written : writtenTexts())
            all.append(written.text + u'\n');
        return all;
    }();
    const auto chosen = *rc::gen::nonEmpty(
        rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(sentences.size()))));
    QString text = *anyText();
    for (const int sentence : chosen)
        text += sentences[sentence];
    for (const QStringConverter::Encoding encoding : unicodeEncodings)
        RC_ASSERT(textOf(inUnicode(text, encoding, false)) == asRead(text));
}

TEST(TextDecoding, IsNotMisledByStrayNuls) {
    const QByteArray nul(1, '\0');
    const QByteArray plain = QByteArray("One two three. Four, five. ").repeated(3);
    const QByteArray cyrillic = u"Мы работали с семьями медленно. "_s.repeated(3).toUtf8();
    const QByteArray latin = QByteArray("We went to a caf\xE9 to-day. ").repeated(3);
    for (const QByteArray& text : {plain + nul, plain + nul + plain, cyrillic + nul})
        EXPECT_EQ(textOf(text), text.toStdString());
    EXPECT_EQ(textOf(latin + nul).substr(0, 15), "We went to a ca");
}

TEST(Mojibake, IsToldAndLeftAsItIs) {
    const auto source = importDocument(
        u"We donâ€™t know. A cafÃ©, â€œquotedâ€\u009d.  And Ã…rhus."_s.toUtf8(), {.fileName = u"x.txt"_s});
    ASSERT_TRUE(source);
    EXPECT_TRUE(source->text.startsWith(u"We donâ€™t know."_s));
    EXPECT_EQ(
        source->warnings,
        QStringList{u"letters look wrong (“â€™”, 4 times): the file was saved in the wrong encoding"_s});
}

TEST(Mojibake, IsNotSeenInWhatIsWrittenWell) {
    for (const Written& written : writtenTexts())
        EXPECT_EQ(mojibakeWarning(written.text), QString()) << written.charset;
    for (const QString& text : {u"SÃO PAULO"_s, u"IRMÃ"_s, u"Â«"_s, u"â la carte"_s, u"É»"_s, QString()})
        EXPECT_EQ(mojibakeWarning(text), QString()) << text.toStdString();
    EXPECT_EQ(mojibakeIn(u"Ã©"_s).count, 1);
    EXPECT_EQ(mojibakeIn(u"ðŸ˜€"_s).example, u"ðŸ˜€"_s);
}

} // namespace sheaf
