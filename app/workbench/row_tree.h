#pragma once

#include <QSet>
#include <QStandardItemModel>
#include <QTreeView>

#include <functional>

namespace sheaf {

/// A tree of rows as TreeRowDelegate draws them, filled anew when the review changes: what was open and chosen stays
/// so.
class RowTree : public QTreeView {
    Q_OBJECT

public:
    explicit RowTree(QWidget* parent = nullptr);

    /// A row with a name, a key that is unique in the tree, and the number of what it stands for (0: a heading).
    static QStandardItem* makeRow(const QString& name, const QString& key, qint64 id);

    /// Replaces all rows; takes them over. A row that was not there before is open if its OpenRole says so.
    void setRows(const QList<QStandardItem*>& rows);
    [[nodiscard]] qint64 currentId() const;
    /// Makes the row of a number current without saying so.
    void choose(qint64 id);

Q_SIGNALS:
    void chosen(qint64 id);      ///< the current row changed by hand
    void activatedId(qint64 id); ///< double click or Enter

private:
    void forEach(const QModelIndex& parent, const std::function<void(const QModelIndex&)>& visit) const;

    QStandardItemModel m_model;
    QSet<QString> m_known; // keys of rows that have been shown
    bool m_isFilling = false;
};

} // namespace sheaf
