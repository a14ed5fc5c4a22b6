#pragma once

#include "app/workbench/search_job.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace sheaf {

/// The hits of a search, for a list.
class HitModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setHits(QList<Hit> hits);
    [[nodiscard]] const Hit& hit(int row) const { return m_hits.at(row); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<Hit> m_hits;
};

/// The part of a hit's passage that a list shows, with the ranges of its matches in it.
struct ShownSnippet {
    QString text;
    QList<TextRange> matches;
};
/// Pure. Line breaks become blanks, one for one, so that ranges stay true.
[[nodiscard]] ShownSnippet shownSnippet(const FoundPassage& found);

/// Draws a hit of a HitModel: where it stands, how it is coded, and its words with the matches marked.
class HitDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sheaf
