#include "app/workbench/rail.h"

#include "app/workbench/theme.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sheaf {

Rail::Rail(QWidget* parent) : QWidget(parent), m_buttons(new QButtonGroup(this)), m_layout(new QVBoxLayout(this)) {
    setObjectName(u"rail"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(72);
    m_layout->setContentsMargins(4, 8, 4, 8);
    m_layout->setSpacing(2);
    m_layout->addStretch();
    connect(m_buttons, &QButtonGroup::idClicked, this, &Rail::chosen);
}

void Rail::addRoom(const QString& name, const QString& icon, const QString& keys) {
    auto* button = new QToolButton;
    button->setText(name);
    button->setFont(uiFont(0.85));
    button->setIcon(themeIcon(icon, theme().railInk, Qt::white));
    button->setIconSize({20, 20});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setFixedSize(64, 54);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("Room: %1").arg(name));
    button->setToolTip(u"%1 (%2)"_s.arg(name, keys));
    const int room = static_cast<int>(m_buttons->buttons().size());
    m_buttons->addButton(button, room);
    m_layout->insertWidget(room, button);
}

void Rail::setCurrent(int room) {
    if (QAbstractButton* button = m_buttons->button(room); button != nullptr)
        button->setChecked(true);
}

} // namespace sheaf
