#include "coding/register.h"

#include "coding/name_folding.h"
#include "coding/source_type.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

enum class Fit { SamePeriod, OverlappingPeriod, AnyPeriod };

bool fits(const Register::Entry& entry, const Source& source, Fit fit, qsizetype expectedOfType) {
    if (source.site != entry.expected.site || foldedName(source.type) != foldedName(entry.expected.type))
        return false;
    const Period& wanted = entry.expected.period;
    switch (fit) {
    case Fit::SamePeriod:
        return !wanted.isNull() && wanted == source.period;
    case Fit::OverlappingPeriod:
        return wanted.overlaps(source.period);
    case Fit::AnyPeriod:
        return (wanted.isNull() || source.period.isNull()) && expectedOfType == 1;
    }
    return false;
}

/// Gives each entry of a row its source: the surest matches first, so that a looser one can't take them away.
void assignSources(Register::Row& row, const QList<const Source*>& sources, QSet<SourceId>& used) {
    QHash<QString, qsizetype> expectedOfType;
    for (const auto& cell : row.cells) {
        for (const auto& entry : cell)
            ++expectedOfType[foldedName(entry.expected.type)];
    }
    for (Fit fit : {Fit::SamePeriod, Fit::OverlappingPeriod, Fit::AnyPeriod}) {
        for (auto& cell : row.cells) {
            for (Register::Entry& entry : cell) {
                if (entry.held)
                    continue;
                const auto found = std::ranges::find_if(sources, [&](const Source* source) {
                    return !used.contains(source->id) &&
                           fits(entry, *source, fit, expectedOfType[foldedName(entry.expected.type)]);
                });
                if (found == sources.end())
                    continue;
                entry.held = (*found)->id;
                used.insert((*found)->id);
            }
        }
    }
}

QString periodOr(const Period& period, const QString& otherwise) {
    return period.isNull() ? otherwise : period.label();
}

TableCell drawCell(const QList<Register::Entry>& entries, const QHash<SourceId, const Source*>& sources) {
    if (entries.isEmpty())
        return {.items = {u"not expected"_s}, .tone = CellTone::Muted};
    TableCell cell;
    for (const Register::Entry& entry : entries) {
        if (entry.held) {
            cell.items.append(periodOr(sources[*entry.held]->period, u"held"_s));
            continue;
        }
        cell.tone = CellTone::Gap;
        QString text = u"missing"_s;
        if (!entry.expected.period.isNull())
            text = entry.expected.period.label() + u" missing"_s;
        if (!entry.expected.reason.isEmpty())
            text += u": "_s + entry.expected.reason;
        cell.items.append(text);
    }
    return cell;
}

} // namespace

Register
buildRegister(const QList<Site>& sites, const QList<Source>& sources, const QList<ExpectedDocument>& expected) {
    Register built;
    for (const ExpectedDocument& document : expected) {
        if (!built.columns.contains(document.column))
            built.columns.append(document.column);
    }
    QHash<SiteId, QList<const Source*>> sourcesOfSite;
    for (const Source& source : sources) {
        if (source.site) {
            sourcesOfSite[*source.site].append(&source);
        } else {
            built.withoutSite.append(source.id);
        }
    }
    QHash<SiteId, QList<const ExpectedDocument*>> expectedOfSite;
    for (const ExpectedDocument& document : expected)
        expectedOfSite[document.site].append(&document);

    for (const Site& site : sites) {
        Register::Row row{.site = site.id, .cells = {}, .others = {}};
        row.cells.resize(built.columns.size());
        for (const ExpectedDocument* document : expectedOfSite.value(site.id)) {
            row.cells[built.columns.indexOf(document->column)].append(Register::Entry{*document, std::nullopt});
        }
        QSet<SourceId> used;
        assignSources(row, sourcesOfSite.value(site.id), used);
        for (const Source* source : sourcesOfSite.value(site.id)) {
            if (!used.contains(source->id))
                row.others.append(source->id);
        }
        built.expected += static_cast<int>(expectedOfSite.value(site.id).size());
        built.held += static_cast<int>(used.size());
        built.rows.append(row);
    }
    return built;
}

Register withoutConfidential(Register documents, const QList<Source>& sources) {
    QSet<SourceId> confidential;
    for (const Source& source : sources) {
        if (source.confidentiality == Confidentiality::Confidential)
            confidential.insert(source.id);
    }
    const auto isPooled = [&](const Register::Entry& entry) {
        return isInterviewType(entry.expected.type) || (entry.held && confidential.contains(*entry.held));
    };
    const auto isConfidential = [&](SourceId id) { return confidential.contains(id); };
    QSet<qsizetype> columnsLeft;
    for (Register::Row& row : documents.rows) {
        for (qsizetype column = 0; column < row.cells.size(); ++column) {
            auto& cell = row.cells[column];
            documents.pooledExpected += static_cast<int>(std::ranges::count_if(cell, isPooled));
            documents.pooledHeld += static_cast<int>(
                std::ranges::count_if(cell, [&](const auto& entry) { return isPooled(entry) && entry.held; }));
            cell.removeIf(isPooled);
            if (!cell.isEmpty())
                columnsLeft.insert(column);
        }
        documents.pooledHeld += static_cast<int>(row.others.removeIf(isConfidential));
    }
    documents.pooledHeld += static_cast<int>(documents.withoutSite.removeIf(isConfidential));
    for (qsizetype column = documents.columns.size() - 1; column >= 0; --column) {
        if (columnsLeft.contains(column))
            continue;
        documents.columns.removeAt(column);
        for (Register::Row& row : documents.rows)
            row.cells.removeAt(column);
    }
    return documents;
}

Table registerTable(const Register& documents, const QList<Site>& sites, const QList<Source>& sources) {
    QHash<SourceId, const Source*> sourceById;
    for (const Source& source : sources)
        sourceById.insert(source.id, &source);
    QHash<SiteId, QString> siteNames;
    for (const Site& site : sites)
        siteNames.insert(site.id, site.name);

    const bool anyOthers =
        std::ranges::any_of(documents.rows, [](const Register::Row& row) { return !row.others.isEmpty(); });
    Table table{.title = u"Documents held against documents expected"_s, .columns = {u"Site"_s}, .rows = {}};
    table.subtitle = u"%1 of %2 expected documents held, %3 missing"_s.arg(documents.held)
                         .arg(documents.expected)
                         .arg(documents.gaps());
    table.columns += documents.columns;
    if (anyOthers)
        table.columns.append(u"Others held"_s);
    table.landscape = true;
    for (const Register::Row& row : documents.rows) {
        TableRow drawn;
        drawn.cells.append({.items = {siteNames.value(row.site)}});
        for (const auto& cell : row.cells)
            drawn.cells.append(drawCell(cell, sourceById));
        if (anyOthers) {
            TableCell others;
            for (SourceId id : row.others)
                others.items.append(sourceById[id]->title);
            drawn.cells.append(others);
        }
        table.rows.append(drawn);
    }
    if (documents.pooledExpected + documents.pooledHeld > 0) {
        table.notes.append(u"Interviews and other confidential sources, listed under no site: %1 held, %2 expected."_s
                               .arg(documents.pooledHeld)
                               .arg(documents.pooledExpected));
    }
    if (!documents.withoutSite.isEmpty()) {
        QStringList titles;
        for (SourceId id : documents.withoutSite)
            titles.append(sourceById[id]->title);
        table.notes.append(u"Sources without a site: "_s + titles.join(u"; "_s) + u'.');
    }
    return table;
}

} // namespace sheaf
