#include "app/exporters/export_table.h"
#include "tests/exporters/any_table.h"

#include <QCryptographicHash>
#include <QXmlStreamReader>

#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace sheaf {
namespace {

using namespace Qt::StringLiterals;
using namespace test;

QString page(const QList<Table>& tables, const QString& title = u"Report"_s) {
    return QString::fromUtf8(toHtml(tables, title));
}

/// The page's body is well-formed XML on purpose: that is what lets a test read it.
QString faultIn(const QString& html) {
    const qsizetype from = html.indexOf("<main>"_L1);
    QXmlStreamReader reader(html.sliced(from, html.indexOf("</main>"_L1) + 7 - from));
    while (!reader.atEnd())
        reader.readNext();
    return reader.errorString();
}

TEST(Html, MarksUpHeadersRowNamesAndGroups) {
    const QString html = page({smallTable()});
    EXPECT_EQ(html.count("<th scope=\"col\""_L1), 2);
    EXPECT_EQ(html.count("<th scope=\"row\""_L1), 3);
    EXPECT_TRUE(html.contains("<tbody>\n<tr><th scope=\"rowgroup\" dir=\"auto\" colspan=\"2\">Round 1</th>"_L1));
    EXPECT_TRUE(html.contains(">Table 1. Features <span class=\"scope\">Both coders</span></caption>"_L1));
    EXPECT_TRUE(html.contains("<html lang=\"en-GB\">"_L1));
}

TEST(Html, LinksEachQuotationToItsPlaceAndBack) {
    const QString html = page({smallTable(), smallTable()});
    EXPECT_TRUE(html.contains(u"\u201CWe stayed\u201D<sup><a id=\"from-2\" href=\"#place-2\""_s));
    EXPECT_TRUE(html.contains("<li id=\"place-2\" dir=\"auto\">Leeds, p. 3 <a class=\"back\" href=\"#from-2\""_L1));
}

TEST(Html, AllowsItsOwnStyleAndNothingElse) {
    const QByteArray html = toHtml({smallTable()}, u"Report"_s);
    const qsizetype from = html.indexOf("<style>") + 7;
    const QByteArray style = html.sliced(from, html.indexOf("</style>") - from);
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    EXPECT_TRUE(html.contains("default-src 'none'; style-src 'sha256-" + hash + "';"));
    for (const char* loading : {"<script", "<img", "<link", "url(", "@import", "http:", "https:"})
        EXPECT_FALSE(html.contains(loading)) << loading;
}

TEST(Html, EscapesWhatTheTableSays) {
    Table table = smallTable();
    table.title = u"<script>alert(1)</script>"_s;
    table.rows = {{{text(u"<b>"_s), quotation(u"a & b"_s, u"\"><img src=x>"_s)}}};
    const QString html = page({table}, u"</title><script>"_s);
    EXPECT_FALSE(html.contains("<script"_L1));
    EXPECT_FALSE(html.contains("<img"_L1));
    EXPECT_FALSE(html.contains("<b>"_L1));
    EXPECT_EQ(faultIn(html), QString());
}

TEST(Html, SaysGapsAndMutedCellsByClassBesidesTheirWords) {
    const QString html = page({smallTable()});
    EXPECT_TRUE(html.contains("<td class=\"gap\"><p dir=\"auto\">Not held</p>"_L1));
    EXPECT_TRUE(html.contains("<td class=\"muted\"><p dir=\"auto\">Not reviewed</p>"_L1));
}

TEST(Html, SetsTheDirectionOfALanguageWrittenFromTheRight) {
    Table table = smallTable();
    table.language = u"ar"_s;
    EXPECT_TRUE(page({table}).contains("<html lang=\"ar\" dir=\"rtl\">"_L1));
}

TEST(Html, WritesAPageWithoutTablesAndATableWithoutRows) {
    EXPECT_EQ(faultIn(page({})), QString());
    Table table = smallTable();
    table.rows.clear();
    EXPECT_EQ(faultIn(page({table})), QString());
    EXPECT_FALSE(page({table}).contains("class=\"places\""_L1));
}

TEST(Html, AnyTableMakesAWellFormedBody) {
    const bool held = rc::check([] { RC_ASSERT(faultIn(page({anyTable(), anyTable()})).isEmpty()); });
    EXPECT_TRUE(held);
}

} // namespace
} // namespace sheaf
