#include "app/workbench/main_window.h"

#include "app/workbench/command_bar.h"
#include "app/workbench/doubtful_codings.h"
#include "app/workbench/matrix_room.h"
#include "app/workbench/query_completer.h"
#include "app/workbench/rail.h"
#include "app/workbench/read_room.h"
#include "app/workbench/register_room.h"
#include "app/workbench/search_room.h"
#include "app/workbench/side_parts.h"
#include "app/workbench/theme.h"
#include "app/workbench/window_state.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int problemMs = 15'000;   // a failure stays in view this long
constexpr int workingMs = 200;      // a job that takes longer is told of
constexpr int longestOutcome = 420; // of the last change, in pixels of the status bar

} // namespace

MainWindow::MainWindow(OpenReview& review, QWebEngineProfile& profile, QWidget* parent)
    : QMainWindow(parent), m_review(&review), m_import(review), m_undo(review), m_bar(new CommandBar), m_rail(new Rail),
      m_rooms(new QStackedWidget), m_read(new ReadRoom(review, profile)), m_search(new SearchRoom(review)),
      m_matrix(new MatrixRoom(review)), m_register(new RegisterRoom(review)), m_problem(makeLabel()),
      m_saved(makeLabel()), m_place(makeLabel()), m_codings(makeLabel()), m_index(makeLabel()), m_extent(makeLabel()),
      m_progress(new QProgressBar), m_cancel(new QPushButton(tr("Cancel import"))) {
    resize(1440, 900);
    setWindowTitle(tr("Sheaf"));
    layOut();
    makeMenus();
    makeStatusBar();
    connectParts();
    m_read->reader().setDark(theme().isDark);
    goTo(Room::Read);
}

MainWindow::~MainWindow() = default;

void MainWindow::layOut() {
    for (QWidget* room : std::initializer_list<QWidget*>{m_read, m_search, m_matrix, m_register})
        m_rooms->addWidget(room);
    m_rail->addRoom(tr("Read"), u"read"_s, tr("Ctrl+1"));
    m_rail->addRoom(tr("Search"), u"search"_s, tr("Ctrl+2"));
    m_rail->addRoom(tr("Matrix"), u"matrix"_s, tr("Ctrl+3"));
    m_rail->addRoom(tr("Register"), u"register"_s, tr("Ctrl+4"));
    m_problem->setObjectName(u"problem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar->showActions({&m_undo.undo(), &m_undo.redo()});
    column->addWidget(m_bar);
    column->addWidget(m_problem);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_rooms, 1);
    column->addLayout(row, 1);
    setCentralWidget(centre);
}

void MainWindow::makeStatusBar() {
    statusBar()->setSizeGripEnabled(false);
    for (QLabel* label : {m_saved, m_place, m_codings, m_index, m_extent})
        label->setFont(uiFont(0.92));
    m_saved->setObjectName(u"saved"_s);
    m_index->setObjectName(u"index"_s);
    statusBar()->addWidget(m_saved);
    statusBar()->addWidget(m_place);
    statusBar()->addWidget(m_codings);
    m_progress->setFixedWidth(180);
    m_progress->setAccessibleName(tr("Import"));
    m_progress->hide();
    m_cancel->hide();
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_cancel);
    statusBar()->addPermanentWidget(m_index);
    statusBar()->addPermanentWidget(m_extent);
}

void MainWindow::connectParts() {
    connect(m_rail, &Rail::chosen, this, [this](int room) { goTo(static_cast<Room>(room)); });
    connect(m_review, &OpenReview::overviewChanged, this, &MainWindow::takeOverview);
    connect(m_review, &OpenReview::coderChanged, this, &MainWindow::takeOverview);
    connect(m_review, &OpenReview::failed, this, &MainWindow::showProblem);
    m_workingTimer.setSingleShot(true);
    m_workingTimer.setInterval(workingMs);
    connect(&m_workingTimer, &QTimer::timeout, this, [this] { m_saved->setText(tr("Working…")); });
    connect(&m_review->jobs(), &JobRunner::pendingChanged, this, &MainWindow::showSaving);
    connect(m_review, &OpenReview::savingChanged, this, [this](const QString& problem, const QString& said) {
        m_unsaved = problem;
        m_said = said;
        showSaving();
    });
    connect(m_review, &OpenReview::indexStateChanged, this, &MainWindow::showIndexState);
    connect(m_bar, &CommandBar::coderChosen, m_review, &OpenReview::setCoder);
    connect(m_bar, &CommandBar::queryConfirmed, this, &MainWindow::search);
    connect(m_bar, &CommandBar::queryTyped, this, [this](const QString& query) {
        if (room() == Room::Search)
            m_search->search(query);
    });
    connect(m_bar, &CommandBar::resultsWanted, m_search, &SearchRoom::focusResults);
    connect(&m_bar->importButton(), &QPushButton::clicked, this, &MainWindow::chooseImportFiles);
    connect(m_search, &SearchRoom::openWanted, this, &MainWindow::openSource);
    connect(m_matrix, &MatrixRoom::openWanted, this, &MainWindow::openSource);
    connect(m_read, &ReadRoom::statusChanged, this, [this](const QString& place, const QString& codings) {
        m_place->setText(place);
        m_codings->setText(codings);
    });
    m_problemTimer.setObjectName(u"problemTimer"_s);
    m_problemTimer.setSingleShot(true);
    connect(&m_problemTimer, &QTimer::timeout, m_problem, &QWidget::hide);
    connect(m_cancel, &QPushButton::clicked, &m_import, &ImportRun::cancel);
    connect(&m_import, &ImportRun::finished, this, &MainWindow::showImport);
    connect(&m_import, &ImportRun::progressed, this, [this](qsizetype done, qsizetype total, const QString& item) {
        m_progress->setRange(0, static_cast<int>(total));
        m_progress->setValue(static_cast<int>(done));
        m_progress->setFormat(tr("%1 of %2").arg(done).arg(total));
        m_progress->setToolTip(item);
    });
}

void MainWindow::takeOverview() {
    const Overview& overview = m_review->overview();
    setWindowTitle(tr("%1 — Sheaf").arg(overview.title));
    QStringList coders;
    for (const Coder& coder : overview.coders)
        coders.append(coder.name);
    m_bar->setCoders(coders, m_review->coder());
    m_bar->completer().setNames(namesForSearches(overview));
    if (!m_problemTimer.isActive())
        m_problem->hide(); // that the project could not be opened is over
    showSaving();
    const QLocale locale;
    m_extent->setText(tr("%1 sources · %2 passages")
                          .arg(locale.toString(overview.sources.size()), locale.toString(overview.passageCount)));
    if (!std::exchange(m_isRestored, true))
        restoreLast();
}

void MainWindow::showProblem(const Error& error) {
    m_problem->setText(error.hint.isEmpty() ? error.message : error.message + u"\n"_s + error.hint);
    m_problem->show();
    if (m_review->isLoaded())
        m_problemTimer.start(problemMs);
    else
        m_problemTimer.stop(); // a window without a project has nothing else to say
}

void MainWindow::showSaving() {
    if (!m_review->isLoaded())
        return;
    if (m_review->jobs().pending() > 0) { // said only of what takes a moment: looking for others' changes does not
        if (!m_workingTimer.isActive())
            m_workingTimer.start();
        return;
    }
    m_workingTimer.stop();
    const QString kept = m_said.isEmpty() ? tr("Saved") : m_said;
    const QString outcome = m_unsaved.isEmpty() ? kept : tr("Not saved: %1").arg(m_unsaved);
    m_saved->setText(m_saved->fontMetrics().elidedText(outcome, Qt::ElideRight, longestOutcome));
    m_saved->setToolTip(m_unsaved.isEmpty() ? m_said : m_unsaved);
}

void MainWindow::showIndexState(IndexState state) {
    switch (state) {
    case IndexState::CatchingUp:
        m_index->setText(tr("Indexing…"));
        return;
    case IndexState::UpToDate:
        m_index->setText(tr("Index up to date"));
        return;
    case IndexState::Behind:
        m_index->setText(tr("Index not up to date"));
        return;
    }
}

void MainWindow::goTo(Room room) {
    m_rooms->setCurrentIndex(static_cast<int>(room));
    m_rail->setCurrent(static_cast<int>(room));
    const bool isReading = room == Room::Read;
    m_place->setVisible(isReading);
    m_codings->setVisible(isReading);
    if (room == Room::Matrix)
        m_matrix->refresh();
    else if (room == Room::Register)
        m_register->refresh();
    if (room != Room::Search) // there the query is still being typed
        m_rooms->currentWidget()->setFocus();
}

Room MainWindow::room() const {
    return static_cast<Room>(m_rooms->currentIndex());
}

void MainWindow::openSource(SourceId source, TextRange range) {
    goTo(Room::Read);
    m_read->openSource(source, range);
}

void MainWindow::search(const QString& query) {
    if (m_bar->query() != query)
        m_bar->setQuery(query);
    goTo(Room::Search);
    m_search->search(query);
}

void MainWindow::showDoubtfulCodings() {
    if (!m_doubtful) {
        m_doubtful = new DoubtfulCodings(*m_review, *m_read, this);
        m_doubtful->addActions({&m_undo.undo(), &m_undo.redo()}); // for their keys
        connect(m_doubtful, &DoubtfulCodings::placeWanted, this, &MainWindow::openSource);
    }
    m_doubtful->show();
    m_doubtful->raise();
    m_doubtful->activateWindow();
}

void MainWindow::chooseImportFiles() {
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Import documents"), {},
        tr("Documents and transcripts (%1);;All files (*)").arg(u"*."_s + ImportSources::endings().join(u" *."_s)));
    m_import.start(paths);
    showRunningImport();
}

void MainWindow::chooseImportFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Import a folder"));
    if (folder.isEmpty())
        return;
    m_import.start({folder});
    showRunningImport();
}

void MainWindow::showImport(const ImportReport& report) {
    m_progress->hide();
    m_cancel->hide();
    if (report.files.isEmpty())
        return;
    auto* box = new QMessageBox(QMessageBox::Information, tr("Import"), summaryOf(report), QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDetailedText(detailsOf(report));
    if (report.count(ImportOutcome::Changed) > 0) {
        box->setInformativeText(tr("Some files are other states of sources that are held. The sources can get their "
                                   "texts; codings move along, "
                                   "and what can't be placed waits for a look."));
        const QPushButton* take = box->addButton(tr("Take the new texts"), QMessageBox::AcceptRole);
        connect(take, &QPushButton::clicked, this, [this] {
            m_import.takeChanged();
            showRunningImport();
        });
    }
    box->open();
}

void MainWindow::showRunningImport() {
    m_progress->setVisible(m_import.isRunning());
    m_cancel->setVisible(m_import.isRunning());
}

void MainWindow::saveState() {
    WindowState state;
    state.geometry = saveGeometry();
    state.splitter = m_read->splitter().saveState();
    state.room = static_cast<int>(room());
    state.sources = m_read->openSources();
    state.current = m_read->currentSource();
    state.coder = m_review->coder();
    saveWindowState(m_review->path(), state);
}

void MainWindow::restoreLast() {
    const WindowState state = loadWindowState(m_review->path());
    if (!state.geometry.isEmpty())
        restoreGeometry(state.geometry);
    if (!state.splitter.isEmpty())
        m_read->splitter().restoreState(state.splitter);
    m_review->setCoder(state.coder);
    m_read->restoreTabs(state.sources, state.current);
    if (state.room > 0 && state.room < m_rooms->count())
        goTo(static_cast<Room>(state.room));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_isRestored)
        saveState();
    m_import.cancel();
    QMainWindow::closeEvent(event);
}

} // namespace sheaf
