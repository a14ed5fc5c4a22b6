#include "importers/extraction/extraction_message.h"
#include "importers/extraction/source_cbor.h"
#include "importers/text_builder.h"
#include "tests/support/result_matchers.h"

#include <QCborArray>

#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

using testing_support::isOk;

/// A source with something in every field.
ImportedSource fullSource() {
    TextBuilder builder;
    builder.setPages({{1, u"iv"_s, 595.5, 842}, {2, {}, 400, 600}});
    builder.begin({.kind = PassageKind::Heading, .headingLevel = 2, .page = 1});
    builder.addWord(u"Findings", {1, 10.25, 20.5, 60, 32});
    builder.begin(
        {.page = 2, .speaker = u"Ada 😀"_s, .startMs = 5200, .role = SpeakerRole::Interviewee, .question = 3});
    const int link = builder.openMark({.kind = TextMarkKind::Link, .detail = u"https://example.org"_s});
    builder.addWord(u"שלום", {2, 1, 2, 3, 4});
    builder.closeMark(link);
    const int comment = builder.openMark(
        {.kind = TextMarkKind::Comment, .detail = u"why?"_s, .author = u"Ben"_s, .writtenAt = u"2020-03-01"_s});
    builder.addText(u" family"_s);
    builder.closeMark(comment);
    builder.addWarning(u"one warning"_s);
    ImportedSource source = builder.take(u"docx"_s, u"A title"_s);
    source.language = u"he"_s;
    source.attributes = {{u"Region"_s, u"North"_s}};
    source.pagesWithoutText = {2};
    ImportedSource inner = source;
    inner.contained.clear();
    source.contained.push_back({.name = u"row 1.csv"_s, .bytes = "a,b\n", .source = {inner}});
    source.contained.push_back({.name = u"later.pdf"_s, .bytes = QByteArray("%PDF\0-", 6)});
    return source;
}

std::string shownAsCbor(const ImportedSource& source) {
    return cborFromSource(source).toCborValue().toCbor().toHex().toStdString();
}

} // namespace

TEST(SourceCbor, BringsEveryFieldBack) {
    const ImportedSource source = fullSource();
    ASSERT_EQ(checkImported(source), QString());
    const auto back = sourceFromCbor(cborFromSource(source));
    ASSERT_THAT(back, isOk());
    EXPECT_EQ(shownAsCbor(*back), shownAsCbor(source));
    EXPECT_EQ(back->text, source.text);
    EXPECT_EQ(back->passages[1].speaker, u"Ada 😀"_s);
    EXPECT_EQ(back->passages[1].question, 3);
    EXPECT_EQ(back->passages[1].role, SpeakerRole::Interviewee);
    EXPECT_EQ(back->words[0].left, 10.25);
    EXPECT_EQ(back->marks, source.marks);
    ASSERT_EQ(back->contained.size(), 2U);
    EXPECT_EQ(back->contained[0].source.at(0).attributes, source.attributes);
    EXPECT_EQ(back->contained[1].bytes, source.contained[1].bytes);
}

TEST(SourceCbor, TakesNoSourceThatBreaksAnInvariant) {
    for (const auto& spoil : std::initializer_list<void (*)(ImportedSource&)>{
             [](ImportedSource& source) { source.passages[0].range.end = 1'000'000; },
             [](ImportedSource& source) { source.words[0].right = 1e9; },
             [](ImportedSource& source) { source.words[0].page = 7; },
             [](ImportedSource& source) { source.words[0].left = std::nan(""); },
             [](ImportedSource& source) { source.marks[0].range = {5, 5}; },
             [](ImportedSource& source) { source.contained[0].name = u"../../etc/passwd"_s; },
             [](ImportedSource& source) { source.text[0] = u'\r'; }}) {
        ImportedSource source = fullSource();
        spoil(source);
        EXPECT_FALSE(sourceFromCbor(cborFromSource(source)));
    }
}

TEST(ExtractionMessage, BringsRequestsBack) {
    const ReadDocumentRequest read{
        {.fileName = u"scan.pdf"_s, .password = u"geheim"_s, .recognised = {{2, {{u"word"_s, 1, 2, 3, 4, 5}}}}}};
    const auto back = decodeRequest(encodeRequest(read, 7));
    ASSERT_THAT(back, isOk());
    const ReadingRequest& reading = std::get<ReadDocumentRequest>(back->request).reading;
    EXPECT_EQ(reading.fileName, u"scan.pdf"_s);
    EXPECT_EQ(reading.password, u"geheim"_s);
    ASSERT_EQ(reading.recognised.size(), 1);
    EXPECT_EQ(reading.recognised[0].words[0].bottom, 4);

    const auto draw = decodeRequest(encodeRequest(DrawPageRequest{{}, 7, 150}, 8));
    ASSERT_THAT(draw, isOk());
    EXPECT_EQ(std::get<DrawPageRequest>(draw->request).page, 7);
    EXPECT_EQ(draw->number, 8);
}

TEST(ExtractionMessage, BringsErrorsBack) {
    const auto back = decodeReply(
        encodeReply(failure(ErrorCode::Encrypted, u"a password is needed"_s, u"hint"_s, u"detail"_s), 1), 1);
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error().code, ErrorCode::Encrypted);
    EXPECT_EQ(back.error().message, u"a password is needed"_s);
    EXPECT_EQ(back.error().hint, u"hint"_s);
}

TEST(ExtractionMessage, TakesNoPictureOfAnotherSizeThanItSays) {
    EXPECT_FALSE(decodeReply(encodeReply(ExtractionReply(PagePicture{100, 100, QByteArray(10, 'x')}), 1), 1));
    EXPECT_FALSE(decodeReply(encodeReply(ExtractionReply(PagePicture{-1, -1, QByteArray(3, 'x')}), 1), 1));
    EXPECT_THAT(decodeReply(encodeReply(ExtractionReply(PagePicture{1, 1, QByteArray(3, 'x')}), 1), 1), isOk());
}

TEST(ExtractionMessage, TakesNoReplyToAnotherRequest) {
    const QByteArray reply = encodeReply(ExtractionReply(QList<int>{1, 2}), 4);
    EXPECT_THAT(decodeReply(reply, 4), isOk());
    EXPECT_FALSE(decodeReply(reply, 5));
}

TEST(ExtractionMessage, LooksAtNoMoreItemsThanADocumentMayHave) {
    QByteArray many("\xA2\x00\x01\x01\x9A\x00\x98\x96\x80", 9); // {0: 1, 1: an array of 10,000,000 ...
    many.append(QByteArray(10'000'000, '\x00'));                // ... zeros}
    const auto reply = decodeReply(many, 1);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code, ErrorCode::Internal);
}

TEST(ExtractionMessage, TakesAnyDamageForAnErrorOrASoundSource) {
    const QByteArray good = encodeReply(ExtractionReply(fullSource()), 1);
    EXPECT_TRUE(rc::check([&] {
        QByteArray bytes = good;
        for (int edits = *rc::gen::inRange(1, 6); edits > 0; --edits)
            bytes[*rc::gen::inRange<int>(0, static_cast<int>(bytes.size()))] = *rc::gen::arbitrary<char>();
        bytes.truncate(*rc::gen::inRange<int>(1, static_cast<int>(bytes.size()) + 1));
        const auto reply = decodeReply(bytes, 1);
        if (reply && std::holds_alternative<ImportedSource>(*reply))
            RC_ASSERT(checkImported(std::get<ImportedSource>(*reply)).isEmpty());
        if (!reply)
            RC_ASSERT(!reply.error().message.isEmpty());
    }));
}

} // namespace sheaf
