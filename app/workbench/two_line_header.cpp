#include "app/workbench/two_line_header.h"

#include "app/workbench/theme.h"

#include <QPainter>

#include <algorithm>

namespace sheaf {

namespace {

constexpr int headerWidth = 150; // of row headers, and the least of column headers
constexpr QMargins inset(11, 7, 9, 7);

} // namespace

TwoLineHeader::TwoLineHeader(Qt::Orientation orientation, QWidget* parent) : QHeaderView(orientation, parent) {
    setSectionsClickable(false);
    setHighlightSections(false);
}

void TwoLineHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    painter->save();
    painter->fillRect(rect, theme().header);
    painter->setPen(theme().line);
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    QRect words = rect.marginsRemoved(inset);
    QRect used;
    painter->setFont(uiFont(1, QFont::DemiBold));
    painter->setPen(theme().ink);
    painter->drawText(words, Qt::TextWordWrap, text.section(u'\n', 0, 0), &used);
    words.setTop(used.bottom() + 2);
    painter->setFont(uiFont(0.85));
    painter->setPen(theme().subtle);
    painter->drawText(words, Qt::TextWordWrap, text.section(u'\n', 1));
    painter->restore();
}

QSize TwoLineHeader::sectionSizeFromContents(int section) const {
    const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    const int width = orientation() == Qt::Vertical ? headerWidth : std::max(headerWidth, sectionSize(section));
    const QRect space(0, 0, width - inset.left() - inset.right(), 1000);
    const int name = QFontMetrics(uiFont(1, QFont::DemiBold))
                         .boundingRect(space, Qt::TextWordWrap, text.section(u'\n', 0, 0))
                         .height();
    const int below = QFontMetrics(uiFont(0.85)).boundingRect(space, Qt::TextWordWrap, text.section(u'\n', 1)).height();
    return {width, name + below + inset.top() + inset.bottom() + 3};
}

} // namespace sheaf
