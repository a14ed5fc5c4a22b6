#pragma once

#include <QHeaderView>

namespace sheaf {

/// A header whose sections show a name and, smaller below it, what the model puts on a second line.
class TwoLineHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TwoLineHeader(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
};

} // namespace sheaf
