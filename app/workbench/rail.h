#pragma once

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace sheaf {

/// The rail at the window's left edge: a button for each room.
class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);
    /// `icon` names a file of look/.
    void addRoom(const QString& name, const QString& icon, const QString& keys);
    void setCurrent(int room);

Q_SIGNALS:
    void chosen(int room);

private:
    QButtonGroup* m_buttons;
    QVBoxLayout* m_layout;
};

} // namespace sheaf
