// A source whose text is corrected while it is open, and the codings whose place is in doubt afterwards.

#include "app/session/code_passages.h"
#include "app/session/history.h"
#include "app/session/revise_source.h"
#include "app/workbench/doubtful_codings.h"
#include "coding/store/source_repository.h"
#include "tests/workbench/window_fixture.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::waitFor;

class CorrectionTest : public test::WindowTest {
protected:
    CorrectionTest() {
        review->setCoder(u"Reviewer A"_s);
        QObject::connect(
            &window->readRoom(), &ReadRoom::statusChanged, &*window,
            [this](const QString&, const QString& codings) { status = codings; });
    }

    void codeAs(int code, const QString& words) {
        project.with([&](Review& other) {
            CodingDetails details;
            details.coder = u"Reviewer A"_s;
            ASSERT_TRUE(
                CodePassages(other).codeRange(project.code(code), project.interview(), rangeOf(words), details));
        });
    }

    /// Installs the interview's text with its second answer replaced.
    void correct(const QString& answer) {
        const QString path = project.folder() + u"/Lead 4 corrected.txt"_s;
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write((u"Interviewer: And what made the biggest difference of all?\n\nLead 4: "_s + answer +
                    u"\n\nInterviewer: And how long before you could see it in Leeds?\n\n"
                    u"Lead 4: Eighteen months in we had training numbers and not much else.\n"_s)
                       .toUtf8());
        file.close();
        project.with([&](Review& other) { ASSERT_TRUE(ReviseSource(other).run(project.interview(), path)); });
    }
    /// A correction after which nobody can say where “people knew what she stood for” is.
    void leaveInDoubt() {
        codeAs(0, u"people knew what she stood for"_s);
        codeAs(1, u"training numbers"_s);
        correct(u"We were glad of one long-serving head, known to all of us for her way of working."_s);
    }
    void openCorrected() {
        open(project.interview());
        leaveInDoubt();
        ASSERT_TRUE(waitFor([this] { return ask(u"document.body.textContent"_s).contains(u"long-serving head"_s); }));
    }

    DoubtfulCodings* openList() {
        window->showDoubtfulCodings();
        auto* list = window->findChild<DoubtfulCodings*>();
        EXPECT_TRUE(waitFor([&] { return list->findChild<QListWidget*>()->count() == 1; }));
        return list;
    }
    static QPushButton* button(const QWidget& list, const QString& begins) {
        for (QPushButton* each : list.findChildren<QPushButton*>()) {
            if (QString(each->text()).remove(u'&').startsWith(begins))
                return each;
        }
        throw std::runtime_error("there is no such button");
    }
    Coding doubtfulOne() {
        for (const Coding& coding : project.codingsOf(project.interview())) {
            if (coding.code == project.code(0))
                return coding;
        }
        return {};
    }
    void select(const QString& words) {
        const TextRange range = rangeOf(words);
        test::selectInPage(page(), range.start, range.end);
        ASSERT_TRUE(waitFor([&] { return window->readRoom().reader().selection() == range; }));
    }

    QString status;
};

TEST_F(CorrectionTest, ReadsTheTextAgainAndPaintsOnlyWhatIsSureOfItsPlace) {
    openCorrected();
    EXPECT_TRUE(waitFor([this] { return markedText() == u"training numbers"_s; })) << markedText().toStdString();
    EXPECT_TRUE(waitFor([this] { return stripeNames() == u"Time to embed"_s; }));
    EXPECT_EQ(status, u"1 coding(s) in this source · 1 coding(s) (needs) a look"_s); // no translator in tests
}

TEST_F(CorrectionTest, ShowsTheEarlierTextAgainWhenTheCorrectionIsUndone) {
    openCorrected();
    project.with([](Review& other) { ASSERT_TRUE(History(other).undo(other.coder())); });
    EXPECT_TRUE(waitFor([this] { return stripeNames() == u"Stable leadership|Time to embed"_s; }));
    EXPECT_EQ(markedText(), u"people knew what she stood for|training numbers"_s);
}

TEST_F(CorrectionTest, DropsASelectionThatWasMadeInTheEarlierText) {
    open(project.interview());
    select(u"six years"_s);
    ASSERT_TRUE(waitFor([this] { return paletteIsOpen(); }));
    correct(u"We kept the same director for six long years and people knew what she stood for."_s);
    EXPECT_TRUE(waitFor([this] { return !paletteIsOpen(); }));
    EXPECT_TRUE(waitFor([this] { return ask(u"document.body.textContent"_s).contains(u"six long years"_s); }));
    EXPECT_TRUE(window->readRoom().reader().selection().isEmpty());
    EXPECT_FALSE(window->readRoom().selected());
    const auto* problem = window->centralWidget()->findChild<QLabel*>(u"problem"_s, Qt::FindDirectChildrenOnly);
    EXPECT_TRUE(problem->text().contains(u"was corrected"_s)) << "and says why";
    QTest::keyClick(keys(), Qt::Key_Return);
    waitFor([] { return false; }, 1);
    EXPECT_TRUE(project.codingsOf(project.interview()).isEmpty());
}

TEST_F(CorrectionTest, NeverPutsWhatWasSelectedBeforeIntoTheCorrectedText) {
    open(project.interview());
    const SelectedRange selected = inInterview(rangeOf(u"six years"_s));
    correct(u"We kept the same director for six long years and people knew what she stood for."_s);
    std::optional<ErrorCode> code; // before the window has noticed
    QObject::connect(&*review, &OpenReview::failed, &*window, [&](const Error& error) { code = error.code; });
    CodingActions actions(*review);
    actions.apply(project.code(1), selected);
    actions.applyNew(u"Patience"_s, selected);
    ASSERT_TRUE(waitFor([this] { return review->jobs().pending() == 0; }));
    EXPECT_EQ(code, ErrorCode::ChangedSince);
    EXPECT_TRUE(project.codingsOf(project.interview()).isEmpty());
    EXPECT_FALSE(review->overview().codes.find(u"Patience"_s)) << "nor is a code left without its coding";
}

TEST_F(CorrectionTest, CodesNothingWhereACorrectionOvertookItWhileItWaited) {
    open(project.interview());
    std::optional<ErrorCode> code;
    QObject::connect(&*review, &OpenReview::failed, &*window, [&](const Error& error) { code = error.code; });
    CodingActions actions(*review);
    project.with([&](Review& other) {
        auto work = UnitOfWork::begin(other.project(), u"correct the text"_s);
        ASSERT_TRUE(work);
        actions.apply(project.code(1), inInterview(rangeOf(u"six years"_s)));
        waitFor([] { return false; }, 1); // it has read the text, and waits for its turn to write
        const QString text = u"Lead 4: We kept the same director for a long time, and people knew her."_s;
        NewText corrected;
        corrected.fileName = u"Lead 4 corrected.txt"_s;
        corrected.format = u"txt"_s;
        corrected.sha256 = QByteArray(32, 'x');
        corrected.original = text.toUtf8();
        corrected.text = text;
        ASSERT_TRUE(SourceRepository(other.project()).revise(*work, project.interview(), corrected));
        ASSERT_TRUE(work->commit());
    });
    ASSERT_TRUE(waitFor([this] { return review->jobs().pending() == 0; }));
    EXPECT_EQ(code, ErrorCode::ChangedSince);
    EXPECT_TRUE(project.codingsOf(project.interview()).isEmpty());
}

TEST_F(CorrectionTest, ListsACodingInDoubtWithItsWordsAndTakesTheSelection) {
    openCorrected();
    DoubtfulCodings* list = openList();
    EXPECT_EQ(list->findChild<QListWidget*>()->item(0)->text(), u"Stable leadership · Lead 4"_s);
    EXPECT_EQ(list->findChild<QLabel*>(u"quotation"_s)->text(), u"“people knew what she stood for”"_s);
    EXPECT_FALSE(button(*list, u"Place"_s)->isEnabled());
    select(u"known to all of us"_s);
    ASSERT_TRUE(button(*list, u"Place"_s)->isEnabled());
    EXPECT_TRUE(list->grab().save(QStringLiteral(SHEAF_PICTURES_DIR "/doubtful.png")));
    button(*list, u"Place"_s)->click();
    ASSERT_TRUE(waitFor([&] { return list->findChild<QListWidget*>()->count() == 0; }));
    EXPECT_FALSE(doubtfulOne().needsALook);
    EXPECT_EQ(doubtfulOne().quotation, u"known to all of us"_s);
    EXPECT_TRUE(waitFor([this] { return stripeNames() == u"Stable leadership|Time to embed"_s; }));
    EXPECT_TRUE(waitFor([this] { return !paletteIsOpen(); }));
    EXPECT_EQ(list->findChild<QLabel*>(u"quotation"_s)->text(), u"No coding needs a look."_s);
    EXPECT_FALSE(button(*list, u"Remove"_s)->isEnabled());

    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier); // the window's keys work here, too
    EXPECT_TRUE(waitFor([&] { return list->findChild<QListWidget*>()->count() == 1; }));
}

TEST_F(CorrectionTest, RemovesACodingInDoubt) {
    openCorrected();
    DoubtfulCodings* list = openList();
    QTest::keyClick(list, Qt::Key_R, Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return list->findChild<QListWidget*>()->count() == 0; }));
    EXPECT_FALSE(doubtfulOne().id.isValid());
}

TEST_F(CorrectionTest, TakesTheSuggestionThatIsShown) {
    open(project.interview());
    codeAs(0, u"people knew what she stood for"_s);
    correct(u"We kept the same director for six years and folks knew what it is she stands for."_s);
    DoubtfulCodings* list = openList();
    const QString suggestion = list->findChild<QLabel*>(u"suggestion"_s)->text();
    ASSERT_TRUE(suggestion.startsWith(u"Suggested: “"_s)) << suggestion.toStdString();
    QTest::keyClick(list->findChild<QListWidget*>(), Qt::Key_Return); // not by the way: it is evidence that moves
    waitFor([] { return false; }, 1);
    ASSERT_TRUE(doubtfulOne().needsALook);
    QTest::keyClick(list, Qt::Key_A, Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return list->findChild<QListWidget*>()->count() == 0; }));
    EXPECT_FALSE(doubtfulOne().needsALook);
    EXPECT_EQ(suggestion, u"Suggested: “%1”"_s.arg(doubtfulOne().quotation));
}

} // namespace
} // namespace sheaf
