#include "coding/thematic_table.h"

#include <QSet>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// Which child (by its place among the children) a code lies below.
QHash<CodeId, qsizetype> placeByCode(const CodeTree& codes, const QList<CodeId>& children) {
    QHash<CodeId, qsizetype> places;
    for (qsizetype place = 0; place < children.size(); ++place) {
        for (CodeId code : codes.withDescendants(children[place]))
            places.insert(code, place);
    }
    return places;
}

struct Stretch {
    TextRange range;
    qsizetype place;
};

QHash<SourceId, QList<Stretch>>
stretchesBySource(const QList<CodedRange>& codings, const QHash<CodeId, qsizetype>& places) {
    QHash<SourceId, QList<Stretch>> stretches;
    for (const CodedRange& coding : codings) {
        if (const auto place = places.constFind(coding.code); place != places.cend()) {
            stretches[coding.source].append({coding.range, *place});
        }
    }
    for (auto& ofSource : stretches)
        std::ranges::sort(ofSource, {}, &Stretch::range);
    return stretches;
}

} // namespace

ThematicTable buildThematicTable(const CodedMaterial& material, CodeId rowParent, std::optional<CodeId> columnParent) {
    ThematicTable table;
    const QList<CodeId> rowCodes = material.codes.children(rowParent);
    if (columnParent)
        table.columns = material.codes.children(*columnParent);
    const qsizetype width = columnParent ? table.columns.size() : 1;

    const auto rowStretches = stretchesBySource(material.codings, placeByCode(material.codes, rowCodes));
    const auto columnStretches = stretchesBySource(material.codings, placeByCode(material.codes, table.columns));
    QList<QSet<SiteId>> shown(rowCodes.size() * width);
    for (const Source& source : material.sources) {
        const auto& features = rowStretches.value(source.id);
        if (source.confidentiality == Confidentiality::Confidential) {
            QList<std::pair<SourceId, TextRange>> ranges;
            for (const Stretch& feature : features)
                ranges.append({source.id, feature.range});
            table.confidentialPassages += countPassages(ranges);
            continue;
        }
        if (!source.site)
            continue;
        const auto& beside = columnStretches.value(source.id);
        for (const Stretch& feature : features) {
            if (!columnParent) {
                shown[feature.place].insert(*source.site);
                continue;
            }
            for (const Stretch& other : beside) {
                if (other.range.start >= feature.range.end)
                    break;
                if (other.range.overlaps(feature.range))
                    shown[feature.place * width + other.place].insert(*source.site);
            }
        }
    }
    for (qsizetype row = 0; row < rowCodes.size(); ++row) {
        ThematicTable::Row built{.code = rowCodes[row], .label = material.codes.byId(rowCodes[row])->name, .cells = {}};
        for (qsizetype column = 0; column < width; ++column) {
            QList<SiteId> cell;
            for (const Site& site : material.sites) {
                if (shown[row * width + column].contains(site.id))
                    cell.append(site.id);
            }
            built.cells.append(cell);
        }
        table.rows.append(built);
    }
    return table;
}

Table thematicTable(const ThematicTable& table, const CodedMaterial& material, const QString& title) {
    QHash<SiteId, QString> names;
    for (const Site& site : material.sites)
        names.insert(site.id, site.name);

    Table drawn{.title = title, .columns = {u"feature"_s}, .rows = {}};
    for (CodeId column : table.columns)
        drawn.columns.append(material.codes.byId(column)->name);
    if (table.columns.isEmpty())
        drawn.columns.append(u"sites"_s);
    for (const ThematicTable::Row& row : table.rows) {
        TableRow cells;
        cells.cells.append({.items = {row.label}});
        for (const QList<SiteId>& sites : row.cells) {
            TableCell cell{.content = CellContent::Names};
            for (SiteId site : sites)
                cell.items.append(names.value(site));
            cells.cells.append(cell);
        }
        drawn.rows.append(cells);
    }
    if (table.confidentialPassages > 0) {
        drawn.notes.append(
            u"Coded passages of confidential sources left out, since a table of sites would give theirs away: %1."_s
                .arg(table.confidentialPassages));
    }
    return drawn;
}

} // namespace sheaf
