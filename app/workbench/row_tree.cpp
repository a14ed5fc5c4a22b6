#include "app/workbench/row_tree.h"

#include "app/workbench/tree_row_delegate.h"

namespace sheaf {

RowTree::RowTree(QWidget* parent) : QTreeView(parent) {
    setModel(&m_model);
    setItemDelegate(new TreeRowDelegate(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(16);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (!m_isFilling && current.isValid())
            Q_EMIT chosen(current.data(IdRole).toLongLong());
    });
    connect(this, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const qint64 id = index.data(IdRole).toLongLong();
        if (id > 0)
            Q_EMIT activatedId(id);
        else
            setExpanded(index, !isExpanded(index));
    });
}

QStandardItem* RowTree::makeRow(const QString& name, const QString& key, qint64 id) {
    auto* row = new QStandardItem(name);
    row->setData(id, IdRole);
    row->setData(key, KeyRole);
    row->setToolTip(name);
    return row;
}

void RowTree::forEach(const QModelIndex& parent, const std::function<void(const QModelIndex&)>& visit) const {
    for (int i = 0; i < m_model.rowCount(parent); ++i) {
        const QModelIndex index = m_model.index(i, 0, parent);
        visit(index);
        forEach(index, visit);
    }
}

void RowTree::setRows(const QList<QStandardItem*>& rows) {
    QSet<QString> open;
    forEach({}, [&](const QModelIndex& index) {
        if (isExpanded(index))
            open.insert(index.data(KeyRole).toString());
    });
    const QString current = currentIndex().data(KeyRole).toString();
    m_isFilling = true;
    m_model.clear();
    m_model.appendColumn(rows);
    forEach({}, [&](const QModelIndex& index) {
        const QString key = index.data(KeyRole).toString();
        const bool isNew = !m_known.contains(key);
        m_known.insert(key);
        setExpanded(index, open.contains(key) || (isNew && index.data(OpenRole).toBool()));
        if (!current.isEmpty() && key == current)
            setCurrentIndex(index);
    });
    m_isFilling = false;
}

qint64 RowTree::currentId() const {
    return currentIndex().data(IdRole).toLongLong();
}

void RowTree::choose(qint64 id) {
    m_isFilling = true;
    forEach({}, [&](const QModelIndex& index) {
        if (index.data(IdRole).toLongLong() != id)
            return;
        setCurrentIndex(index);
        scrollTo(index);
    });
    m_isFilling = false;
}

} // namespace sheaf
