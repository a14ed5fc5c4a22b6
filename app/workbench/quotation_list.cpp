#include "app/workbench/quotation_list.h"

#include "app/reader/source_json.h"
#include "app/workbench/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int placeRole = Qt::UserRole + 1;
constexpr int colourRole = Qt::UserRole + 2;
constexpr int left = 14;
constexpr int inset = 13; // from the bar's left edge to the words
constexpr qsizetype longest = 420;

class QuotationDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme().chosen);
        const QRect box = option.rect.adjusted(left, 6, -12, -6);
        painter->fillRect(box.left(), box.top(), 3, box.height(), QColor(index.data(colourRole).toString()));
        const QRect words = box.adjusted(inset, 0, 0, 0);
        painter->setFont(readingFont(1.077));
        painter->setPen(theme().ink);
        QRect used;
        painter->drawText(words, Qt::TextWordWrap, index.data().toString(), &used);
        painter->setFont(uiFont(0.885));
        painter->setPen(theme().subtle);
        painter->drawText(
            words.adjusted(0, used.height() + 2, 0, 0), Qt::TextWordWrap, index.data(placeRole).toString());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        const int width = (view != nullptr ? view->viewport()->width() : 300) - left - inset - 12;
        const QRect space(0, 0, width, 10'000);
        const int words =
            QFontMetrics(readingFont(1.077)).boundingRect(space, Qt::TextWordWrap, index.data().toString()).height();
        const int place = QFontMetrics(uiFont(0.885))
                              .boundingRect(space, Qt::TextWordWrap, index.data(placeRole).toString())
                              .height();
        return {100, words + place + 16};
    }
};

} // namespace

QuotationList::QuotationList(QWidget* parent) : QListWidget(parent) {
    setItemDelegate(new QuotationDelegate(this));
    setResizeMode(Adjust);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::activated, this, [this](const QModelIndex& index) {
        if (index.row() >= 0 && index.row() < m_quotations.size())
            Q_EMIT openWanted(m_quotations.at(index.row()).source, m_quotations.at(index.row()).range);
    });
}

void QuotationList::setQuotations(const QList<PlacedQuotation>& quotations) {
    m_quotations = quotations;
    clear();
    for (const PlacedQuotation& quotation : quotations) {
        auto* item = new QListWidgetItem(
            quotation.text.size() <= longest ? quotation.text : quotation.text.left(longest) + u"…"_s, this);
        item->setData(placeRole, quotation.place);
        item->setData(colourRole, safeColour(quotation.colour));
        item->setData(Qt::AccessibleTextRole, QString(quotation.text + u", "_s + quotation.place));
    }
}

} // namespace sheaf
