#include "app/workbench/tree_row_delegate.h"

#include "app/workbench/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace sheaf {

namespace {

constexpr int chipSize = 10;
constexpr int gap = 7;
constexpr int rightMargin = 12;

/// Draws the count and gives what is left of the rectangle.
QRect drawCount(QPainter& painter, QRect rect, const QVariant& count) {
    rect.adjust(0, 0, -rightMargin, 0);
    if (!count.isValid())
        return rect;
    const QFont font = uiFont(0.92);
    const QString text = QLocale().toString(count.toInt());
    painter.setFont(font);
    painter.setPen(theme().subtle);
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, text);
    return rect.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(text) - gap, 0);
}

QRect drawChip(QPainter& painter, QRect rect, const QVariant& colour) {
    if (!colour.isValid())
        return rect;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour.value<QColor>());
    painter.drawRoundedRect(QRect(rect.left(), rect.center().y() - chipSize / 2 + 1, chipSize, chipSize), 3, 3);
    return rect.adjusted(chipSize + gap, 0, 0, 0);
}

void drawBadge(QPainter& painter, QRect rect, const QString& badge) {
    const QFont font = uiFont(0.85);
    const QFontMetrics metrics(font);
    const QRect box(
        rect.left(), rect.center().y() - metrics.height() / 2 - 1, metrics.horizontalAdvance(badge) + 12,
        metrics.height() + 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().confidentialGround);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(font);
    painter.setPen(theme().confidentialInk);
    painter.drawText(box, Qt::AlignCenter, badge);
}

} // namespace

void TreeRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem ground = option;
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect rect = drawCount(*painter, option.rect, index.data(CountRole));
    rect = drawChip(*painter, rect.adjusted(2, 0, 0, 0), index.data(ColourRole));
    const QFont font = uiFont(1, index.data(StrongRole).toBool() ? QFont::DemiBold : QFont::Normal);
    const QFontMetrics metrics(font);
    const QString badge = index.data(BadgeRole).toString();
    const QString name = metrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width());
    painter->setFont(font);
    painter->setPen(theme().ink);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, name);
    if (!badge.isEmpty())
        drawBadge(*painter, rect.adjusted(metrics.horizontalAdvance(name) + gap, 0, 0, 0), badge);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(theme().accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize TreeRowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {120, QFontMetrics(uiFont()).height() + 10};
}

} // namespace sheaf
