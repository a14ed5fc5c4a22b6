#include "app/session/code_passages.h"
#include "app/workbench/coding_actions.h"
#include "app/workbench/command_bar.h"
#include "app/workbench/matrix_room.h"
#include "app/workbench/register_room.h"
#include "app/workbench/search_room.h"
#include "app/workbench/synthesis_job.h"
#include "tests/workbench/window_fixture.h"

#include <QAbstractButton>
#include <QImage>
#include <QLabel>
#include <QSettings>
#include <QTest>

#include <gtest/gtest.h>

#include <optional>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::evaluate;
using test::waitFor;
using MainWindowTest = test::WindowTest;

TEST_F(MainWindowTest, CodesASelectionWithThePaletteAndKeepsItAfterARestart) {
    open(project.interview());
    const QString words = u"and people knew what she stood for"_s;
    const TextRange range = rangeOf(words);
    codeWithKeys(range, u"lead"_s);
    ASSERT_TRUE(waitFor([this] { return stripeNames() == u"Stable leadership"_s; }));
    const QList<Coding> codings = project.codingsOf(project.interview());
    ASSERT_EQ(codings.size(), 1);
    EXPECT_EQ(codings.first().range, range);
    EXPECT_EQ(codings.first().quotation, words);
    EXPECT_EQ(codings.first().code, project.code(0));

    closeWindow();
    openWindow();
    ASSERT_TRUE(waitFor([this] { return painted == project.interview(); })) << "the source that was open opens again";
    EXPECT_TRUE(waitFor([&] { return markedText() == words; }));
    EXPECT_EQ(stripeNames(), u"Stable leadership"_s);
    EXPECT_EQ(ask(u"String(document.querySelectorAll('.stripe').length)"_s), u"1"_s);
    EXPECT_TRUE(window->grab().save(QStringLiteral(SHEAF_PICTURES_DIR "/coded-interview.png")));
}

TEST_F(MainWindowTest, MakesACodeAndItsCodingInOneAction) {
    open(project.interview());
    const TextRange range = rangeOf(u"training numbers"_s);
    test::selectInPage(page(), range.start, range.end);
    ASSERT_TRUE(waitFor([this] { return paletteIsOpen(); }));
    QTest::keyClicks(keys(), u"Patience"_s);
    ASSERT_TRUE(waitFor([this] { return ask(u"document.getElementById('palette-query').value"_s) == u"Patience"_s; }));
    QTest::keyClick(keys(), Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return stripeNames() == u"Patience"_s; }));
    EXPECT_TRUE(review->overview().codes.find(u"Patience"_s));
}

TEST_F(MainWindowTest, OpensThePaletteWhereTheMouseSelected) {
    open(project.interview());
    const TextRange range = rangeOf(u"the same director"_s);
    evaluate(page(), uR"js(
        const node = [...document.querySelectorAll('.t')].find((t) => t.textContent.includes('the same director')).firstChild;
        const words = document.createRange();
        words.setStart(node, node.data.indexOf('the same director'));
        words.setEnd(node, node.data.indexOf('the same director') + 'the same director'.length);
        window.box = words.getBoundingClientRect(); 0)js"_s);
    const auto at = [this](const QString& x) {
        return QPoint(
            evaluate(page(), u"Math.round(window.box.%1)"_s.arg(x)).toInt(),
            evaluate(page(), u"Math.round((window.box.top + window.box.bottom) / 2)"_s).toInt());
    };
    const QPoint from = at(u"left"_s);
    const QPoint to = at(u"right"_s);
    QTest::mousePress(keys(), Qt::LeftButton, {}, from);
    QTest::mouseMove(keys(), (from + to) / 2);
    QTest::mouseMove(keys(), to);
    QTest::mouseRelease(keys(), Qt::LeftButton, {}, to);
    ASSERT_TRUE(waitFor([this] { return paletteIsOpen(); }));
    EXPECT_EQ(window->readRoom().reader().selection(), range);
}

TEST_F(MainWindowTest, RemovesTheCodingThatTheReaderStandsOn) {
    open(project.interview());
    codeWithKeys(rangeOf(u"six years"_s), u"time"_s);
    ASSERT_TRUE(waitFor([this] { return stripeNames() == u"Time to embed"_s; }));
    QTest::keyClick(keys(), Qt::Key_Down, Qt::AltModifier);
    ASSERT_TRUE(
        waitFor([this] { return ask(u"String(document.querySelectorAll('.stripe.active').length)"_s) == u"1"_s; }));
    QTest::keyClick(keys(), Qt::Key_Delete);
    EXPECT_TRUE(waitFor([this] { return project.codingsOf(project.interview()).isEmpty(); }));
    EXPECT_TRUE(waitFor([this] { return stripeNames().isEmpty(); }));
}

TEST_F(MainWindowTest, StaysWithTheSourceWhoseTabIsCurrentWhenAnotherStillLoads) {
    open(project.interview());
    window->openSource(project.proposal(), {4, 29});
    window->openSource(project.interview());
    ASSERT_TRUE(waitFor([this] { return review->jobs().pending() == 0; }));
    EXPECT_EQ(window->readRoom().currentSource(), project.interview());

    window->openSource(project.proposal());
    window->readRoom().closeCurrentTab();
    ASSERT_TRUE(waitFor([this] { return review->jobs().pending() == 0; }));
    EXPECT_EQ(window->readRoom().currentSource(), project.interview());
}

TEST_F(MainWindowTest, FindsAPassageAndOpensItInTheReader) {
    window->search(u"director"_s);
    EXPECT_EQ(window->room(), Room::Search);
    ASSERT_TRUE(waitFor([this] { return window->searchRoom().hits().rowCount() == 2; }));
    EXPECT_TRUE(window->grab().save(QStringLiteral(SHEAF_PICTURES_DIR "/search.png")));
    window->searchRoom().openCurrent();
    EXPECT_EQ(window->room(), Room::Read);
    ASSERT_TRUE(waitFor([this] { return painted.isValid(); }));
    EXPECT_TRUE(waitFor([this] {
        return ask(u"[...document.querySelectorAll('.found')].map((f) => f.textContent).join('')"_s) == u"director"_s;
    }));
}

TEST_F(MainWindowTest, SaysWhatIsWrongWithAQueryAndWhatToDo) {
    window->search(u"leader NEAR/"_s);
    bool isSearched = false;
    QObject::connect(&window->searchRoom(), &SearchRoom::searched, &*window, [&] { isSearched = true; });
    ASSERT_TRUE(waitFor([&] { return isSearched; }));
    const auto labels = window->searchRoom().findChildren<QLabel*>(u"problem"_s);
    ASSERT_EQ(labels.size(), 1);
    EXPECT_FALSE(labels.first()->isHidden());
    EXPECT_FALSE(labels.first()->text().isEmpty());
}

TEST_F(MainWindowTest, CountsPassagesInTheMatrixAndSaysWhyACellIsEmpty) {
    window->goTo(Room::Matrix);
    const MatrixModel& matrix = window->matrixRoom().model();
    ASSERT_TRUE(waitFor([&] { return matrix.columnCount() == 3; }));
    ASSERT_EQ(matrix.headerData(0, Qt::Vertical, Qt::DisplayRole).toString().section(u'\n', 0, 0), u"Leeds"_s);
    EXPECT_EQ(matrix.data(matrix.index(0, 0), Qt::DisplayRole).toInt(), 1);
    EXPECT_EQ(matrix.preview(matrix.index(0, 0)), u"council keeps its directo"_s);
    EXPECT_EQ(matrix.summary(matrix.index(0, 1)), u"No coded passage"_s);
    EXPECT_EQ(matrix.summary(matrix.index(1, 0)), u"No document held"_s);
    EXPECT_TRUE(window->grab().save(QStringLiteral(SHEAF_PICTURES_DIR "/matrix.png")));
}

TEST_F(MainWindowTest, ShowsInTheRegisterWhatIsMissing) {
    window->goTo(Room::Register);
    const TableModel& table = window->registerRoom().model();
    ASSERT_TRUE(waitFor([&] { return table.rowCount() == 2; }));
    EXPECT_EQ(table.table().rows.at(1).cells.at(1).tone, CellTone::Gap);
}

TEST_F(MainWindowTest, ShowsWhatAnotherProcessCodes) {
    open(project.interview());
    project.with([&](Review& other) {
        EXPECT_TRUE(
            CodePassages(other).codeRange(project.code(2), project.interview(), rangeOf(u"the same director"_s), {}));
    });
    EXPECT_TRUE(waitFor([this] { return stripeNames() == u"Trust"_s; }));
}

TEST_F(MainWindowTest, KeepsNoWordOfATextInItsSettings) {
    open(project.interview());
    closeWindow();
    QSettings settings;
    settings.sync();
    QFile file(settings.fileName());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    EXPECT_FALSE(kept.contains("director"));
    EXPECT_FALSE(kept.contains("Lead 4"));
    openWindow();
}

TEST_F(MainWindowTest, PaintsTheReaderIntoAPictureOfTheWindow) {
    open(project.proposal());
    QImage picture;
    const bool isPainted = waitFor([&] {
        picture = window->grab().toImage();
        const QPoint corner = window->readRoom().reader().mapTo(&*window, QPoint(0, 0));
        const QRect area(corner, window->readRoom().reader().size());
        for (int x = area.left(); x < area.right(); x += 3) {
            for (int y = area.top(); y < area.bottom(); y += 3) {
                if (picture.pixelColor(x, y).lightness() < 90)
                    return true; // ink
            }
        }
        return false;
    });
    EXPECT_TRUE(isPainted);
}

TEST_F(MainWindowTest, TakesADocumentInAndSaysWhatBecameOfIt) {
    const QString path = project.folder() + u"/Essex proposal.txt"_s;
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("Each team has a practice leader who stays for the whole of the grant.\n");
    file.close();
    ImportRun import(*review);
    std::optional<ImportReport> report;
    QObject::connect(&import, &ImportRun::finished, &import, [&](const ImportReport& finished) { report = finished; });
    import.start({path, project.folder() + u"/not there.txt"_s});
    EXPECT_TRUE(import.isRunning());
    ASSERT_TRUE(waitFor([&] { return report.has_value(); }));
    EXPECT_EQ(report->count(ImportOutcome::Imported), 1);
    EXPECT_EQ(report->count(ImportOutcome::Failed), 1);
    EXPECT_TRUE(detailsOf(*report).contains(u"not there.txt"_s));
    EXPECT_TRUE(waitFor([&] { return review->overview().sources.size() == 3; }));
}

TEST_F(MainWindowTest, TellsNobodyOfAnImportWhoseWindowIsGone) {
    {
        ImportRun import(*review);
        import.start({project.folder()});
    }
    EXPECT_TRUE(waitFor([this] { return review->slowJobs().pending() == 0; }));
}

TEST_F(MainWindowTest, QuotesAnInterviewInTheMatrixWithoutItsNames) {
    project.with([&](Review& other) {
        EXPECT_TRUE(CodePassages(other).codeRange(
            project.code(0), project.interview(), rangeOf(u"before you could see it in Leeds"_s), {}));
        const CodingId lead = project.codingsOf(project.interview()).first().id;
        const auto placed = placeQuotations(other, {lead, CodingId{999}});
        ASSERT_TRUE(placed);
        ASSERT_EQ(placed->size(), 1);
        EXPECT_EQ(placed->first().text, u"before you could see it in [site]"_s);
        EXPECT_TRUE(placed->first().place.startsWith(u"a lead interview"_s));
        EXPECT_FALSE(placed->first().place.contains(u"Lead 4"_s));
        EXPECT_EQ(placed->first().source, project.interview());
        const auto matrix = readMatrix(other, project.heading());
        ASSERT_TRUE(matrix);
        EXPECT_EQ(matrix->quotations.value(lead), u"before you could see it in [site]"_s);
    });
}

TEST_F(MainWindowTest, SaysUntilTheNextSuccessThatACodingWasNotSaved) {
    const auto* saved = window->findChild<QLabel*>(u"saved"_s);
    CodingActions actions(*review);
    actions.apply(project.code(0), inInterview({100'000, 100'010}));
    EXPECT_TRUE(waitFor([&] { return saved->text().startsWith(u"Not saved: "_s); }));
    review->reload();
    EXPECT_TRUE(waitFor([&] { return review->jobs().pending() == 0; }));
    EXPECT_TRUE(saved->text().startsWith(u"Not saved: "_s));
    actions.apply(project.code(0), inInterview(rangeOf(u"six years"_s)));
    EXPECT_TRUE(waitFor([&] { return saved->text() == u"Saved"_s; }));
}

TEST_F(MainWindowTest, SaysThatTheIndexCouldNotBeBroughtUpToDate) {
    const auto* index = window->findChild<QLabel*>(u"index"_s);
    ASSERT_TRUE(waitFor([&] { return index->text() == u"Index up to date"_s; }));
    Q_EMIT review->indexStateChanged(IndexState::Behind);
    EXPECT_EQ(index->text(), u"Index not up to date"_s);
}

TEST_F(MainWindowTest, NamesTheCoderByTheLoginName) {
    const QByteArray before = qgetenv("USER");
    qputenv("USER", "ada");
    CommandBar bar;
    bar.setCoders({u"Reviewer A"_s}, {});
    qputenv("USER", before);
    bool isNamed = false;
    for (const auto* button : bar.findChildren<QAbstractButton*>())
        isNamed = isNamed || button->text() == u"Coder: ada ▾"_s;
    EXPECT_TRUE(isNamed);
}

TEST_F(MainWindowTest, KeepsSayingThatAProjectCannotBeOpened) {
    OpenReview nowhere(project.folder() + u"/nowhere.sheaf"_s, JobRunner::Where::OwnThread);
    MainWindow empty(nowhere, profile);
    nowhere.reload();
    const auto* problem = empty.centralWidget()->findChild<QLabel*>(u"problem"_s, Qt::FindDirectChildrenOnly);
    ASSERT_NE(problem, nullptr);
    ASSERT_TRUE(waitFor([&] { return !problem->text().isEmpty(); }));
    EXPECT_FALSE(problem->isHidden());
    EXPECT_FALSE(empty.findChild<QTimer*>(u"problemTimer"_s)->isActive());
}

TEST_F(MainWindowTest, NamesEveryControl) {
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->window() != &*window ||
            qobject_cast<const QLabel*>(widget) != nullptr)
            continue;
        const bool isNamed =
            !widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty() ||
            (widget->parentWidget() != nullptr && !widget->parentWidget()->accessibleName().isEmpty()) ||
            widget->objectName().startsWith(u"qt_"_s);
        EXPECT_TRUE(isNamed) << widget->metaObject()->className() << " in "
                             << (widget->parentWidget() != nullptr ? widget->parentWidget()->metaObject()->className()
                                                                   : "nothing");
    }
}

} // namespace
} // namespace sheaf
