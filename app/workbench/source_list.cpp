#include "app/workbench/source_list.h"

#include "app/workbench/row_tree.h"
#include "app/workbench/side_parts.h"
#include "app/workbench/tree_row_delegate.h"

#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

QStandardItem* sourceRow(const Overview& overview, const Source& source, bool underItsSite) {
    QStandardItem* row = RowTree::makeRow(
        underItsSite ? overview.shortTitle(source) : source.title, u"source %1"_s.arg(source.id.value),
        source.id.value);
    row->setData(source.codingCount, CountRole);
    row->setToolTip(source.title);
    row->setData(
        SourceList::tr("%1, %n coding(s)", nullptr, source.codingCount).arg(source.title), Qt::AccessibleTextRole);
    return row;
}

QStandardItem* groupRow(const QString& name, const QString& key, const QList<QStandardItem*>& sources) {
    QStandardItem* row = RowTree::makeRow(name, key, 0);
    row->setData(static_cast<int>(sources.size()), CountRole);
    row->appendRows(sources);
    return row;
}

bool isConfidential(const Source& source) {
    return source.confidentiality == Confidentiality::Confidential;
}

QList<QStandardItem*> groupRows(const Overview& overview) {
    QList<QStandardItem*> groups;
    for (const Site& site : overview.sites) {
        QList<QStandardItem*> rows;
        for (const Source& source : overview.sources) {
            if (source.site == site.id && !isConfidential(source))
                rows.append(sourceRow(overview, source, true));
        }
        if (!rows.isEmpty())
            groups.append(groupRow(site.name, u"site %1"_s.arg(site.id.value), rows));
    }
    QList<QStandardItem*> interviews;
    QList<QStandardItem*> others;
    for (const Source& source : overview.sources) {
        if (isConfidential(source))
            interviews.append(sourceRow(overview, source, false));
        else if (!source.site || overview.site(*source.site) == nullptr)
            others.append(sourceRow(overview, source, false));
    }
    if (!others.isEmpty())
        groups.append(groupRow(SourceList::tr("Without a site"), u"no site"_s, others));
    if (!interviews.isEmpty()) {
        QStandardItem* row = groupRow(SourceList::tr("Lead interviews"), u"interviews"_s, interviews);
        row->setData(SourceList::tr("confidential"), BadgeRole);
        row->setData(true, OpenRole);
        groups.append(row);
    }
    return groups;
}

} // namespace

SourceList::SourceList(QWidget* parent) : QWidget(parent), m_tree(new RowTree(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeading(tr("Sources"), nullptr, &m_count));
    layout->addWidget(m_tree, 1);
    m_tree->setAccessibleName(tr("Sources"));
    setFocusProxy(m_tree);
    const auto say = [this](qint64 id) {
        if (id > 0)
            Q_EMIT chosen(SourceId{id});
    };
    connect(m_tree, &RowTree::chosen, this, say);
    connect(m_tree, &RowTree::activatedId, this, say);
}

void SourceList::show(const Overview& overview) {
    m_count->setText(QLocale().toString(overview.sources.size()));
    m_tree->setRows(groupRows(overview));
}

void SourceList::choose(SourceId source) {
    m_tree->choose(source.value);
}

} // namespace sheaf
