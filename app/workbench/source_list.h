#pragma once

#include "app/workbench/overview.h"

#include <QWidget>

class QLabel;

namespace sheaf {

class RowTree;

/// The sources of a review, gathered by site. Confidential ones stand together under a heading of their own, never
/// under their site: who looks over a shoulder must not learn which site an interview is of.
class SourceList : public QWidget {
    Q_OBJECT

public:
    explicit SourceList(QWidget* parent = nullptr);

    void show(const Overview& overview);
    void choose(SourceId source); ///< without saying so
    using QWidget::show;

Q_SIGNALS:
    void chosen(sheaf::SourceId source);

private:
    RowTree* m_tree;
    QLabel* m_count = nullptr;
};

} // namespace sheaf
