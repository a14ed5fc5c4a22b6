#include "coding/matrix.h"

#include "coding/passage_counter.h"
#include "coding/position_of.h"

#include <QHash>

#include <algorithm>
#include <set>
#include <span>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// Which columns a code's codings fall into: a theme that answers two questions falls into both.
class ColumnsOf {
public:
    ColumnsOf(const CodeTree& codes, const QList<CodeId>& columns)
        : m_at(idsOf(codes.inOrder())), m_columns(codes.inOrder().size()) {
        for (qsizetype column = 0; column < columns.size(); ++column) {
            for (CodeId code : codes.answering(columns[column])) {
                if (const qsizetype at = m_at(code); at >= 0)
                    m_columns[at].append(column);
            }
        }
    }
    [[nodiscard]] std::span<const qsizetype> operator()(CodeId code) const {
        const qsizetype at = m_at(code);
        return at < 0 ? std::span<const qsizetype>() : std::span<const qsizetype>(m_columns[at]);
    }

private:
    PositionOf<CodeTag> m_at;
    QList<QList<qsizetype>> m_columns;
};

struct Rows {
    QList<MatrixRow> rows;
    QHash<SourceId, qsizetype> rowOfSource;
};

Rows siteRows(const CodedMaterial& material) {
    Rows result;
    QHash<SiteId, qsizetype> rowOfSite;
    for (const Site& site : material.sites) {
        rowOfSite.insert(site.id, result.rows.size());
        result.rows.append({.label = site.name, .site = site.id});
    }
    std::optional<qsizetype> pooled;
    for (const Source& source : material.sources) {
        qsizetype row = -1;
        if (source.confidentiality == Confidentiality::Confidential) {
            if (!pooled) {
                pooled = result.rows.size();
                result.rows.append({.label = u"Lead interviews"_s, .site = std::nullopt});
            }
            row = *pooled;
        } else if (source.site) {
            row = rowOfSite.value(*source.site, -1);
        }
        if (row < 0)
            continue;
        ++result.rows[row].sourceCount;
        result.rowOfSource.insert(source.id, row);
    }
    return result;
}

QString emptyText(EmptyCell reason) {
    return reason == EmptyCell::NothingHeld ? u"no document held"_s : u"nothing coded"_s;
}

TableCell drawCell(const MatrixCell& cell, MatrixCells cells, const Quoter& quoter) {
    if (cells == MatrixCells::Count) {
        const bool nothingHeld = cell.empty == EmptyCell::NothingHeld;
        return {
            .content = CellContent::Count,
            .items = {nothingHeld ? u"–"_s : QString::number(cell.passages)},
            .tone = nothingHeld          ? CellTone::Gap
                    : cell.passages == 0 ? CellTone::Muted
                                         : CellTone::Normal};
    }
    if (cell.codings.isEmpty()) {
        return {
            .items = {emptyText(cell.empty)},
            .tone = cell.empty == EmptyCell::NothingHeld ? CellTone::Gap : CellTone::Muted};
    }
    TableCell drawn{.content = CellContent::Quotations};
    std::set<std::pair<SourceId, TextRange>> stretches;
    for (CodingId coding : cell.codings) {
        const QuotedPassage quoted = quoter(coding);
        if (!stretches.insert({quoted.source, quoted.range}).second)
            continue; // two coders, one passage
        drawn.items.append(quoted.text);
        drawn.places.append(quoted.place);
    }
    return drawn;
}

} // namespace

int countPassages(QList<std::pair<SourceId, TextRange>> ranges) {
    std::ranges::sort(ranges);
    PassageCounter counter;
    for (const auto& [source, range] : std::as_const(ranges))
        counter.add(source, range);
    return counter.passages();
}

Matrix buildSiteMatrix(const CodedMaterial& material, const QList<CodeId>& columns) {
    Matrix matrix;
    for (CodeId column : columns) {
        const Code* code = material.codes.byId(column);
        matrix.columns.append({.label = code ? code->name : QString(), .code = column});
    }
    Rows rows = siteRows(material);
    const ColumnsOf columnsOf(material.codes, columns);
    QList<CodedRange> codings = material.codings;
    sortAsRead(codings);

    const qsizetype width = columns.size();
    QList<PassageCounter> counters(rows.rows.size() * width);
    for (MatrixRow& row : rows.rows)
        row.cells.resize(width);
    SourceId source;
    qsizetype row = -1;
    for (const CodedRange& coding : std::as_const(codings)) {
        if (coding.source != source) {
            source = coding.source;
            row = rows.rowOfSource.value(source, -1);
        }
        if (row < 0)
            continue;
        for (qsizetype column : columnsOf(coding.code)) {
            rows.rows[row].cells[column].codings.append(coding.id);
            counters[row * width + column].add(coding.source, coding.range);
        }
    }
    for (row = 0; row < rows.rows.size(); ++row) {
        for (qsizetype column = 0; column < width; ++column) {
            MatrixCell& cell = rows.rows[row].cells[column];
            cell.passages = counters[row * width + column].passages();
            cell.empty = cell.passages > 0                 ? EmptyCell::NotEmpty
                         : rows.rows[row].sourceCount == 0 ? EmptyCell::NothingHeld
                                                           : EmptyCell::NothingCoded;
            matrix.columns[column].passages += cell.passages;
            if (cell.passages > 0 && rows.rows[row].site)
                ++matrix.columns[column].sites;
        }
    }
    matrix.rows = std::move(rows.rows);
    return matrix;
}

Table matrixTable(const Matrix& matrix, MatrixCells cells, const QString& title, const Quoter& quoter) {
    Table table{.title = title, .columns = {u"Site"_s}, .rows = {}};
    table.landscape = matrix.columns.size() > 3;
    for (const MatrixColumn& column : matrix.columns)
        table.columns.append(column.label);
    for (const MatrixRow& row : matrix.rows) {
        TableRow drawn;
        drawn.cells.append({.items = {row.label}});
        for (const MatrixCell& cell : row.cells)
            drawn.cells.append(drawCell(cell, cells, quoter));
        table.rows.append(drawn);
    }
    const auto sites = std::ranges::count_if(matrix.rows, [](const MatrixRow& row) { return row.site.has_value(); });
    QStringList breadth;
    for (const MatrixColumn& column : matrix.columns) {
        breadth.append(
            u"%1: %2 of %3 sites, %4 passages"_s.arg(column.label).arg(column.sites).arg(sites).arg(column.passages));
    }
    table.notes = {breadth.join(u"; "_s) + u'.'};
    if (cells == MatrixCells::Count)
        table.notes.append(u"Passages are counted; 0: nothing coded; –: no document held."_s);
    return table;
}

} // namespace sheaf
