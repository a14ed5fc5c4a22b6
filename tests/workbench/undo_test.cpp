// Undo and Redo as a person has them: labels, keys, and what the window shows afterwards.

#include "app/session/code_passages.h"
#include "app/session/edit_codebook.h"
#include "app/session/import_sources.h"
#include "tests/workbench/window_fixture.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::waitFor;

class UndoTest : public test::WindowTest {
protected:
    /// Undo (0) or Redo (1) of the Edit menu.
    const QAction& entry(int number) {
        for (const QAction* menu : window->menuBar()->actions()) {
            if (menu->text() == u"&Edit"_s)
                return *menu->menu()->actions().at(number);
        }
        throw std::runtime_error("there is no Edit menu");
    }
    QString undoLabel() { return entry(0).text().remove(u'&'); }
    QString redoLabel() { return entry(1).text().remove(u'&'); }
    QString saved() { return window->findChild<QLabel*>(u"saved"_s)->text(); }
    QString problem() {
        const auto* line = window->centralWidget()->findChild<QLabel*>(u"problem"_s, Qt::FindDirectChildrenOnly);
        return line->isHidden() ? QString() : line->text();
    }
    void press(Qt::KeyboardModifiers modifiers = Qt::ControlModifier) { QTest::keyClick(keys(), Qt::Key_Z, modifiers); }

    void codeAs(const QString& coder, int code, const QString& words) {
        project.with([&](Review& other) {
            CodingDetails details;
            details.coder = coder;
            ASSERT_TRUE(
                CodePassages(other).codeRange(project.code(code), project.interview(), rangeOf(words), details));
        });
    }
};

TEST_F(UndoTest, IsPlainAndDisabledWhereThereIsNothingToUndo) {
    review->setCoder(u"Reviewer B"_s);
    ASSERT_TRUE(waitFor([this] { return review->jobs().pending() == 0; }));
    EXPECT_EQ(undoLabel(), u"Undo"_s);
    EXPECT_FALSE(entry(0).isEnabled());
    EXPECT_EQ(redoLabel(), u"Redo"_s);
    EXPECT_FALSE(entry(1).isEnabled());
}

TEST_F(UndoTest, TakesACodingBackAndMakesItAgainWithTheKeysWhileTheReaderHasFocus) {
    review->setCoder(u"Reviewer B"_s);
    open(project.interview());
    codeWithKeys(rangeOf(u"six years"_s), u"time"_s);
    ASSERT_TRUE(waitFor([this] { return undoLabel() == u"Undo: code “Time to embed” on “Lead 4”"_s; }));
    ASSERT_TRUE(waitFor([this] { return stripeNames() == u"Time to embed"_s && !paletteIsOpen(); }));
    press();
    ASSERT_TRUE(waitFor([this] { return stripeNames().isEmpty(); }));
    EXPECT_TRUE(project.codingsOf(project.interview()).isEmpty());
    EXPECT_TRUE(waitFor([this] { return saved() == u"Undone: code “Time to embed” on “Lead 4”"_s; }));
    ASSERT_TRUE(waitFor([this] { return redoLabel() == u"Redo: code “Time to embed” on “Lead 4”"_s; }));
    EXPECT_EQ(undoLabel(), u"Undo"_s);
    waitFor([] { return false; }, 1); // for the picture: the page is painted after it says so
    EXPECT_TRUE(window->grab().save(QStringLiteral(SHEAF_PICTURES_DIR "/undone.png")));
    press(Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(waitFor([this] { return stripeNames() == u"Time to embed"_s; }));
    EXPECT_TRUE(waitFor([this] { return undoLabel() == u"Undo: code “Time to embed” on “Lead 4”"_s; }));
    EXPECT_EQ(project.codingsOf(project.interview()).size(), 1);
}

TEST_F(UndoTest, LeavesTheKeyToTheFieldThatIsTypedIn) {
    review->setCoder(u"Reviewer A"_s);
    open(project.interview());
    ASSERT_TRUE(waitFor([this] { return entry(0).isEnabled(); }));
    const qint64 before = review->overview().revision;
    const TextRange range = rangeOf(u"six years"_s);
    test::selectInPage(page(), range.start, range.end);
    ASSERT_TRUE(waitFor([this] { return paletteIsOpen(); }));
    QTest::keyClicks(keys(), u"tim"_s);
    const QString typed = u"document.getElementById('palette-query').value"_s;
    ASSERT_TRUE(waitFor([&] { return ask(typed) == u"tim"_s; }));
    press();
    EXPECT_TRUE(waitFor([&] { return ask(typed) == u"ti"_s; })) << ask(typed).toStdString();
    for (int i = 0; i < 4; ++i)
        press(); // more often than there is something to take back
    EXPECT_TRUE(waitFor([&] { return ask(typed).isEmpty(); }));
    EXPECT_FALSE(waitFor([&] { return review->overview().revision != before; }, 2));
    EXPECT_TRUE(paletteIsOpen());

    auto* search = window->findChild<QLineEdit*>(u"searchField"_s);
    search->setFocus();
    QTest::keyClicks(search, u"lead"_s);
    QTest::keyClick(search, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(search->text().isEmpty());
    EXPECT_FALSE(waitFor([&] { return review->overview().revision != before; }, 2));
}

TEST_F(UndoTest, NeverPutsBackWhatWasTypedInAPaletteThatIsClosed) {
    review->setCoder(u"Reviewer B"_s);
    open(project.interview());
    const TextRange range = rangeOf(u"six years"_s);
    test::selectInPage(page(), range.start, range.end);
    ASSERT_TRUE(waitFor([this] { return paletteIsOpen(); }));
    QTest::keyClicks(keys(), u"tim"_s);
    const QString typed = u"document.getElementById('palette-query').value"_s;
    ASSERT_TRUE(waitFor([&] { return ask(typed) == u"tim"_s; }));
    QTest::keyClick(keys(), Qt::Key_Escape);
    ASSERT_TRUE(waitFor([this] { return !paletteIsOpen(); }));
    ASSERT_FALSE(entry(0).isEnabled()); // so the key reaches the page
    press();
    EXPECT_FALSE(waitFor([&] { return ask(typed) != u"tim"_s; }, 1));
}

TEST_F(UndoTest, OffersOnlyWhatTheChosenCoderChanged) {
    codeAs(u"Reviewer B"_s, 2, u"six years"_s);
    review->setCoder(u"Reviewer A"_s);
    EXPECT_TRUE(waitFor([this] { return undoLabel() == u"Undo: code “Stable leadership” on “Leeds proposal”"_s; }));
    review->setCoder(u"Reviewer B"_s);
    EXPECT_FALSE(entry(0).isEnabled()) << "until it is read what this coder may undo";
    EXPECT_TRUE(waitFor([this] { return undoLabel() == u"Undo: code “Trust” on “Lead 4”"_s; }));
}

TEST_F(UndoTest, SaysWhyAChangeCannotBeUndoneAndWhatToDo) {
    review->setCoder(u"Reviewer A"_s);
    codeAs(u"Reviewer A"_s, 0, u"six years"_s);
    ASSERT_TRUE(waitFor([this] { return undoLabel() == u"Undo: code “Stable leadership” on “Lead 4”"_s; }));
    project.with([&](Review& other) {
        other.setCoder(u"Reviewer B"_s);
        const Coding coding = project.codingsOf(project.interview()).first();
        Coding described = coding;
        described.memo = u"strong"_s;
        ASSERT_TRUE(CodePassages(other).describe(described, coding));
    });
    window->readRoom().setFocus();
    const_cast<QAction&>(entry(0)).trigger();
    ASSERT_TRUE(waitFor([this] { return problem().contains(u"Reviewer B changed it since"_s); }))
        << problem().toStdString();
    EXPECT_TRUE(problem().contains(u'\n')) << "the hint";
    EXPECT_TRUE(waitFor([this] { return saved().startsWith(u"Not saved: "_s); }));
    EXPECT_EQ(project.codingsOf(project.interview()).size(), 1);
}

TEST_F(UndoTest, DoesNotUndoAnotherChangeThanTheMenuNames) {
    review->setCoder(u"Reviewer A"_s);
    ASSERT_TRUE(waitFor([this] { return undoLabel() == u"Undo: code “Stable leadership” on “Leeds proposal”"_s; }));
    ASSERT_TRUE(waitFor([this] { return review->jobs().pending() == 0; }));
    codeAs(u"Reviewer A"_s, 2, u"six years"_s); // from the command line, say: not seen yet
    const_cast<QAction&>(entry(0)).trigger();
    EXPECT_TRUE(waitFor([this] { return problem().contains(u"There is a later change"_s); }))
        << problem().toStdString();
    EXPECT_EQ(project.codingsOf(project.proposal()).size(), 1);
    EXPECT_EQ(project.codingsOf(project.interview()).size(), 1);
    EXPECT_TRUE(waitFor([this] { return undoLabel() == u"Undo: code “Trust” on “Lead 4”"_s; }));
}

TEST_F(UndoTest, TakesBackOneChangeForEachPressOfAKeyThatIsHeld) {
    review->setCoder(u"Reviewer A"_s);
    for (const QString& words : {u"six years"_s, u"training numbers"_s, u"the same director"_s})
        codeAs(u"Reviewer A"_s, 0, words);
    open(project.interview());
    ASSERT_TRUE(waitFor([this] { return undoLabel() == u"Undo: code “Stable leadership” on “Lead 4”"_s; }));
    ASSERT_TRUE(waitFor([this] { return stripeNames().count(u"Stable"_s) == 3; }));
    for (int i = 0; i < 3; ++i)
        press();
    EXPECT_TRUE(waitFor([this] { return stripeNames().isEmpty(); }));
    EXPECT_EQ(project.codingsOf(project.proposal()).size(), 1);
    EXPECT_TRUE(problem().isEmpty()) << problem().toStdString();
}

TEST_F(UndoTest, ShowsAnotherSourceAndTheCodebookAsTheyAreAfterwards) {
    review->setCoder(u"Reviewer A"_s);
    open(project.proposal());
    ASSERT_TRUE(waitFor([this] { return stripeNames() == u"Stable leadership"_s; }));
    open(project.interview());
    ASSERT_EQ(review->overview().codingsOfCode.value(project.code(0)), 1);
    ASSERT_TRUE(waitFor([this] { return entry(0).isEnabled(); }));
    press();
    ASSERT_TRUE(waitFor([this] { return review->overview().codingsOfCode.value(project.code(0)) == 0; }));
    open(project.proposal());
    EXPECT_TRUE(stripeNames().isEmpty());
}

TEST_F(UndoTest, TakesANewCodeOutOfTheCodebookAgain) {
    review->setCoder(u"Reviewer B"_s);
    open(project.interview());
    project.with([&](Review& other) {
        other.setCoder(u"Reviewer B"_s);
        ASSERT_TRUE(EditCodebook(other).add(u"Patience"_s, std::nullopt, CodeKind::Code));
    });
    ASSERT_TRUE(waitFor([this] { return review->overview().codes.find(u"Patience"_s).has_value(); }));
    ASSERT_TRUE(waitFor([this] { return entry(0).isEnabled(); }));
    press();
    EXPECT_TRUE(waitFor([this] { return !review->overview().codes.find(u"Patience"_s).has_value(); }));
}

TEST_F(UndoTest, ClosesTheTabOfASourceWhoseImportIsUndone) {
    review->setCoder(u"Reviewer B"_s);
    open(project.interview());
    QFile file(project.folder() + u"/Essex proposal.txt"_s);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("Each team has a practice leader who stays.\n");
    file.close();
    ImportRun import(*review);
    import.start({file.fileName()});
    ASSERT_TRUE(waitFor([this] { return review->overview().sources.size() == 3; }));
    const SourceId essex = review->overview().sources.last().id;
    ASSERT_TRUE(waitFor([this] { return entry(0).isEnabled(); })) << "an import is the coder's, too";
    open(essex);
    press();
    ASSERT_TRUE(waitFor([this] { return review->overview().sources.size() == 2; }));
    EXPECT_EQ(window->readRoom().openSources(), QList<SourceId>{project.interview()});
    EXPECT_TRUE(waitFor([this] { return window->readRoom().currentSource() == project.interview(); }));
    EXPECT_TRUE(problem().isEmpty()) << problem().toStdString();
}

TEST_F(UndoTest, HasAButtonForEachBesideTheSearchField) {
    const auto buttons = window->findChildren<QToolButton*>(u"barButton"_s);
    ASSERT_EQ(buttons.size(), 2);
    EXPECT_EQ(buttons.first()->defaultAction(), &entry(0));
    EXPECT_EQ(buttons.last()->defaultAction(), &entry(1));
    EXPECT_FALSE(buttons.first()->icon().isNull());
}

TEST_F(UndoTest, MakesEveryChangeAsTheCoderOfTheWindow) {
    review->setCoder(u"Reviewer B"_s);
    open(project.proposal());
    const CodingId coding = project.codingsOf(project.proposal()).first().id;
    CodingActions(*review).remove(coding, project.proposal());
    ASSERT_TRUE(waitFor([this] { return project.codingsOf(project.proposal()).isEmpty(); }));
    EXPECT_TRUE(waitFor([this] { return undoLabel().contains(u"Leeds proposal"_s); })) << undoLabel().toStdString();
}

} // namespace
} // namespace sheaf
