#pragma once

#include "app/workbench/main_window.h"

#include <QObject>
#include <QTimer>

namespace sheaf {

/// What a picture of the window is to show.
struct PictureWish {
    QString file;    ///< PNG
    QString source;  ///< title, file name or number; empty: the first
    QString room;    ///< `read`, `search`, `matrix`, `register`
    QString query;   ///< for the search room
    QString columns; ///< for the matrix room: name or path of a code; empty: the first that has subcodes
};

/// Brings the window where the wish says, waits until that is painted, saves the picture, and ends the application:
/// status 0, or 1 with a line on standard error.
class Picture : public QObject {
    Q_OBJECT

public:
    Picture(OpenReview& review, MainWindow& window, PictureWish wish);

private:
    void begin();
    void showSource();
    void showColumns();
    void settle(); // what was waited for is there: let it be painted
    void save();
    void fail(const QString& why);

    OpenReview* m_review;
    MainWindow* m_window;
    PictureWish m_wish;
    QTimer m_patience;
    bool m_hasBegun = false;
    bool m_isSettling = false;
};

} // namespace sheaf
