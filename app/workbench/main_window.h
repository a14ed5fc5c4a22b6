#pragma once

#include "app/workbench/import_run.h"
#include "app/workbench/open_review.h"
#include "app/workbench/undo_actions.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QWebEngineProfile;

namespace sheaf {

class CommandBar;
class DoubtfulCodings;
class MatrixRoom;
class Rail;
class ReadRoom;
class RegisterRoom;
class SearchRoom;

/// The rooms, in the order of the rail.
enum class Room { Read, Search, Matrix, Register };

/// The window of one review. Remembers where it was left: room, open sources, sizes; never a text.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// The profile must outlive the window.
    MainWindow(OpenReview& review, QWebEngineProfile& profile, QWidget* parent = nullptr);
    ~MainWindow() override;

    void goTo(Room room);
    [[nodiscard]] Room room() const;
    void openSource(SourceId source, TextRange range = {});
    void search(const QString& query);
    /// Opens the list of codings that need a look, or brings it to the front.
    void showDoubtfulCodings();

    [[nodiscard]] ReadRoom& readRoom() { return *m_read; }
    [[nodiscard]] SearchRoom& searchRoom() { return *m_search; }
    [[nodiscard]] MatrixRoom& matrixRoom() { return *m_matrix; }
    [[nodiscard]] RegisterRoom& registerRoom() { return *m_register; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void layOut();
    void makeMenus();
    void makeStatusBar();
    void connectParts();
    void takeOverview();
    void showProblem(const Error& error);
    void showSaving();
    void showIndexState(IndexState state);
    void chooseImportFiles();
    void chooseImportFolder();
    void showRunningImport();
    void showImport(const ImportReport& report);
    void saveState();
    void restoreLast();

    OpenReview* m_review;
    ImportRun m_import;
    UndoActions m_undo;
    CommandBar* m_bar;
    Rail* m_rail;
    QStackedWidget* m_rooms;
    ReadRoom* m_read;
    SearchRoom* m_search;
    MatrixRoom* m_matrix;
    RegisterRoom* m_register;
    QPointer<DoubtfulCodings> m_doubtful;
    QLabel* m_problem;
    QTimer m_problemTimer{this};
    QLabel* m_saved;
    QTimer m_workingTimer{this};
    QString m_unsaved; // why the last change was not kept; empty: it was
    QString m_said;    // what was done, where that is not plain to see
    QLabel* m_place;
    QLabel* m_codings;
    QLabel* m_index;
    QLabel* m_extent;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    bool m_isRestored = false;
};

} // namespace sheaf
