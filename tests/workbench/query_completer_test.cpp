#include "app/workbench/command_bar.h"
#include "app/workbench/query_completer.h"
#include "tests/workbench/window_fixture.h"

#include <QLineEdit>
#include <QWindow>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class QueryCompleterTest : public testing::Test {
protected:
    QueryCompleterTest() {
        field.show();
        completer.setNames({{u"code"_s, {u"Stable leadership"_s, u"Time to embed"_s}}, {u"site"_s, {u"Leeds"_s}}});
    }

    /// As a person does: the list that is open gets it first.
    void press(Qt::Key key) { QTest::keyClick(field.windowHandle(), key); }

    void takeFirst() {
        press(Qt::Key_Down);
        press(Qt::Key_Return);
    }

    QLineEdit field;
    QueryCompleter& completer = *new QueryCompleter(&field);
};

TEST_F(QueryCompleterTest, OffersFieldsAndTakesOneByKeys) {
    QTest::keyClicks(&field, u"trust spea"_s);
    ASSERT_THAT(completer.offered(), ElementsAre(u"speaker:"_s));
    takeFirst();
    EXPECT_EQ(field.text(), u"trust speaker:"_s);
}

TEST_F(QueryCompleterTest, OffersTheReviewsNamesWithinTheirField) {
    QTest::keyClicks(&field, u"code:st"_s);
    ASSERT_THAT(completer.offered(), ElementsAre(u"code:\"Stable leadership\""_s));
    takeFirst();
    EXPECT_EQ(field.text(), u"code:\"Stable leadership\""_s);
    EXPECT_THAT(completer.offered(), IsEmpty());
    QTest::keyClicks(&field, u" with"_s);
    EXPECT_THAT(completer.offered(), Contains(u"WITHIN"_s));
}

TEST_F(QueryCompleterTest, KeepsOutOfTheWayOfWords) {
    QTest::keyClicks(&field, u"\"site"_s);
    EXPECT_THAT(completer.offered(), IsEmpty()) << "within quotes";
    field.clear();
    QTest::keyClicks(&field, u"s"_s);
    EXPECT_THAT(completer.offered(), IsEmpty());
    QTest::keyClicks(&field, u"it"_s);
    EXPECT_THAT(completer.offered(), Contains(u"site:"_s));
    press(Qt::Key_Escape);
    EXPECT_THAT(completer.offered(), IsEmpty());
    EXPECT_EQ(field.text(), u"sit"_s);
    QTest::keyClicks(&field, u"uation"_s);
    EXPECT_THAT(completer.offered(), IsEmpty());
    EXPECT_EQ(field.text(), u"situation"_s);
}

TEST_F(QueryCompleterTest, CompletesWhereTheCursorStands) {
    field.setText(u"trust AND more"_s);
    field.setCursorPosition(6);
    QTest::keyClicks(&field, u"site:le"_s);
    ASSERT_THAT(completer.offered(), Contains(u"site:\"Leeds\""_s));
    takeFirst();
    EXPECT_TRUE(field.text().startsWith(u"trust site:\"Leeds\""_s)) << qPrintable(field.text());
}

using SearchFieldTest = test::WindowTest;

TEST_F(SearchFieldTest, KnowsTheNamesOfTheReview) {
    auto* bar = window->findChild<CommandBar*>();
    auto* field = bar->findChild<QLineEdit*>(u"searchField"_s);
    bar->focusSearch();
    QTest::keyClicks(field, u"code:lead"_s);
    EXPECT_THAT(bar->completer().offered(), IsEmpty()) << "none begins so";
    field->clear();
    QTest::keyClicks(field, u"code:"_s);
    EXPECT_THAT(bar->completer().offered(), Contains(u"code:\"Stable leadership\""_s));
    ASSERT_NE(QApplication::activePopupWidget(), nullptr);
    EXPECT_TRUE(
        QApplication::activePopupWidget()->grab().save(QStringLiteral(SHEAF_PICTURES_DIR "/search-completion.png")));
}

} // namespace
} // namespace sheaf
