#include "app/workbench/matrix_model.h"

#include "app/workbench/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype previewLength = 260; // UTF-16 code units; more than a cell shows
constexpr int margin = 11;

void drawHatch(QPainter& painter, const QRect& rect) {
    painter.fillRect(rect, theme().header);
    painter.setClipRect(rect);
    painter.setPen(QPen(theme().ground, 8));
    for (int x = rect.left() - rect.height(); x < rect.right() + rect.height(); x += 22)
        painter.drawLine(x, rect.bottom(), x + rect.height(), rect.top());
    painter.setClipping(false);
}

/// As many lines as there is room for; the last ends in an ellipsis if there is more.
void drawPreview(QPainter& painter, const QRect& rect, const QString& text) {
    const QFontMetrics metrics(painter.font());
    const int most = std::max(1, rect.height() / metrics.lineSpacing());
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    for (int row = 0; row < most; ++row) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        const bool isLast = row == most - 1;
        QString words = text.mid(line.textStart(), isLast ? -1 : line.textLength());
        if (isLast)
            words = metrics.elidedText(words, Qt::ElideRight, rect.width());
        painter.drawText(
            QRect(rect.left(), rect.top() + row * metrics.lineSpacing(), rect.width(), metrics.lineSpacing()),
            Qt::AlignLeft, words);
    }
    layout.endLayout();
}

int drawTag(QPainter& painter, const QRect& rect, const QString& words) {
    painter.setFont(uiFont(0.85));
    const QFontMetrics metrics(painter.font());
    const QRect box(
        rect.left(), rect.bottom() - metrics.height() - 2, metrics.horizontalAdvance(words) + 12, metrics.height() + 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().tag);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme().subtle);
    painter.drawText(box, Qt::AlignCenter, words);
    return box.height() + 5;
}

} // namespace

void MatrixModel::setMatrix(ShownMatrix shown) {
    beginResetModel();
    m_shown = std::move(shown);
    endResetModel();
}

const MatrixCell* MatrixModel::cell(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return nullptr;
    return &m_shown.matrix.rows.at(index.row()).cells.at(index.column());
}

QString MatrixModel::preview(const QModelIndex& index) const {
    const MatrixCell* its = cell(index);
    QString text;
    for (const CodingId id : its != nullptr ? its->codings : QList<CodingId>()) {
        if (text.size() >= previewLength)
            break;
        text += (text.isEmpty() ? QString() : u" · "_s) + m_shown.quotations.value(id);
    }
    return text;
}

QString MatrixModel::summary(const QModelIndex& index) const {
    const MatrixCell* its = cell(index);
    if (its == nullptr)
        return {};
    switch (its->empty) {
    case EmptyCell::NothingHeld:
        return tr("No document held");
    case EmptyCell::NothingCoded:
        return tr("No coded passage");
    case EmptyCell::NotEmpty:
        break;
    }
    return tr("%n passage(s)", nullptr, its->passages);
}

int MatrixModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.matrix.rows.size());
}

int MatrixModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.matrix.columns.size());
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const {
    const MatrixCell* its = cell(index);
    if (its == nullptr)
        return {};
    if (role == Qt::DisplayRole)
        return its->passages;
    if (role == Qt::AccessibleTextRole)
        return QString(
            m_shown.matrix.rows.at(index.row()).label + u", "_s + m_shown.matrix.columns.at(index.column()).label +
            u": "_s + summary(index));
    return {};
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Horizontal && section < columnCount()) {
        const MatrixColumn& column = m_shown.matrix.columns.at(section);
        const auto named =
            std::ranges::count_if(m_shown.matrix.rows, [](const MatrixRow& row) { return row.site.has_value(); });
        return QString(
            column.label + u'\n' + tr("%n passage(s)", nullptr, column.passages) + u" · "_s +
            tr("%1 of %2 sites").arg(column.sites).arg(named));
    }
    if (orientation == Qt::Vertical && section < rowCount()) {
        const MatrixRow& row = m_shown.matrix.rows.at(section);
        const QString held = row.site ? tr("%n source(s)", nullptr, row.sourceCount)
                                      : tr("%n source(s)", nullptr, row.sourceCount) + tr(" · confidential");
        return QString(row.label + u'\n' + held);
    }
    return {};
}

void MatrixDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const MatrixModel*>(index.model());
    const MatrixCell* cell = model != nullptr ? model->cell(index) : nullptr;
    if (cell == nullptr)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect inside = option.rect.adjusted(margin, 9, -margin, -9);
    if (cell->empty != EmptyCell::NotEmpty) {
        drawHatch(*painter, option.rect);
        painter->setFont(uiFont(0.885));
        painter->setPen(theme().subtle);
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, model->summary(index));
    } else {
        const int foot = drawTag(*painter, inside, model->summary(index));
        painter->setFont(uiFont());
        painter->setPen(theme().ink);
        drawPreview(*painter, inside.adjusted(0, 0, 0, -foot), model->preview(index));
    }
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(theme().accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace sheaf
