#include "app/workbench/table_model.h"

#include "app/workbench/theme.h"

#include <QPainter>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr QMargins cellInset(10, 8, 8, 8);

} // namespace

void TableModel::setTable(Table table) {
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const TableRow& row = m_table.rows.at(index.row());
    if (index.column() >= row.cells.size())
        return {};
    const TableCell& cell = row.cells.at(index.column());
    const bool isHeader = row.isGroup || index.column() < m_table.headerColumns;
    switch (role) {
    case Qt::DisplayRole:
        return cell.items.join(cell.content == CellContent::Names ? u", "_s : u"\n"_s);
    case Qt::ToolTipRole:
        return cell.items.join(u"\n"_s);
    case Qt::FontRole:
        return isHeader ? uiFont(1, QFont::DemiBold) : uiFont();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignTop | (cell.content == CellContent::Count ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::BackgroundRole:
        if (cell.tone == CellTone::Gap)
            return theme().gapGround;
        return isHeader ? QVariant(theme().header) : QVariant();
    case Qt::ForegroundRole:
        if (cell.tone == CellTone::Gap)
            return theme().gapInk;
        return cell.tone == CellTone::Muted ? theme().subtle : theme().ink;
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_table.columns.at(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::FontRole)
        return uiFont(1, QFont::DemiBold);
    return {};
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const QVariant ground = index.data(Qt::BackgroundRole);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(
        option.rect, isChosen           ? theme().chosen
                     : ground.isValid() ? ground.value<QColor>()
                                        : theme().panel);
    painter->setFont(index.data(Qt::FontRole).value<QFont>());
    painter->setPen(isChosen ? theme().ink : index.data(Qt::ForegroundRole).value<QColor>());
    painter->drawText(
        option.rect.marginsRemoved(cellInset), Qt::TextWordWrap | index.data(Qt::TextAlignmentRole).toInt(),
        index.data().toString());
    painter->restore();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* view = qobject_cast<const QTableView*>(option.widget);
    const int width = view != nullptr ? view->columnWidth(index.column()) : 140;
    const QRect space(0, 0, width - cellInset.left() - cellInset.right() - 1, 10'000);
    const QFontMetrics metrics(index.data(Qt::FontRole).value<QFont>());
    const int height = metrics.boundingRect(space, Qt::TextWordWrap, index.data().toString()).height();
    return {width, height + cellInset.top() + cellInset.bottom() + 1};
}

} // namespace sheaf
