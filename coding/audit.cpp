#include "coding/audit.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

std::optional<AuditClass> classOf(const QString& thing) {
    static const QHash<QString, AuditClass> classes{
        {u"source"_s, AuditClass::RawData},
        {u"source text"_s, AuditClass::RawData},
        {u"source attribute"_s, AuditClass::RawData},
        {u"site"_s, AuditClass::RawData},
        {u"site attribute"_s, AuditClass::RawData},
        {u"coding"_s, AuditClass::Reduction},
        {u"memo on source"_s, AuditClass::Reduction},
        {u"memo on passage"_s, AuditClass::Reduction},
        {u"memo on site"_s, AuditClass::Reduction},
        {u"code"_s, AuditClass::Reconstruction},
        {u"code question"_s, AuditClass::Reconstruction},
        {u"matrix cell"_s, AuditClass::Reconstruction},
        {u"cell sentence"_s, AuditClass::Reconstruction},
        {u"citation"_s, AuditClass::Reconstruction},
        {u"finding"_s, AuditClass::Reconstruction},
        {u"finding evidence"_s, AuditClass::Reconstruction},
        {u"implication"_s, AuditClass::Reconstruction},
        {u"memo on code"_s, AuditClass::Reconstruction},
        {u"memo on matrix cell"_s, AuditClass::Reconstruction},
        {u"memo on finding"_s, AuditClass::Reconstruction},
        {u"codebook version"_s, AuditClass::Process},
        {u"memo on project"_s, AuditClass::Intentions},
        {u"review question"_s, AuditClass::Instruments},
        {u"attribute"_s, AuditClass::Instruments},
        {u"memo on attribute"_s, AuditClass::Instruments},
        {u"expected document"_s, AuditClass::Instruments},
        {u"saved search"_s, AuditClass::Instruments},
        {u"search look"_s, AuditClass::Process},
        {u"rejected suggestion"_s, AuditClass::Process},
        {u"synonym group"_s, AuditClass::Instruments},
        {u"synonym"_s, AuditClass::Instruments}};
    const auto found = classes.constFind(thing);
    return found == classes.cend() ? std::nullopt : std::optional(*found);
}

/// The row of one change.
TableRow rowOf(const HistoryEntry& entry) {
    QString what = entry.what;
    if (entry.undoneIn)
        what += u" (undone in change %1)"_s.arg(*entry.undoneIn);
    return {
        .cells = {
            {.items = {QString::number(entry.revision)}},
            {.items = {entry.at.toUTC().toString(u"yyyy-MM-dd HH:mm"_s)}},
            {.items = {entry.coderName}},
            {.items = {what}},
            {.items = {entry.reason}}}};
}

} // namespace

const QList<AuditClass>& auditClasses() {
    static const QList<AuditClass> classes{AuditClass::RawData, AuditClass::Reduction,  AuditClass::Reconstruction,
                                           AuditClass::Process, AuditClass::Intentions, AuditClass::Instruments};
    return classes;
}

QString headingOf(AuditClass auditClass) {
    switch (auditClass) {
    case AuditClass::RawData:
        return u"Raw data"_s;
    case AuditClass::Reduction:
        return u"Data reduction and analysis products"_s;
    case AuditClass::Reconstruction:
        return u"Data reconstruction and synthesis products"_s;
    case AuditClass::Process:
        return u"Process notes"_s;
    case AuditClass::Intentions:
        return u"Materials relating to intentions and dispositions"_s;
    case AuditClass::Instruments:
        return u"Instrument development information"_s;
    }
    return {};
}

QList<AuditClass> classesOf(const AuditedChange& change) {
    const bool isOfHistory = change.entry.kind == HistoryKind::Undo || change.entry.kind == HistoryKind::Redo;
    QSet<int> found;
    if (!isOfHistory) {
        for (const QString& thing : change.touched) {
            if (const auto auditClass = classOf(thing))
                found.insert(static_cast<int>(*auditClass));
        }
    }
    const bool isExplained = !change.entry.reason.trimmed().isEmpty() || change.touched.contains(u"source text"_s);
    if (found.isEmpty() || isExplained)
        found.insert(static_cast<int>(AuditClass::Process));
    QList<AuditClass> classes;
    for (const AuditClass auditClass : auditClasses()) {
        if (found.contains(static_cast<int>(auditClass)))
            classes.append(auditClass);
    }
    return classes;
}

Table auditTable(const QList<AuditedChange>& changes, const QList<AuditCount>& counts) {
    Table table{
        .title = u"Audit trail"_s,
        .columns = {u"Change"_s, u"When (UTC)"_s, u"Who"_s, u"What"_s, u"Reason"_s},
        .headerColumns = 1,
        .landscape = true};
    table.subtitle = u"%1 changes in the six classes of Lincoln and Guba (1985)"_s.arg(changes.size());
    for (const AuditClass auditClass : auditClasses()) {
        table.rows.append(TableRow{.cells = {{.items = {headingOf(auditClass)}}}, .isGroup = true});
        QStringList held;
        for (const AuditCount& count : counts) {
            if (count.auditClass == auditClass)
                held.append(u"%1 %2"_s.arg(count.count).arg(count.count == 1 ? count.one : count.many));
        }
        if (!held.isEmpty()) {
            TableRow row{.cells = QList<TableCell>(table.columns.size())};
            row.cells[0] = {.items = {u"held"_s}, .tone = CellTone::Muted};
            row.cells[3] = {.items = {held.join(u"; "_s)}};
            table.rows.append(row);
        }
        const qsizetype before = table.rows.size();
        for (const AuditedChange& change : changes) {
            if (classesOf(change).contains(auditClass))
                table.rows.append(rowOf(change.entry));
        }
        if (table.rows.size() == before && held.isEmpty()) {
            TableRow row{.cells = QList<TableCell>(table.columns.size())};
            row.cells[3] = {.items = {u"nothing recorded"_s}, .tone = CellTone::Muted};
            table.rows.append(row);
        }
    }
    table.notes.append(
        u"A change that touched things of several classes stands in each of them; one that somebody gave "
        "a reason for stands among the process notes, too."_s);
    return table;
}

} // namespace sheaf
