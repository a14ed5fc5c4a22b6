#include "importers/import_document.h"
#include "tests/importers/shown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {

namespace {

ImportedSource readHtmlFile(const QByteArray& bytes, const QString& name = u"x.html"_s) {
    auto source = importDocument(bytes, {.fileName = name});
    EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message.toStdString());
    EXPECT_EQ(checkImported(*source), QString());
    return *source;
}

ErrorCode errorOf(const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = u"x.html"_s});
    EXPECT_FALSE(source.has_value());
    return source ? ErrorCode::Internal : source.error().code;
}

} // namespace

TEST(HtmlImporter, ReadsHeadingsParagraphsAndNestedLists) {
    const ImportedSource source =
        readHtmlFile("<!DOCTYPE html><html lang=en-GB><head><title>Leeds report</title><style>p {}</style></head><body>"
                     "<h2>Part <em>one</em></h2>loose text<p>First\n  line<br>second &amp; third<p>Next"
                     "<ol start=3><li>three<ul><li><p>inner<p>more</ul>after<li value=9>nine</ol>"
                     "<blockquote>Quoted</blockquote><dl><dt>Term<dd>Meaning</dl></body></html>");
    EXPECT_THAT(
        test::shown(source), ElementsAre(
                                 "Part one", "loose text", "First line\nsecond & third", "Next", "3. three", "inner",
                                 "more", "after", "9. nine", "Quoted", "Term", "Meaning"));
    EXPECT_EQ(source.passages[0].headingLevel, 2);
    EXPECT_EQ(source.passages[4].kind, PassageKind::ListItem);
    EXPECT_EQ(source.passages[7].kind, PassageKind::ListItem);
    EXPECT_EQ(source.passages[9].kind, PassageKind::Paragraph);
    EXPECT_EQ(source.title, u"Leeds report"_s);
    EXPECT_EQ(source.language, u"en-GB"_s);
    EXPECT_EQ(source.format, u"html"_s);
}

TEST(HtmlImporter, PlacesCellsAroundThoseThatReachOverRowsAndColumns) {
    const ImportedSource source = readHtmlFile(
        "<html><table><caption>Table 1</caption><tr><th rowspan=2>A<th colspan=2>B<th>C<tr><td>D<td>E<td><p>F<p>G"
        "<table><tr><td>H</table></table>");
    EXPECT_THAT(test::shown(source), ElementsAre("Table 1", "A", "B", "C", "D", "E", "F\nG\nH"));
    EXPECT_EQ(source.passages[3].column, 3);
    EXPECT_EQ(source.passages[4].row, 1);
    EXPECT_EQ(source.passages[4].column, 1);
    EXPECT_EQ(source.passages[6].column, 3);
}

TEST(HtmlImporter, ReadsALongCellParagraphByParagraph) {
    const QByteArray prose(700, 'a');
    const ImportedSource source = readHtmlFile("<html><table><tr><td><p>" + prose + "<p>" + prose + "<td>B</table>");
    ASSERT_EQ(source.passages.size(), 3);
    EXPECT_EQ(source.passages[1].kind, PassageKind::TableCell);
    EXPECT_EQ(source.passages[1].column, 0);
}

TEST(HtmlImporter, KeepsTheLinesOfPreformattedText) {
    const ImportedSource source = readHtmlFile("<html><pre>one\n  two\n</pre><p>three\nfour");
    EXPECT_THAT(test::shown(source), ElementsAre("one\ntwo", "three four"));
}

TEST(HtmlImporter, LeavesOutWhatDoesNotShow) {
    const ImportedSource source = readHtmlFile(
        "<html><script>if (a < b) document.write('<p>no')</script><!-- no --><!--> <p>One <span hidden>no <b>no</b> "
        "</span>two<noscript>no</noscript><template><p>no</template><div style='color: red; Display : none'>no</div>"
        "<svg><title>no</title><g/><text>no</text></svg> three<img alt=no src=x> four <textarea>five <b></textarea>"
        "<button>six</button>");
    EXPECT_THAT(test::shown(source), ElementsAre("One two", "three four five <b> six"));
}

TEST(HtmlImporter, MarksLinksThatLeadOut) {
    const ImportedSource source =
        readHtmlFile("<html><p>See <a href='https://example.org/a?b=1&amp;c=2'>the <b>page</b></a>, <a "
                     "href='javascript:x()'>this</a> "
                     "and <a href='#part'>that</a>.<p><a href=mailto:ada@example.org>Ada</a>");
    ASSERT_EQ(source.marks.size(), 2);
    EXPECT_EQ(source.marks[0].range.in(source.text), u"the page"_s);
    EXPECT_EQ(source.marks[0].detail, u"https://example.org/a?b=1&c=2"_s);
    EXPECT_EQ(source.marks[1].range.in(source.text), u"Ada"_s);
    EXPECT_THAT(test::shown(source), ElementsAre("See the page, this and that.", "Ada"));
}

TEST(HtmlImporter, WritesNotesAsFootnotes) {
    const ImportedSource source = readHtmlFile(
        "<html><p>practice<a href='#fn1' role=doc-noteref><sup>1</sup></a>, care<sup><a href='#n2'>2</a></sup>"
        "<section role=doc-endnotes><hr><ol><li id=fn1><p>The note.<a href=#r1 role=doc-backlink>↩</a></ol></section>");
    EXPECT_THAT(test::shown(source), ElementsAre("practice[1], care[2]", "[1] The note."));
    EXPECT_EQ(source.passages[1].kind, PassageKind::Footnote);
}

TEST(HtmlImporter, ReadsAPageInTheEncodingItDeclares) {
    EXPECT_EQ(readHtmlFile("<html><meta charset=iso-8859-1><p>caf\xE9 \x93quoted\x94").text, u"café “quoted”"_s);
    EXPECT_EQ(
        readHtmlFile("<html><meta http-equiv=content-type content='text/html; charset=koi8-r'><p>\xC4\xC1").text,
        u"да"_s);
    EXPECT_EQ(readHtmlFile("<?xml version='1.0' encoding='windows-1250'?><html><p>\x9A</p></html>").text, u"š"_s);
    EXPECT_EQ(readHtmlFile("\xEF\xBB\xBF<html><meta charset=iso-8859-1><p>caf\xC3\xA9").text, u"café"_s);
    EXPECT_EQ(readHtmlFile("<html><meta charset=utf-16><p>caf\xC3\xA9").text, u"café"_s);
    const QString wide = u"\uFEFF<html><meta charset=utf-8><p>café"_s;
    EXPECT_EQ(readHtmlFile(QByteArray(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2)).text, u"café"_s);
}

TEST(HtmlImporter, SaysSoWhenTheDeclaredEncodingDoesNotFit) {
    const ImportedSource unknown = readHtmlFile("<html><meta charset=klingon><p>caf\xC3\xA9");
    EXPECT_EQ(unknown.text, u"café"_s);
    EXPECT_EQ(unknown.warnings.size(), 1);
    const ImportedSource wrong = readHtmlFile("<html><meta charset=utf-8><p>The caf\xE9 opens at nine and is brown");
    EXPECT_EQ(wrong.text, u"The café opens at nine and is brown"_s);
    EXPECT_EQ(wrong.warnings.size(), 1);
    const ImportedSource cut =
        readHtmlFile("<html><meta charset=utf-8><p>caf\xC3\xA9 caf\xC3\xA9, and then a caf\xC3 whose end was cut away");
    EXPECT_TRUE(cut.text.startsWith(u"café café"_s));
    EXPECT_EQ(cut.warnings.size(), 1);
}

TEST(HtmlImporter, FollowsTheRulesOfXhtmlWhereAPageIsXml) {
    const ImportedSource source = readHtmlFile(
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='x'/></head>"
        "<body><p>One<a id='x'/> <![CDATA[a < b & c]]></p><div/><p>Two</p></body></html>");
    EXPECT_THAT(test::shown(source), ElementsAre("One a < b & c", "Two"));
}

TEST(HtmlImporter, ReadsAPagesTurns) {
    const ImportedSource source =
        readHtmlFile("<html><p>I: How did it start?<p>L: Slowly.<p>I: And then?<p>L: Quickly.");
    EXPECT_THAT(
        test::shown(source, PassageKind::Turn), ElementsAre("How did it start?", "Slowly.", "And then?", "Quickly."));
}

TEST(HtmlImporter, RecognisesAPageWhateverItsName) {
    EXPECT_EQ(readHtmlFile(" <!-- saved --> <!DOCTYPE HTML PUBLIC '-//W3C'><p>Text", u"x.txt"_s).format, u"html"_s);
    EXPECT_EQ(readHtmlFile("<p>Text", u"x.htm"_s).text, u"Text"_s);
}

TEST(HtmlImporter, SaysWhyAPageIsNotRead) {
    EXPECT_EQ(errorOf("<html><body><script>fill()</script></body></html>"), ErrorCode::Unsupported);
    EXPECT_EQ(errorOf("<html>" + QByteArray(300, '\0')), ErrorCode::Damaged);
    EXPECT_EQ(errorOf("<html>" + QByteArray("<div>").repeated(10'000) + "deep"), ErrorCode::TooLarge);
    EXPECT_EQ(errorOf("<html>" + QByteArray(65 << 20, 'a')), ErrorCode::TooLarge);
}

TEST(HtmlImporter, ReadsTagsOfManyAttributesAndUnclosedFormattingInTime) {
    QByteArray attributes;
    for (int i = 0; i < 200'000; ++i)
        attributes += " a" + QByteArray::number(i);
    EXPECT_EQ(readHtmlFile("<html><p" + attributes + ">Text").text, u"Text"_s);
    QByteArray formatting;
    for (int i = 0; i < 50'000; ++i)
        formatting += "<p><font size=" + QByteArray::number(i) + "><b>x";
    EXPECT_EQ(readHtmlFile("<html>" + formatting).passages.size(), 50'000);
}

TEST(HtmlImporter, HoldsTheInvariantsForAnyMarkup) {
    EXPECT_TRUE(rc::check([](const std::vector<unsigned char>& picks) {
        static constexpr const char* pieces[] = {
            "<p>",
            "</p>",
            "<table>",
            "<tr>",
            "<td rowspan=3>",
            "</table>",
            "<li>",
            "<ol>",
            "</ol>",
            "<a href=http://x>",
            "</a>",
            "<a href='#1'>",
            "1",
            " ",
            "text ",
            "<br>",
            "<pre>",
            "</pre>",
            "<span hidden>",
            "</span>",
            "<div>",
            "</div>",
            "<h1>",
            "&eacute;",
            "&#xD800;",
            "<svg>",
            "</svg>",
            "<!--",
            "-->",
            "<aside epub:type=footnote>"};
        QByteArray page = "<html>";
        for (const unsigned char pick : picks)
            page += pieces[pick % std::size(pieces)];
        const auto source = importDocument(page, {.fileName = u"x.html"_s});
        if (source)
            RC_ASSERT(checkImported(*source).toStdString() == std::string());
    }));
}

} // namespace sheaf
