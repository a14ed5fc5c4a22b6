#pragma once

#include "coding/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

namespace sheaf {

/// A CSV file with a header line: rows whose cells are asked for by the column's name.
///
/// Reading takes UTF-8 with or without BOM, CR LF or LF, quotes as RFC 4180 has them, and `;` or a tab as the separator
/// where the header line shows no comma. Blank lines are skipped. Of two columns with one name the first is meant. Done
/// by libcsv.
class CsvFile {
public:
    /// Errors: Damaged (unclosed quote, not UTF-8, no header, a row with more cells than the header (empty ones at
    /// its end are padding); the message names the line).
    static Result<CsvFile> parse(const QByteArray& bytes, const QString& nameForErrors);

    [[nodiscard]] const QStringList& columns() const { return m_columns; }
    [[nodiscard]] qsizetype rowCount() const { return m_rows.size(); }
    [[nodiscard]] bool hasColumn(const QString& column) const;
    /// The trimmed cell; empty if the row is short or there is no such column. Case of the column's name is ignored.
    [[nodiscard]] QString cell(qsizetype row, const QString& column) const;
    /// Errors: InvalidArgument naming the missing columns, if any is.
    [[nodiscard]] Result<void> requireColumns(const QStringList& columns) const;

    [[nodiscard]] qsizetype lineOf(qsizetype row) const { return m_lineOfRow.value(row); } ///< that the row ends on
    /// The error with the file's name and lineOf() in front of its message.
    [[nodiscard]] tl::unexpected<Error> inRow(qsizetype row, Error error) const;

private:
    QString m_name;
    QList<qsizetype> m_lineOfRow; ///< from 1
    QStringList m_columns;
    QHash<QString, qsizetype> m_at;
    QList<QStringList> m_rows;
};

/// One row as RFC 4180 writes it, with LF at its end. Cells are written as they are, also those a spreadsheet would
/// take for a formula: see app/exporters/README.md.
[[nodiscard]] QByteArray csvRow(const QStringList& cells);

} // namespace sheaf
