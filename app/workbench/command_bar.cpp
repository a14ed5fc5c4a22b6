#include "app/workbench/command_bar.h"

#include "app/workbench/query_completer.h"
#include "app/workbench/theme.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int typingMs = 220; // of rest before a search begins

/// What the session calls a coder who gave no name.
QString loginName() {
    const QString login = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return login.isEmpty() ? u"Reviewer"_s : login;
}

} // namespace

CommandBar::CommandBar(QWidget* parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)), m_search(new QLineEdit),
      m_completer(new QueryCompleter(m_search)), m_import(new QPushButton(tr("&Import…"))), m_coder(new QToolButton),
      m_coders(new QMenu(this)) {
    setObjectName(u"commandBar"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(46);
    m_search->setObjectName(u"searchField"_s);
    m_search->setPlaceholderText(tr("Search all sources — leader* NEAR/6 stab*"));
    m_search->setAccessibleName(tr("Search all sources"));
    m_search->setToolTip(tr("Ctrl+K. Words are joined by AND; also OR, NOT, \"exact words\", stab*, NEAR/6, ADJ/3."));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(560);
    m_search->installEventFilter(this);
    m_coder->setObjectName(u"coderButton"_s);
    m_coder->setPopupMode(QToolButton::InstantPopup);
    m_coder->setMenu(m_coders);
    m_coder->setFont(uiFont(0.885));
    m_coder->setFocusPolicy(Qt::TabFocus);
    m_layout->setContentsMargins(12, 0, 12, 0);
    m_layout->setSpacing(10);
    m_layout->addWidget(m_search, 1);
    m_layout->addWidget(m_import);
    m_layout->addStretch();
    m_layout->addWidget(m_coder);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(&m_typing, &QTimer::timeout, this, [this] { Q_EMIT queryTyped(query()); });
    connect(m_search, &QLineEdit::textEdited, &m_typing, QOverload<>::of(&QTimer::start));
    connect(m_completer, &QueryCompleter::taken, &m_typing, QOverload<>::of(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_typing.stop();
        Q_EMIT queryConfirmed(query());
    });
    setCoders({}, {});
}

void CommandBar::showActions(const QList<QAction*>& actions) {
    for (QAction* action : actions) {
        auto* button = new QToolButton;
        button->setObjectName(u"barButton"_s);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setIconSize({18, 18});
        button->setFocusPolicy(Qt::TabFocus);
        m_layout->insertWidget(m_layout->indexOf(m_import), button);
    }
}

void CommandBar::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CommandBar::setQuery(const QString& query) {
    m_search->setText(query);
}

QString CommandBar::query() const {
    return m_search->text();
}

void CommandBar::setCoders(const QStringList& coders, const QString& current) {
    const QString login = loginName();
    const QString name = current.isEmpty() ? login : current;
    m_coder->setText(tr("Coder: %1 ▾").arg(name));
    m_coder->setAccessibleName(tr("Coder: %1").arg(name));
    m_coders->clear();
    QAction* me = m_coders->addAction(
        tr("%1 (login name)").arg(QString(login).replace(u'&', u"&&"_s)), this, [this] { Q_EMIT coderChosen({}); });
    me->setCheckable(true);
    me->setChecked(current.isEmpty());
    for (const QString& coder : coders) {
        QAction* action = m_coders->addAction(
            QString(coder).replace(u'&', u"&&"_s), this, [this, coder] { Q_EMIT coderChosen(coder); });
        action->setCheckable(true);
        action->setChecked(coder == current);
    }
    m_coders->addSeparator();
    m_coders->addAction(tr("Another…"), this, &CommandBar::askForCoder);
}

void CommandBar::askForCoder() {
    const QString name = QInputDialog::getText(this, tr("Coder"), tr("Name of the coder:")).simplified();
    if (!name.isEmpty())
        Q_EMIT coderChosen(name);
}

bool CommandBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        Q_EMIT resultsWanted();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sheaf
