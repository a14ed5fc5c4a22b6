#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace sheaf {

class QueryCompleter;

/// The strip below the menus: the search field, undo and redo, Import, and who codes.
class CommandBar : public QWidget {
    Q_OBJECT

public:
    explicit CommandBar(QWidget* parent = nullptr);

    void focusSearch();
    void setQuery(const QString& query);
    [[nodiscard]] QString query() const;
    /// `current` empty: the login name is used.
    void setCoders(const QStringList& coders, const QString& current);
    [[nodiscard]] QueryCompleter& completer() { return *m_completer; }
    /// Puts a button for each beside the search field.
    void showActions(const QList<QAction*>& actions);
    [[nodiscard]] QPushButton& importButton() { return *m_import; }

Q_SIGNALS:
    void queryTyped(const QString& query);     ///< a moment after the last key
    void queryConfirmed(const QString& query); ///< Enter
    void resultsWanted();                      ///< arrow down
    void coderChosen(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void askForCoder();

    QHBoxLayout* m_layout;
    QLineEdit* m_search;
    QueryCompleter* m_completer;
    QPushButton* m_import;
    QToolButton* m_coder;
    QMenu* m_coders;
    QTimer m_typing;
};

} // namespace sheaf
