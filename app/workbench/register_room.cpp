#include "app/workbench/register_room.h"

#include "app/exporters/export_table.h"
#include "app/session/synthesise.h"
#include "app/workbench/side_parts.h"
#include "app/workbench/synthesis_job.h"
#include "app/workbench/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

RegisterRoom::RegisterRoom(OpenReview& review, QWidget* parent)
    : QWidget(parent), m_review(&review), m_totals(makeLabel({}, true)), m_notes(makeLabel({}, true)),
      m_table(new QTableView) {
    QHBoxLayout* bar = nullptr;
    QWidget* barWidget = makeRoomBar(bar);
    QLabel* title = makeLabel(tr("Document register"));
    title->setFont(uiFont(1, QFont::DemiBold));
    bar->addWidget(title);
    bar->addSpacing(12);
    bar->addWidget(m_totals, 1);
    auto* save = new QPushButton(tr("&Export register…"));
    bar->addWidget(save);
    m_table->setModel(&m_model);
    setFocusProxy(m_table);
    m_table->setItemDelegate(new TableDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setAccessibleName(tr("Document register"));
    m_notes->setWordWrap(true);
    m_notes->setContentsMargins(14, 8, 14, 8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(barWidget);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_notes);
    connect(save, &QPushButton::clicked, this, &RegisterRoom::exportTable);
    connect(m_review, &OpenReview::overviewChanged, this, [this] {
        if (isVisible())
            refresh();
    });
}

void RegisterRoom::refresh() {
    if (!m_review->isLoaded() || m_revision == m_review->overview().revision)
        return;
    m_revision = m_review->overview().revision;
    m_review->jobs().run(this, readRegister, [this](const Result<ShownRegister>& shown) {
        if (!shown) {
            m_review->report(shown.error());
            return;
        }
        m_model.setTable(shown->table);
        for (int column = 0; column < m_model.columnCount(); ++column) {
            const int header = m_table->horizontalHeader()->sectionSizeHint(column);
            m_table->setColumnWidth(column, std::max(column == 0 ? 184 : 138, header + 8));
        }
        m_totals->setText(tr("%1 of %2 expected documents held · %3 missing · %4 of %5 sources coded")
                              .arg(shown->held)
                              .arg(shown->expected)
                              .arg(shown->expected - shown->held)
                              .arg(shown->coded)
                              .arg(shown->sources));
        m_notes->setText(shown->table.notes.join(u'\n'));
        m_notes->setVisible(!shown->table.notes.isEmpty());
        Q_EMIT tableShown();
    });
}

void RegisterRoom::exportTable() {
    QStringList patterns;
    for (const QString& ending : tableEndings())
        patterns.append(u"*."_s + ending);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the register"), tr("register.docx"), tr("Tables (%1)").arg(patterns.join(u' ')));
    if (path.isEmpty())
        return;
    m_review->jobs().run(
        this,
        [path](Review& review) -> Result<bool> {
            // Not the table on screen, which is for the team: a report must not tell which sites were interviewed.
            return Synthesise(review)
                .registerTable()
                .and_then([&](const Table& table) { return writeTables({table}, review.title(), path); })
                .map([] { return true; });
        },
        [this](const Result<bool>& written) {
            if (!written)
                m_review->report(written.error());
        });
}

} // namespace sheaf
