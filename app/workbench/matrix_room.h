#pragma once

#include "app/workbench/matrix_model.h"
#include "app/workbench/open_review.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;

namespace sheaf {

class QuotationList;

/// The narrative synthesis matrix: sites down, codes across; the passages of the chosen cell at the side.
class MatrixRoom : public QWidget {
    Q_OBJECT

public:
    explicit MatrixRoom(OpenReview& review, QWidget* parent = nullptr);

    /// Reads the matrix if the review changed since; to be called when the room comes into view.
    void refresh();
    void chooseColumns(CodeId code);
    [[nodiscard]] const MatrixModel& model() const { return m_model; }

Q_SIGNALS:
    void openWanted(sheaf::SourceId source, sheaf::TextRange range);
    void shown(); ///< the matrix that was asked for is drawn

private:
    void layOut();
    void fillChoice();
    void readMatrixNow();
    void fitColumns();
    void showCell(const QModelIndex& index);

    OpenReview* m_review;
    MatrixModel m_model;
    QComboBox* m_choice;
    QTableView* m_table;
    QLabel* m_cellTitle = nullptr;
    QLabel* m_cellCount = nullptr;
    QuotationList* m_quotations;
    qint64 m_revision = -1; // of what is shown
};

} // namespace sheaf
