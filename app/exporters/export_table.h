#pragma once

#include "coding/result.h"
#include "coding/table.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// The table as RFC 4180 CSV, UTF-8 without BOM, LF. Names are joined by `;`, quotations by a blank line, each followed
/// by its place in brackets, paragraphs by a line end. Group rows stand as a row with their text in the first column.
/// Title, subtitle and notes are left out.
[[nodiscard]] QByteArray toCsv(const Table& table);
/// One self-contained page (style inside, no script, nothing loaded), header cells marked up as such, quotations'
/// places as numbered footnotes.
[[nodiscard]] QByteArray toHtml(const QList<Table>& tables, const QString& documentTitle);
/// A Word document (WordprocessingML, ECMA-376 transitional): captions with SEQ numbers, header rows that repeat, rows
/// that do not split, landscape sections where asked, real footnotes for the quotations' places, document language set.
/// A table too wide for its page becomes parts under one number. Same bytes for the same tables. The document's
/// language is the first table's. Errors: Internal (libzip refused; its words are the detail).
[[nodiscard]] Result<QByteArray> toDocx(const QList<Table>& tables, const QString& documentTitle);

/// Writes tables in the format of the path's ending (csv takes one table). The file appears whole or not at all, and
/// only its owner can read it. Blocks on the disk. Errors: Unsupported (the hint lists the endings), InvalidArgument
/// (several tables to csv), ReadOnly (message names the path).
[[nodiscard]] Result<void> writeTables(const QList<Table>& tables, const QString& documentTitle, const QString& path);

/// `csv`, `html`, `docx`.
[[nodiscard]] QStringList tableEndings();

} // namespace sheaf
