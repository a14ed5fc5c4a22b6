#include "app/workbench/matrix_room.h"

#include "app/workbench/quotation_list.h"
#include "app/workbench/side_parts.h"
#include "app/workbench/theme.h"
#include "app/workbench/two_line_header.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int cellWidth = 190; // the least
constexpr int cellHeight = 104;

} // namespace

MatrixRoom::MatrixRoom(OpenReview& review, QWidget* parent)
    : QWidget(parent), m_review(&review), m_choice(new QComboBox), m_table(new QTableView),
      m_quotations(new QuotationList) {
    layOut();
    setFocusProxy(m_table);
    connect(m_review, &OpenReview::overviewChanged, this, [this] {
        fillChoice();
        if (isVisible())
            refresh();
    });
    connect(m_choice, &QComboBox::activated, this, &MatrixRoom::readMatrixNow);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &MatrixRoom::showCell);
    connect(m_quotations, &QuotationList::openWanted, this, &MatrixRoom::openWanted);
}

void MatrixRoom::layOut() {
    QHBoxLayout* bar = nullptr;
    QWidget* barWidget = makeRoomBar(bar);
    QLabel* title = makeLabel(tr("Narrative synthesis"));
    title->setFont(uiFont(1, QFont::DemiBold));
    bar->addWidget(title);
    QLabel* caption = makeLabel(tr("&Columns:"), true);
    caption->setBuddy(m_choice);
    bar->addSpacing(8);
    bar->addWidget(caption);
    m_choice->setMinimumWidth(320);
    m_choice->setAccessibleName(tr("Code whose subcodes are the columns"));
    bar->addWidget(m_choice);
    bar->addStretch();

    m_table->setModel(&m_model);
    m_table->setItemDelegate(new MatrixDelegate(m_table));
    m_table->setHorizontalHeader(new TwoLineHeader(Qt::Horizontal, m_table));
    m_table->setVerticalHeader(new TwoLineHeader(Qt::Vertical, m_table));
    m_table->horizontalHeader()->setDefaultSectionSize(cellWidth);
    m_table->verticalHeader()->setDefaultSectionSize(cellHeight);
    m_table->verticalHeader()->setFixedWidth(158);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setCornerButtonEnabled(false);
    m_table->setAccessibleName(tr("Matrix of sites and codes"));

    QVBoxLayout* sideColumn = nullptr;
    QWidget* side = makeSide(sideColumn);
    side->setFixedWidth(372);
    sideColumn->addWidget(makeHeading(tr("Passages of the cell"), &m_cellTitle, &m_cellCount));
    m_cellTitle->setWordWrap(true);
    m_quotations->setAccessibleName(tr("Passages of the chosen cell"));
    sideColumn->addWidget(m_quotations, 1);

    auto* row = new QHBoxLayout;
    row->setSpacing(1);
    row->addWidget(m_table, 1);
    row->addWidget(side);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(barWidget);
    layout->addLayout(row, 1);
}

void MatrixRoom::fillChoice() {
    const CodeTree& codes = m_review->overview().codes;
    const QVariant chosen = m_choice->currentData();
    m_choice->clear();
    for (const Code& code : codes.inOrder()) {
        if (!codes.children(code.id).isEmpty())
            m_choice->addItem(codes.path(code.id).replace(u'/', u" › "_s), code.id.value);
    }
    const int at = m_choice->findData(chosen);
    m_choice->setCurrentIndex(at >= 0 ? at : 0);
}

void MatrixRoom::chooseColumns(CodeId code) {
    const int at = m_choice->findData(code.value);
    if (at < 0 || at == m_choice->currentIndex())
        return;
    m_choice->setCurrentIndex(at);
    readMatrixNow();
}

void MatrixRoom::refresh() {
    if (m_review->isLoaded() && m_revision != m_review->overview().revision)
        readMatrixNow();
}

void MatrixRoom::readMatrixNow() {
    const CodeId columns{m_choice->currentData().toLongLong()};
    m_revision = m_review->overview().revision;
    if (!columns.isValid()) {
        m_model.setMatrix({});
        Q_EMIT shown();
        return;
    }
    m_review->jobs().run(
        this, [columns](Review& review) { return readMatrix(review, columns); },
        [this](const Result<ShownMatrix>& matrix) {
            if (!matrix) {
                m_review->report(matrix.error());
                return;
            }
            const QModelIndex kept = m_table->currentIndex();
            m_model.setMatrix(*matrix);
            fitColumns();
            const QModelIndex again = m_model.index(std::max(0, kept.row()), std::max(0, kept.column()));
            m_table->setCurrentIndex(again.isValid() ? again : m_model.index(0, 0));
            showCell(m_table->currentIndex());
            Q_EMIT shown();
        });
}

void MatrixRoom::fitColumns() {
    QHeaderView* header = m_table->horizontalHeader();
    const bool haveRoom = m_model.columnCount() * cellWidth <= m_table->viewport()->width();
    header->setSectionResizeMode(haveRoom ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!haveRoom)
        header->setDefaultSectionSize(cellWidth);
}

void MatrixRoom::showCell(const QModelIndex& index) {
    const MatrixCell* cell = m_model.cell(index);
    m_quotations->setQuotations({});
    m_cellCount->clear();
    if (cell == nullptr) {
        setHeading(*m_cellTitle, tr("Passages of the cell"));
        return;
    }
    const Matrix& matrix = m_model.shown().matrix;
    setHeading(*m_cellTitle, matrix.rows.at(index.row()).label + u" × "_s + matrix.columns.at(index.column()).label);
    m_cellCount->setText(m_model.summary(index));
    if (cell->codings.isEmpty())
        return;
    m_review->jobs().run(
        this, [codings = cell->codings](Review& review) { return placeQuotations(review, codings); },
        [this, shown = QPersistentModelIndex(index)](const Result<QList<PlacedQuotation>>& quotations) {
            if (quotations && shown == m_table->currentIndex())
                m_quotations->setQuotations(*quotations);
            else if (!quotations)
                m_review->report(quotations.error());
        });
}

} // namespace sheaf
