#pragma once

#include "coding/result.h"
#include "importers/imported_source.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// A row of a sheet, as it comes; rows may differ in length.
struct TableRow {
    QStringList cells;
    qsizetype number = 0; ///< that a spreadsheet shows, from 1
};

inline constexpr qsizetype mostTableCells = 1'000'000; ///< with the empty ones before a filled one
inline constexpr qsizetype mostTableRows = 1'048'576;
inline constexpr qsizetype mostTableColumns = 16'384;

/// A table of answers: a row for each respondent, site or case.
struct SurveyTable {
    QStringList headings; ///< one for each column; none empty, no two equal
    QList<TableRow> rows; ///< without empty ones; cells trimmed
    QStringList warnings;
};

/// Takes the first row for the headings: `Column 3` where one is missing, `Why? (2)` where one comes again. Lone titles
/// above the headings are left out with a warning, as are rows that are longer than the headings warned of; `ragged`
/// says whether shorter ones are, too.
///
/// Errors: Damaged (nothing in it, no headings, nothing below them), TooLarge.
[[nodiscard]] Result<SurveyTable> surveyTableFrom(QList<TableRow> rows, bool ragged);

/// Which columns hold open answers, one for each: those whose filled cells are longer than 60 code units on average or
/// longer than 200 in one case, and those whose heading asks, with a question mark at its end. All others are
/// attributes.
[[nodiscard]] QList<bool> openAnswerColumns(const SurveyTable& table);

/// The sources that the rows are. An open answer is its heading (level 2) and its paragraphs; a row without one is a
/// passage `Heading: value` for each attribute. One row is the source itself, in the format given; of several, each is
/// a contained document: the headings and the row as CSV, with the source ready. Its name comes from a column that
/// tells rows apart (ID, respondent, name, site, case; else one of unique short words), or is `FILE row 12`.
///
/// Errors: Damaged (no row says anything), TooLarge (more than 256 MB of text, headings counted for each row).
[[nodiscard]] Result<ImportedSource>
sourcesOfTable(const SurveyTable& table, const QString& format, const QString& fileName);

} // namespace sheaf
