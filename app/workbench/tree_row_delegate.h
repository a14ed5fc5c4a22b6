#pragma once

#include <QStyledItemDelegate>

namespace sheaf {

/// What a row of the source list or the codebook says besides its name (Qt::DisplayRole).
enum TreeRowRole {
    IdRole = Qt::UserRole + 1, ///< qint64: the source's or code's number; 0 for a heading
    CountRole,                 ///< int, shown at the right; invalid: none
    ColourRole,                ///< QColor of the chip before the name; invalid: none
    BadgeRole,                 ///< QString beside the name; empty: none
    StrongRole,                ///< bool: a heading
    KeyRole,                   ///< QString that names the row across reloads
    OpenRole,                  ///< bool: begins open
};

/// Draws a row: chip, name, badge, and the count at the right edge.
class TreeRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sheaf
