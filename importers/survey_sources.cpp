#include "coding/csv.h"
#include "importers/survey_table.h"
#include "importers/text_builder.h"
#include "importers/zip_importer.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype mostUnits = 128LL << 20; // of UTF-16 in all rows' sources
constexpr qsizetype longestId = 60;

/// One row's text and attributes; without passages if nothing in it can be seen.
ImportedSource
sourceOfRow(const SurveyTable& table, const TableRow& row, const QList<bool>& open, const QString& format) {
    TextBuilder builder;
    QList<std::pair<QString, QString>> attributes;
    Passage heading;
    heading.kind = PassageKind::Heading;
    heading.headingLevel = 2;
    for (qsizetype column = 0; column < row.cells.size(); ++column) {
        const QString& cell = row.cells[column];
        if (cell.isEmpty())
            continue;
        if (!open[column]) {
            if (const QString value = tidyTitle(cell); !value.isEmpty())
                attributes.append({table.headings[column], value});
            continue;
        }
        builder.addPassage(heading, table.headings[column]);
        for (const QStringView line : QStringView(cell).split(u'\n'))
            builder.addPassage({}, line);
    }
    if (!builder.hasPassages())
        for (const auto& [name, value] : std::as_const(attributes))
            builder.addPassage({}, name + u": "_s + value);
    ImportedSource source = builder.take(format, {});
    source.attributes = std::move(attributes);
    return source;
}

/// How well a column's values serve as names: 0 not at all; a heading that says so beats unique words.
int fitnessAsName(const SurveyTable& table, qsizetype column) {
    static const QRegularExpression telling(
        u"(?:^|[^\\p{L}])(?:id|identifier|respondent|participant|interviewee|name|site|case|code|ref|reference)"
        u"(?:$|[^\\p{L}])"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const bool tells = telling.match(table.headings[column]).hasMatch();
    QSet<QString> values;
    bool hasLetters = false;
    for (const TableRow& row : table.rows) {
        const QString value = row.cells.value(column);
        if (value.size() > longestId || value.isEmpty() || values.contains(value.toCaseFolded()))
            return 0;
        values.insert(value.toCaseFolded());
        hasLetters = hasLetters || value.front().isLetter();
    }
    return tells ? 2 : hasLetters ? 1 : 0;
}

qsizetype nameColumn(const SurveyTable& table, const QList<bool>& open) {
    qsizetype best = -1;
    int fitness = 0;
    for (qsizetype column = 0; column < table.headings.size(); ++column) {
        const int fits = open[column] ? 0 : fitnessAsName(table, column);
        if (fits > fitness) {
            fitness = fits;
            best = column;
        }
        if (fitness == 2)
            break;
    }
    return best;
}

QString stemOf(const QString& fileName) {
    const QString name = fileNameFromPath(fileName);
    const qsizetype dot = name.lastIndexOf(u'.');
    return (dot > 0 ? name.first(dot) : name).left(100);
}

qsizetype unitsOf(const QStringList& cells) {
    qsizetype units = cells.size() * 2;
    for (const QString& cell : cells)
        units += cell.size();
    return units;
}

} // namespace

Result<ImportedSource> sourcesOfTable(const SurveyTable& table, const QString& format, const QString& fileName) {
    const QList<bool> open = openAnswerColumns(table);
    const qsizetype headingUnits = unitsOf(table.headings);
    qsizetype units = 0;
    for (const TableRow& row : table.rows) {
        units += 2 * (headingUnits + unitsOf(row.cells)); // once in the text, once in the bytes
        if (units > mostUnits)
            return failure(
                ErrorCode::TooLarge, u"the rows hold more text than can be read"_s, u"Split it into several tables."_s);
    }
    const auto saysNothing = failure(ErrorCode::Damaged, u"no row of the table says anything"_s);
    if (table.rows.size() == 1) {
        ImportedSource source = sourceOfRow(table, table.rows.constFirst(), open, format);
        source.warnings = table.warnings;
        if (source.passages.isEmpty())
            return saysNothing;
        return source;
    }

    ImportedSource whole;
    whole.format = format;
    whole.warnings = table.warnings;
    const QByteArray header = csvRow(table.headings);
    const qsizetype names = nameColumn(table, open);
    QSet<QString> taken;
    for (const TableRow& row : table.rows) {
        ImportedSource source = sourceOfRow(table, row, open, u"csv"_s);
        if (source.passages.isEmpty())
            continue;
        QString name = names < 0 ? u"%1 row %2"_s.arg(stemOf(fileName)).arg(row.number)
                                 : fileNameFromPath(QString(row.cells.value(names)).replace(u'/', u'_'));
        if (taken.contains(name.toCaseFolded()))
            name += u" (row %1)"_s.arg(row.number);
        taken.insert(name.toCaseFolded());
        QStringList cells = row.cells;
        cells.resize(table.headings.size());
        std::vector<ImportedSource> ready;
        ready.push_back(std::move(source));
        whole.contained.push_back({name + u".csv"_s, header + csvRow(cells), std::move(ready)});
    }
    if (whole.contained.empty())
        return saysNothing;
    return whole;
}

} // namespace sheaf
