// The menus of the main window.

#include "app/workbench/command_bar.h"
#include "app/workbench/main_window.h"
#include "app/workbench/read_room.h"
#include "app/workbench/side_parts.h"
#include "app/workbench/theme.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace sheaf {

void MainWindow::makeMenus() {
    QLabel* name = makeLabel(tr("Sheaf"));
    name->setFont(uiFont(1, QFont::Bold));
    name->setContentsMargins(14, 1, 8, 0);
    menuBar()->setCornerWidget(name, Qt::TopLeftCorner);
    QMenu* project = menuBar()->addMenu(tr("&Project"));
    project->addAction(tr("&Reload"), QKeySequence::Refresh, m_review, &OpenReview::reload);
    project->addAction(tr("&Back up now"), m_review, &OpenReview::backUp);
    project->addSeparator();
    project->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(&m_undo.undo());
    edit->addAction(&m_undo.redo());

    QMenu* sources = menuBar()->addMenu(tr("&Sources"));
    sources->addAction(tr("&Import files…"), QKeySequence(tr("Ctrl+I")), this, &MainWindow::chooseImportFiles);
    sources->addAction(
        tr("Import a &folder…"), QKeySequence(tr("Ctrl+Shift+I")), this, &MainWindow::chooseImportFolder);
    sources->addSeparator();
    sources->addAction(tr("&Close source"), QKeySequence::Close, m_read, &ReadRoom::closeCurrentTab);

    ReaderView* reader = &m_read->reader();
    QMenu* code = menuBar()->addMenu(tr("&Code"));
    code->addAction(tr("&Next coding"), QKeySequence(tr("Alt+Down")), this, [reader] { reader->stepToCoding(1); });
    code->addAction(tr("&Previous coding"), QKeySequence(tr("Alt+Up")), this, [reader] { reader->stepToCoding(-1); });
    code->addSeparator();
    code->addAction(tr("&Remove this coding"), this, [reader] { reader->removeCurrentCoding(); });
    code->addAction(
        tr("Codings that need a &look…"), QKeySequence(tr("Ctrl+L")), this, &MainWindow::showDoubtfulCodings);

    QMenu* search = menuBar()->addMenu(tr("Sea&rch"));
    search->addAction(tr("&Search all sources"), QKeySequence(tr("Ctrl+K")), m_bar, &CommandBar::focusSearch);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    const QStringList names{tr("&Read"), tr("&Search"), tr("&Matrix"), tr("Re&gister")};
    for (int room = 0; room < names.size(); ++room)
        view->addAction(names.at(room), QKeySequence(u"Ctrl+%1"_s.arg(room + 1)), this, [this, room] {
            goTo(static_cast<Room>(room));
        });

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&Keys"), QKeySequence::HelpContents, this, [this] {
        QMessageBox::information(
            this, tr("Keys"),
            tr("Select text, then type: find or create a code\nEnter: apply it\nR: the code used last; 1 to 9: those "
               "before it\n"
               "Delete: remove the coding you stand on\nAlt+↑, Alt+↓: previous, next coding\n"
               "Shift+arrows: select by character and line, with Ctrl by word and paragraph\nCtrl+Z, Ctrl+Shift+Z: "
               "undo, redo\nCtrl+L: codings that need a look after a correction\nCtrl+K: search"));
    });
    help->addAction(tr("&About Sheaf"), this, [this] {
        QMessageBox::about(
            this, tr("About Sheaf"),
            tr("Sheaf %1\nA workbench for practice reviews.").arg(QApplication::applicationVersion()));
    });
}

} // namespace sheaf
