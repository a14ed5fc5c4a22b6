#include "app/workbench/table_model.h"

#include "app/workbench/theme.h"

using namespace Qt::StringLiterals;

namespace sheaf {

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

} // namespace sheaf
