#include "coding/statistics_tables.h"

#include "coding/position_of.h"

#include <QLocale>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

TableCell count(qsizetype number) {
    return {
        .content = CellContent::Count,
        .items = {QString::number(number)},
        .tone = number == 0 ? CellTone::Muted : CellTone::Normal};
}

QList<TableCell> cellsOf(const CodeCounts& counts) {
    return {count(counts.codings), count(counts.passages), count(counts.sources),
            count(counts.sites),   count(counts.coders),   count(counts.characters)};
}

QString listed(const QString& what, const QStringList& names) {
    return u"%1: %2."_s.arg(what, names.isEmpty() ? u"none"_s : names.join(u"; "_s));
}

QStringList pathsOf(const QList<CodeId>& ids, const CodeTree& codes) {
    QStringList paths;
    for (const CodeId id : ids)
        paths.append(codes.path(id));
    return paths;
}

/// The codes' names, and the whole path where two have the same name.
QStringList labelsOf(const QList<CodeId>& ids, const CodeTree& codes) {
    QHash<QString, int> holders;
    const auto nameOf = [&](CodeId id) {
        const Code* code = codes.byId(id);
        return code != nullptr ? code->name : QString();
    };
    for (const CodeId id : ids)
        ++holders[nameOf(id)];
    QStringList labels;
    for (const CodeId id : ids)
        labels.append(holders.value(nameOf(id)) > 1 ? codes.path(id) : nameOf(id));
    return labels;
}

} // namespace

Table codesTable(const QList<CodeStatistics>& statistics, const CodeTree& codes, const QString& title) {
    const QStringList counted{u"codings"_s, u"passages"_s, u"sources"_s, u"sites"_s, u"coders"_s, u"characters"_s};
    Table table{.title = title, .columns = {u"Code"_s}, .rows = {}};
    table.landscape = true;
    for (const QString& what : counted)
        table.columns.append(what.left(1).toUpper() + what.sliced(1));
    for (const QString& what : counted)
        table.columns.append(u"With all below: "_s + what);
    for (const CodeStatistics& code : statistics) {
        TableRow row;
        row.cells.append({.items = {codes.path(code.code)}});
        row.cells += cellsOf(code.own);
        row.cells += cellsOf(code.withBelow);
        table.rows.append(row);
    }
    table.notes = {
        u"Passages are stretches of text: codings that overlap count as one, so that codes with all below them may "
        "have fewer than the sum."_s,
        u"Interviews and other confidential sources count as sources, never as sites."_s,
        listed(u"Used in one source only"_s, pathsOf(usedInOneSource(statistics), codes)),
        listed(u"Never used"_s, pathsOf(neverUsed(statistics), codes))};
    return table;
}

Table sourcesTable(const QList<SourceStatistics>& statistics, const QList<Source>& sources, const QString& title) {
    Table table{
        .title = title,
        .columns =
            {u"Source"_s, u"Codings"_s, u"Codes"_s, u"Passages"_s, u"Characters coded"_s, u"Characters"_s,
             u"Share coded"_s},
        .rows = {}};
    const PositionOf at(idsOf(sources));
    QStringList uncoded;
    for (const SourceStatistics& source : statistics) {
        const qsizetype position = at(source.source);
        if (position < 0)
            continue;
        const Source& described = sources[position];
        TableRow row;
        row.cells = {
            {.items = {described.title}},
            count(source.codings),
            count(source.codes),
            count(source.passages),
            count(source.characters),
            count(described.textLength),
            {.items = {QLocale::c().toString(source.share * 100, 'f', 1) + u" %"_s}}};
        table.rows.append(row);
        if (source.codings == 0)
            uncoded.append(described.title);
    }
    table.notes = {
        u"For the team's own eyes: interviews are listed by their titles."_s, listed(u"Never coded"_s, uncoded)};
    return table;
}

Table cooccurrenceTable(const Cooccurrence& together, const CodeTree& codes, const QString& title) {
    const QStringList labels = labelsOf(together.codes, codes);
    Table table{.title = title, .columns = {u"Code"_s}, .rows = {}};
    table.landscape = labels.size() > 3;
    table.columns += labels;
    for (qsizetype row = 0; row < labels.size(); ++row) {
        TableRow drawn;
        drawn.cells.append({.items = {labels[row]}});
        for (qsizetype column = 0; column < labels.size(); ++column)
            drawn.cells.append(count(together.at(row, column)));
        table.rows.append(drawn);
    }
    table.notes = {
        u"Counted are pairs of passages that overlap in a source, one of each code; a code beside itself: its "
        "passages. A passage coded twice by one code, or by two coders, is one."_s};
    return table;
}

} // namespace sheaf
