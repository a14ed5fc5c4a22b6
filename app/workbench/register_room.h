#pragma once

#include "app/workbench/open_review.h"
#include "app/workbench/table_model.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace sheaf {

/// The register: documents held against documents expected, a row for each site.
class RegisterRoom : public QWidget {
    Q_OBJECT

public:
    explicit RegisterRoom(OpenReview& review, QWidget* parent = nullptr);

    /// Reads the register if the review changed since; to be called when the room comes into view.
    void refresh();
    [[nodiscard]] const TableModel& model() const { return m_model; }

Q_SIGNALS:
    void tableShown();

private:
    void exportTable();

    OpenReview* m_review;
    TableModel m_model;
    QLabel* m_totals;
    QLabel* m_notes;
    QTableView* m_table;
    qint64 m_revision = -1;
};

} // namespace sheaf
