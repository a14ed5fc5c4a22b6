#include "importers/emphasised_questions.h"
#include "importers/import_document.h"
#include "importers/list_numbers.h"
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

QByteArray level(int number, const QByteArray& format, const QByteArray& text, const QByteArray& more = {}) {
    return "<w:lvl w:ilvl=\"" + QByteArray::number(number) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
           "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}

QByteArray list(const QByteArray& id, const QByteArray& definition, const QByteArray& more = {}) {
    return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + definition + "\"/>" + more + "</w:num>";
}

QByteArray item(const QByteArray& text, const QByteArray& listId, int itemLevel = 0) {
    return docxParagraph(
        text, "<w:numPr><w:ilvl w:val=\"" + QByteArray::number(itemLevel) + "\"/><w:numId w:val=\"" + listId +
                  "\"/></w:numPr>");
}

std::vector<std::string> numbered(const QByteArray& body, const QByteArray& numbering, const QByteArray& styles = {}) {
    const auto source = importDocument(
        docxWith(
            body, {{"word/numbering.xml", "<w:numbering>" + numbering + "</w:numbering>"},
                   {"word/styles.xml", "<w:styles>" + styles + "</w:styles>"}}),
        {.fileName = u"x.docx"_s});
    EXPECT_TRUE(source.has_value());
    EXPECT_EQ(checkImported(*source), QString());
    return test::shown(*source);
}

DocumentBlock paragraph(const QString& text, bool isEmphasised) {
    DocumentBlock block;
    block.text = text;
    block.isEmphasised = isEmphasised;
    return block;
}

} // namespace

TEST(ListNumbers, AreWrittenAsWordWritesThem) {
    const auto as = [](qsizetype number, NumberFormat format) { return formattedNumber(number, format).toStdString(); };
    EXPECT_EQ(as(27, NumberFormat::LowerLetter), "aa");
    EXPECT_EQ(as(28, NumberFormat::UpperLetter), "BB");
    EXPECT_EQ(as(1994, NumberFormat::UpperRoman), "MCMXCIV");
    EXPECT_EQ(as(4000, NumberFormat::LowerRoman), "4000");
    EXPECT_EQ(as(0, NumberFormat::LowerLetter), "0");
    EXPECT_EQ(as(7, NumberFormat::DecimalZero), "07");
    EXPECT_EQ(as(112, NumberFormat::Ordinal), "112th");
    EXPECT_EQ(as(22, NumberFormat::Ordinal), "22nd");
    EXPECT_EQ(as(1'000'000, NumberFormat::LowerLetter).size(), 30U);
}

TEST(ListNumbers, OfHeadingsComeFromTheirStyles) {
    const QByteArray styles =
        "<w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr>"
        "</w:style><w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/>"
        "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    const QByteArray numbering = "<w:abstractNum w:abstractNumId=\"0\">" +
                                 level(0, "decimal", "%1", "<w:pStyle w:val=\"H1\"/>") + level(1, "decimal", "%1.%2") +
                                 "</w:abstractNum>" + list("1", "0");
    const auto heading = [](const QByteArray& text, const QByteArray& style) {
        return docxParagraph(text, "<w:pStyle w:val=\"" + style + "\"/>");
    };
    EXPECT_THAT(
        numbered(
            heading("Aims", "H1") + heading("Scope", "H1") + heading("Delivery", "H2") + heading("", "H2") +
                heading("Cost", "H2") + heading("End", "H1") + heading("Last", "H2"),
            numbering, styles),
        ElementsAre("1 Aims", "2 Scope", "2.1 Delivery", "2.3 Cost", "3 End", "3.1 Last"));
}

TEST(ListNumbers, GoOnAndRestartAsListsOfOneDefinitionSay) {
    const QByteArray numbering =
        "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "lowerLetter", "(%1)") + level(1, "lowerRoman", "%2.") +
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>") + "</w:abstractNum>" + "<w:abstractNum w:abstractNumId=\"5\">" +
        level(0, "bullet", "\u2022") + "</w:abstractNum>" + list("1", "0") + list("2", "0") +
        list("3", "0", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride>") + list("4", "5");
    EXPECT_THAT(
        numbered(
            item("one", "1") + item("deep", "1", 2) + item("two", "1") + item("on", "2") + item("from four", "3") +
                item("five", "3") + item("inner", "3", 1) + item("bullet", "4") + item("lost", "77") +
                item("none", "0"),
            numbering),
        ElementsAre(
            "(a) one", "1.1.1 deep", "(b) two", "(c) on", "(d) from four", "(e) five", "i. inner", "bullet", "lost",
            "none"));
}

TEST(ListNumbers, FollowANumberingStyleToItsDefinition) {
    const QByteArray numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:styleLink w:val=\"S\"/>" +
                                 level(0, "upperRoman", "%1)") +
                                 "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">"
                                 "<w:numStyleLink w:val=\"S\"/></w:abstractNum>" +
                                 list("1", "0") + list("2", "1");
    EXPECT_THAT(numbered(item("a", "2") + item("b", "2"), numbering), ElementsAre("I) a", "II) b"));
}

TEST(ListNumbers, AreBoundedHoweverLargeTheFileSaysTheyAre) {
    const QByteArray numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"99999999\"/>"
        "<w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1\"/></w:lvl><w:lvl "
        "w:ilvl=\"77\"/></w:abstractNum>" +
        list("1", "0");
    const auto texts = numbered(item("a", "1") + item("b", "1", 5000), numbering);
    EXPECT_LT(texts[0].size(), 40U);
}

TEST(EmphasisedQuestions, MakeTurnsOnlyWhereThreeAreAnswered) {
    const QList<DocumentBlock> three = {paragraph(u"Title"_s, false),     paragraph(u"Why?"_s, true),
                                        paragraph(u"So."_s, false),       paragraph(u"When?\u201D"_s, true),
                                        paragraph(u"Then."_s, false),     paragraph(u"Who?"_s, true),
                                        paragraph(u"And where?"_s, true), paragraph(u"Us."_s, false)};
    const auto turns = turnsByEmphasis(three);
    ASSERT_TRUE(turns.has_value());
    ASSERT_EQ(turns->size(), 7);
    EXPECT_EQ(turns->at(5).text, u"Who?\nAnd where?"_s);
    EXPECT_EQ(turns->at(5).like.role, SpeakerRole::Interviewer);
    EXPECT_EQ(turns->at(6).like.role, SpeakerRole::Interviewee);
    EXPECT_FALSE(turnsByEmphasis(three.first(5)).has_value());
    EXPECT_FALSE(turnsByEmphasis({}).has_value());
}

TEST(EmphasisedQuestions, AreNotSeenWhereMostOfWhatIsBoldAsksNothing) {
    QList<DocumentBlock> report;
    for (int i = 0; i < 4; ++i)
        report << paragraph(u"What next?"_s, true) << paragraph(u"Text."_s, false) << paragraph(u"Aims"_s, true)
               << paragraph(u"Text."_s, false) << paragraph(u"Means"_s, true) << paragraph(u"Text."_s, false);
    EXPECT_FALSE(turnsByEmphasis(report).has_value());
}

} // namespace sheaf
