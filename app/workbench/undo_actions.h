#pragma once

#include "app/workbench/open_review.h"

#include <QAction>
#include <QObject>

namespace sheaf {

/// Undo and Redo, for menus and buttons: each says what it would do for the window's coder, and does it as a job.
class UndoActions : public QObject {
    Q_OBJECT

public:
    explicit UndoActions(OpenReview& review, QObject* parent = nullptr);

    [[nodiscard]] QAction& undo() { return m_undo; }
    [[nodiscard]] QAction& redo() { return m_redo; }

private:
    enum class Direction { Back, Again };
    void relabel();
    void run(Direction direction);

    OpenReview* m_review;
    QAction m_undo;
    QAction m_redo;
};

} // namespace sheaf
