#pragma once

#include "app/workbench/synthesis_job.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

namespace sheaf {

/// A matrix for a table view. Headers have two lines: the name, and what it rests on.
class MatrixModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(ShownMatrix shown);
    [[nodiscard]] const ShownMatrix& shown() const { return m_shown; }
    [[nodiscard]] const MatrixCell* cell(const QModelIndex& index) const; ///< null outside the matrix
    /// The first quotations of a cell, joined; empty for an empty cell.
    [[nodiscard]] QString preview(const QModelIndex& index) const;
    /// `9 passages`, or why there are none.
    [[nodiscard]] QString summary(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ShownMatrix m_shown;
};

/// Draws a cell of a MatrixModel: its first words and its count; an empty one hatched, with the reason.
class MatrixDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sheaf
