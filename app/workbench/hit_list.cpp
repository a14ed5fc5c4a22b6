#include "app/workbench/hit_list.h"

#include "app/workbench/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int sideMargin = 18;
constexpr int topMargin = 11;
constexpr int mostTags = 3;

void layOut(QTextLayout& layout, const ShownSnippet& snippet, qreal width) {
    layout.setText(snippet.text);
    layout.setFont(readingFont(1.115));
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange match : snippet.matches) {
        QTextCharFormat format;
        format.setBackground(theme().matched);
        formats.append({static_cast<int>(match.start), static_cast<int>(match.length()), format});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    qreal height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height() * 1.12;
    }
    layout.endLayout();
}

int drawWords(QPainter& painter, int x, int baseline, const QString& words, const QFont& font, const QColor& colour) {
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(x, baseline, words);
    return x + QFontMetrics(font).horizontalAdvance(words);
}

int drawTag(QPainter& painter, int x, int baseline, const QString& words) {
    const QFont font = uiFont(0.85);
    const QFontMetrics metrics(font);
    const QRect box(x, baseline - metrics.ascent() - 2, metrics.horizontalAdvance(words) + 12, metrics.height() + 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().tag);
    painter.drawRoundedRect(box, 4, 4);
    drawWords(painter, x + 6, baseline, words, font, theme().subtle);
    return box.right() + 7;
}

QString titleOf(const Hit& hit) {
    const QString& title = hit.found.sourceTitle;
    return hit.siteName.isEmpty() || title.contains(hit.siteName, Qt::CaseInsensitive)
               ? title
               : hit.siteName + u" · "_s + title;
}

int headHeight() {
    return QFontMetrics(uiFont(0.85)).height() + 9;
}

} // namespace

ShownSnippet shownSnippet(const FoundPassage& found) {
    const qsizetype base = found.passage.range.start;
    const qsizetype from = std::clamp<qsizetype>(found.snippet.start - base, 0, found.text.size());
    const qsizetype to = std::clamp<qsizetype>(found.snippet.end - base, from, found.text.size());
    ShownSnippet shown{found.text.sliced(from, to - from), {}};
    shown.text.replace(u'\n', u' ');
    const QString lead = from > 0 ? u"…"_s : QString();
    for (const TextRange match : found.matches) {
        const TextRange moved = match.shifted(-base - from);
        if (moved.fits(shown.text))
            shown.matches.append(moved.shifted(lead.size()));
    }
    shown.text = lead + shown.text + (to < found.text.size() ? u"…"_s : QString());
    return shown;
}

void HitModel::setHits(QList<Hit> hits) {
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

int HitModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant HitModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Hit& hit = m_hits.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return QString(titleOf(hit) + u", "_s + hit.place + u": "_s + shownSnippet(hit.found).text);
    return {};
}

void HitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const HitModel*>(index.model());
    if (model == nullptr)
        return;
    const Hit& hit = model->hit(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, option.state.testFlag(QStyle::State_Selected) ? theme().chosen : theme().panel);
    const int baseline = option.rect.top() + topMargin + QFontMetrics(uiFont(0.85)).ascent();
    int x = drawWords(
        *painter, option.rect.left() + sideMargin, baseline, titleOf(hit), uiFont(0.85, QFont::Bold), theme().ink);
    x = drawWords(*painter, x + 10, baseline, hit.place, uiFont(0.85), theme().subtle) + 10;
    if (hit.codes.isEmpty())
        drawTag(*painter, x, baseline, tr("not coded"));
    for (int i = 0; i < std::min<int>(mostTags, static_cast<int>(hit.codes.size())); ++i)
        x = drawTag(*painter, x, baseline, hit.codes.at(i));
    if (hit.codes.size() > mostTags)
        drawTag(*painter, x, baseline, u"+%1"_s.arg(hit.codes.size() - mostTags));
    QTextLayout layout;
    layOut(layout, shownSnippet(hit.found), option.rect.width() - 2 * sideMargin);
    painter->setPen(theme().ink);
    layout.draw(painter, QPointF(option.rect.left() + sideMargin, option.rect.top() + topMargin + headHeight()));
    painter->setPen(theme().line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state.testFlag(QStyle::State_HasFocus))
        painter->fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(), theme().accent);
    painter->restore();
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const HitModel*>(index.model());
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (model == nullptr || view == nullptr)
        return {};
    const int width = view->viewport()->width();
    QTextLayout layout;
    layOut(layout, shownSnippet(model->hit(index.row()).found), width - 2 * sideMargin);
    const qreal text = layout.lineCount() * layout.lineAt(0).height() * 1.12;
    return {width - 1, static_cast<int>(text) + headHeight() + 2 * topMargin};
}

} // namespace sheaf
