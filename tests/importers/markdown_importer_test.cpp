#include "importers/import_document.h"
#include "importers/markdown_parts.h"
#include "tests/importers/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

ImportedSource readMd(const QByteArray& bytes) {
    auto source = importDocument(bytes, {.fileName = u"x.md"_s});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

ErrorCode errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.md"_s});
    EXPECT_FALSE(source.has_value());
    return source ? ErrorCode::Internal : source.error().code;
}

} // namespace

TEST(MarkdownImporter, ReadsTextWithoutItsMarks) {
    const ImportedSource source =
        readMd("# **Title** #\n\nA *word*, ~~gone~~ and `code` &eacute;&#233; 2 \\* 3.\nIt goes on.\\\nAnd ends.\n\n"
               "Part\n----\n> quoted\n> twice\n\n![a picture](x.png)\n\n***\n\n    indented\n      "
               "code\n\n```c\nfenced\n\ncode\n```\n");
    EXPECT_THAT(
        test::shown(source), ElementsAre(
                                 "Title", "A word, gone and code éé 2 * 3. It goes on.\nAnd ends.", "Part",
                                 "quoted twice", "indented\ncode", "fenced\ncode"));
    EXPECT_EQ(source.passages[0].headingLevel, 1);
    EXPECT_EQ(source.passages[2].headingLevel, 2);
    EXPECT_EQ(source.format, u"md"_s);
}

TEST(MarkdownImporter, KeepsNumbersOfListsAndDropsBullets) {
    const ImportedSource source =
        readMd("- one\n   goes on\n- 2. two\n\n  more\n\n3) three\n   * inner\n4) [x] four\n");
    EXPECT_THAT(test::shown(source), ElementsAre("one goes on", "2. two", "more", "3. three", "inner", "4. [x] four"));
    for (const Passage& passage : source.passages)
        EXPECT_EQ(passage.kind, PassageKind::ListItem);
}

TEST(MarkdownImporter, ReadsTables) {
    const ImportedSource source = readMd("| a | **b** |\n|---|---|\n| c<br>d | |\n| e \\| f | g |\n");
    EXPECT_THAT(test::shown(source, PassageKind::TableCell), ElementsAre("a", "b", "c\nd", "e | f", "g"));
    EXPECT_EQ(source.passages[4].row, 2);
    EXPECT_EQ(source.passages[4].column, 1);
}

TEST(MarkdownImporter, MarksLinksThatLeadOut) {
    const ImportedSource source =
        readMd("See [the *page*](https://example.org/?a&amp;b), [this](part.md), [that] and www.example.org.\n\n"
               "[that]: <https://example.org/that> \"Title\"\n");
    EXPECT_EQ(source.text, u"See the page, this, that and www.example.org."_s);
    ASSERT_EQ(source.marks.size(), 3);
    EXPECT_EQ(source.marks[0].detail, u"https://example.org/?a&b"_s);
    EXPECT_EQ(source.marks[1].range.in(source.text), u"that"_s);
    EXPECT_EQ(source.marks[2].detail, u"http://www.example.org"_s);
}

TEST(MarkdownImporter, PutsNotesAfterTheBody) {
    const ImportedSource source =
        readMd("practice[^b], care[^a] and `x`[^none]\n\n[^a]: First [link](http://example.org)\n    goes on.\n\n"
               "    - with a list\n\n[^b]: Word\nlazy\n\nLast.\n\n[^c]: Unmarked\n\n~~~\n[^d]: code\n~~~\n");
    EXPECT_THAT(
        test::shown(source), ElementsAre(
                                 "practice[1], care[2] and x[^none]", "Last.", "[^d]: code", "[1] Word lazy",
                                 "[2] First link goes on.\nwith a list", "[3] Unmarked"));
    EXPECT_EQ(source.passages[4].kind, PassageKind::Footnote);
    ASSERT_EQ(source.marks.size(), 1);
    EXPECT_EQ(source.marks[0].range.in(source.text), u"link"_s);
}

TEST(MarkdownImporter, TakesTitleAndLanguageFromFrontMatter) {
    const ImportedSource source = readMd("---\ntitle: \"Leeds: proposal\"\nlang: en-GB\ntags:\n- a\n---\n\n# Part\n");
    EXPECT_EQ(source.title, u"Leeds: proposal"_s);
    EXPECT_EQ(source.language, u"en-GB"_s);
    EXPECT_EQ(source.text, u"Part"_s);
}

TEST(MarkdownImporter, KeepsTextBetweenTwoRules) {
    const ImportedSource source = readMd("---\nThis is no front matter.\n---\nText.\n");
    EXPECT_THAT(test::shown(source), ElementsAre("This is no front matter.", "Text."));
}

TEST(MarkdownImporter, ReadsHtmlInMarkdown) {
    const ImportedSource source =
        readMd("<div class=x>\n\nText <b>bold</b><br>line.\n\n</div>\n\n<table>\n<tr><td>A</td><td>B</td></tr>\n\n"
               "<tr><td>C</td><td>D</td></tr>\n</table>\n\n<!-- not\nshown -->\n\n<script>no</script>\n");
    EXPECT_THAT(test::shown(source), ElementsAre("Text bold\nline.", "A", "B", "C", "D"));
}

TEST(MarkdownImporter, ReadsATranscriptsTurns) {
    const ImportedSource labelled = readMd("# Interview\n\n**I:** How did it start?\n**L:** Slowly.\n\nAnd then "
                                           "quickly.\n\n**I:** Thank you.\n**L:** Bye.\n");
    EXPECT_THAT(
        test::shown(labelled, PassageKind::Turn),
        ElementsAre("How did it start?", "Slowly.\nAnd then quickly.", "Thank you.", "Bye."));
    const ImportedSource timed = readMd("[0:05] Ada: How did it start?\n\n[0:08] Sam: Slowly.\n");
    EXPECT_THAT(test::shown(timed, PassageKind::Turn), ElementsAre("How did it start?", "Slowly."));
    EXPECT_EQ(timed.passages[1].startMs, 8000);
}

TEST(MarkdownImporter, SaysWhyAFileIsNotRead) {
    EXPECT_EQ(errorOf("---\ntitle: Only\n---\n"), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(QByteArray(100, '\0')), ErrorCode::Damaged);
    EXPECT_EQ(errorOf(QByteArray("a\n\n").repeated(22 << 20)), ErrorCode::TooLarge);
    EXPECT_EQ(errorOf("<div>" + QByteArray("<div>").repeated(1000) + "deep"), ErrorCode::TooLarge);
    const QByteArray wide = QByteArray("|a").repeated(1000) + "|\n" + QByteArray("|---").repeated(1000) + "|\n";
    EXPECT_EQ(errorOf(wide + QByteArray("|x|\n").repeated(20'000)), ErrorCode::TooLarge);
}

TEST(MarkdownImporter, ReadsHostileMarksInTime) {
    for (const char* piece :
         {"[^a]", "[^", "**a", "[a](", "> ", "- ", "![", "`a``", "<a", "&eacute;", "a_b*", "[a]: x\n"})
        static_cast<void>(importDocument("x" + QByteArray(piece).repeated(20'000), {.fileName = u"x.md"_s}));
    static_cast<void>(importDocument(QByteArray("[^a]: x\n").repeated(20'000), {.fileName = u"x.md"_s}));
}

TEST(MarkdownImporter, HoldsTheInvariantsForAnyMarkup) {
    EXPECT_TRUE(rc::check([](const std::vector<unsigned char>& picks) {
        static constexpr const char* pieces[] = {
            "\n",       "\n\n", "- ",    "1. ",  "> ", "| a | b |\n", "|---|---|\n", "[a](http://x)", "[^1]",
            "\n[^1]: ", "    ", "```\n", "**",   "_",  "text ",       "<div>\n",     "</td>",         "&amp;",
            "\\\n",     "# ",   "---\n", "<br>", "![", "](x)",        "\t"};
        QByteArray page;
        for (const unsigned char pick : picks)
            page += pieces[pick % std::size(pieces)];
        const auto source = importDocument(page, {.fileName = u"x.md"_s});
        if (source)
            RC_ASSERT(checkImported(*source).toStdString() == std::string());
    }));
}

} // namespace sheaf
