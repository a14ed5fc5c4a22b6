#include "importers/import_document.h"
#include "tests/importers/shown.h"
#include "tests/importers/sketches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using sheaf::test::docxParagraph;
using sheaf::test::docxWith;
using testing::ElementsAre;

namespace sheaf {

namespace {

const QByteArray comments = "<w:comments><w:comment w:id=\"0\" w:author=\"Ada\" w:date=\"2024-05-01T10:00:00Z\">" +
                            docxParagraph("Is this so?") + docxParagraph("Ask them.") +
                            "</w:comment><w:comment w:id=\"1\" w:author=\"Sam\">" + docxParagraph("Yes.") +
                            "</w:comment></w:comments>";

ImportedSource readWith(const QByteArray& body, const QList<std::pair<QByteArray, QByteArray>>& parts) {
    auto source = importDocument(docxWith(body, parts), {.fileName = u"x.docx"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

ImportedSource readCommented(const QByteArray& body) {
    return readWith(body, {{"word/comments.xml", comments}});
}

std::vector<std::string> marked(const ImportedSource& source) {
    std::vector<std::string> texts;
    for (const TextMark& mark : source.marks)
        texts.push_back((mark.range.in(source.text).toString() + u" | "_s + mark.detail).toStdString());
    return texts;
}

QByteArray run(const QByteArray& text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

QByteArray start(int id) {
    return "<w:commentRangeStart w:id=\"" + QByteArray::number(id) + "\"/>";
}

QByteArray end(int id) {
    const QByteArray number = QByteArray::number(id);
    return "<w:commentRangeEnd w:id=\"" + number + "\"/><w:r><w:commentReference w:id=\"" + number + "\"/></w:r>";
}

} // namespace

TEST(DocxMarks, KeepsCommentsWithTheWordsTheyAreOn) {
    const ImportedSource source =
        readCommented("<w:p>" + run("It ") + start(0) + run("went well") + end(0) + run(" here.") + "</w:p>");
    ASSERT_THAT(marked(source), ElementsAre("went well | Is this so?\nAsk them."));
    EXPECT_EQ(source.marks[0].kind, TextMarkKind::Comment);
    EXPECT_EQ(source.marks[0].author, u"Ada"_s);
    EXPECT_EQ(source.marks[0].writtenAt, u"2024-05-01T10:00:00Z"_s);
    EXPECT_TRUE(source.warnings.isEmpty());
}

TEST(DocxMarks, LetsCommentsRunOverParagraphsAndCells) {
    const ImportedSource source = readCommented(
        start(0) + "<w:p>" + run("One") + "</w:p><w:p>" + run("two") + "</w:p>" + "<w:commentRangeEnd w:id=\"0\"/>" +
        "<w:tbl><w:tr><w:tc><w:p>" + run("A") + "</w:p><w:p>" + start(1) + run("B") + end(1) +
        "</w:p></w:tc></w:tr></w:tbl>");
    EXPECT_THAT(marked(source), ElementsAre("One\n\ntwo | Is this so?\nAsk them.", "B | Yes."));
}

TEST(DocxMarks, HangsACommentOnNothingOnTheCharacterBesideIt) {
    const QByteArray reference = "<w:r><w:commentReference w:id=\"1\"/></w:r>";
    EXPECT_THAT(marked(readCommented("<w:p>" + run("word") + reference + "</w:p>")), ElementsAre("d | Yes."));
    EXPECT_THAT(marked(readCommented("<w:p>" + reference + run("word") + "</w:p>")), ElementsAre("w | Yes."));
    EXPECT_THAT(
        marked(readCommented("<w:p>" + reference + "</w:p><w:p>" + run("next") + "</w:p>")), ElementsAre("n | Yes."));
    EXPECT_THAT(
        marked(readCommented("<w:p>" + run("last") + "</w:p><w:p>" + reference + "</w:p>")), ElementsAre("t | Yes."));
    EXPECT_THAT(marked(readCommented("<w:p>" + run("a") + start(1) + run("b") + "</w:p>")), ElementsAre("a | Yes."))
        << "a range without an end marks its place";
}

TEST(DocxMarks, KeepsCommentsInATranscriptWhoseLabelsGo) {
    const ImportedSource source = readCommented(
        docxParagraph("Ada: How did it start?") + "<w:p>" + start(0) + run("Sam: Slowly, ") + end(0) +
        run("then it grew.") + "</w:p>" + docxParagraph("Ada: And now?") + "<w:p>" + run("Sam: It is ") + start(1) +
        run("settled") + end(1) + run(".") + "</w:p>");
    EXPECT_THAT(
        test::shown(source, PassageKind::Turn),
        ElementsAre("How did it start?", "Slowly, then it grew.", "And now?", "It is settled."));
    EXPECT_THAT(marked(source), ElementsAre("Slowly | Is this so?\nAsk them.", "settled | Yes."));
}

TEST(DocxMarks, TakesWhereLinksLeadFromRelationsAndFields) {
    const QByteArray relations =
        "<Relationships><Relationship Id=\"rId7\" Type=\"x/hyperlink\" Target=\"https://example.org/a\" "
        "TargetMode=\"External\"/></Relationships>";
    const auto field = [](const QByteArray& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; };
    const ImportedSource source = readWith(
        "<w:p>" + run("See ") + "<w:hyperlink r:id=\"rId7\">" + run("the plan") + "</w:hyperlink>" + run(" or ") +
            field("begin") + "<w:r><w:instrText> HYPERLINK \"mailto:a@example.org\" </w:instrText></w:r>" +
            field("separate") + run("write") + field("end") + run(", ") +
            "<w:fldSimple w:instr=\"HYPERLINK https://example.org/b\">" + run("here") + "</w:fldSimple>" +
            "<w:hyperlink w:anchor=\"top\">" + run(" top") + "</w:hyperlink></w:p>",
        {{"word/_rels/document.xml.rels", relations}});
    EXPECT_THAT(test::shown(source), ElementsAre("See the plan or write, here top"));
    EXPECT_THAT(
        marked(source),
        ElementsAre(
            "the plan | https://example.org/a", "write | mailto:a@example.org", "here | https://example.org/b"));
    EXPECT_EQ(source.marks[0].kind, TextMarkKind::Link);
}

TEST(DocxMarks, MakesTurnsOfQuestionsInBoldWithPlainAnswers) {
    const auto bold = [](const QByteArray& text) {
        return "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + text + "</w:t></w:r></w:p>";
    };
    const ImportedSource source = readCommented(
        docxParagraph("Interview, May") + bold("How did it start?") + docxParagraph("Slowly.") +
        docxParagraph("Then faster.") + bold("Who came?") + "<w:p>" + start(1) + run("Parents") + end(1) + run(".") +
        "</w:p>" + bold("And now?") + docxParagraph("It stays."));
    EXPECT_THAT(
        test::shown(source), ElementsAre(
                                 "Interview, May", "How did it start?", "Slowly.\nThen faster.", "Who came?",
                                 "Parents.", "And now?", "It stays."));
    EXPECT_EQ(source.passages[0].kind, PassageKind::Paragraph);
    EXPECT_EQ(source.passages[1].kind, PassageKind::Turn);
    EXPECT_EQ(source.passages[1].role, SpeakerRole::Interviewer);
    EXPECT_EQ(source.passages[2].role, SpeakerRole::Interviewee);
    EXPECT_THAT(marked(source), ElementsAre("Parents | Yes."));
}

} // namespace sheaf
