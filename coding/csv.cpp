#include "coding/csv.h"

#include <QStringDecoder>

#include <csv.h>

#include <memory>
#include <optional>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// What libcsv's callbacks fill. They are called from C, so nothing in them throws.
struct Reading {
    QList<QStringList> rows;
    QList<qsizetype> lineOfRow; ///< where each row ends, 1-based
    QStringList row;
    qsizetype line = 0;
};

void takeField(void* field, size_t size, void* reading) {
    auto* into = static_cast<Reading*>(reading);
    into->row.append(QString::fromUtf8(static_cast<const char*>(field), static_cast<qsizetype>(size)).trimmed());
}

void takeRow(int /*terminator*/, void* reading) {
    auto* into = static_cast<Reading*>(reading);
    into->rows.append(std::move(into->row));
    into->lineOfRow.append(into->line);
    into->row.clear();
}

/// A tab may be the separator, so only the blank counts as padding around a cell.
int isBlank(unsigned char byte) {
    return byte == ' ' ? 1 : 0;
}

struct ParserFree {
    void operator()(csv_parser* parser) const {
        csv_free(parser);
        delete parser;
    }
};

std::unique_ptr<csv_parser, ParserFree> openParser(char separator) {
    std::unique_ptr<csv_parser, ParserFree> parser(new csv_parser{});
    csv_init(parser.get(), CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(parser.get(), static_cast<unsigned char>(separator));
    csv_set_space_func(parser.get(), isBlank);
    return parser;
}

/// The separator the header line shows: the first of `,` `;` tab that stands in it outside quotes.
char guessSeparator(QByteArrayView text) {
    bool quoted = false;
    bool semicolon = false;
    bool tab = false;
    bool started = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            return ',';
        } else if (!quoted && started && (c == '\n' || c == '\r')) {
            break;
        }
        semicolon = semicolon || (!quoted && c == ';');
        tab = tab || (!quoted && c == '\t');
        started = started || (c != '\n' && c != '\r' && c != ' ');
    }
    return semicolon ? ';' : tab ? '\t' : ',';
}

/// Feeds one line after another, so that an error can say where it stands. The line is the answer if one is bad.
std::optional<qsizetype> readRows(QByteArrayView text, Reading& reading) {
    const auto parser = openParser(guessSeparator(text));
    for (qsizetype from = 0; from < text.size();) {
        ++reading.line;
        const qsizetype end = text.indexOf('\n', from);
        const qsizetype size = end < 0 ? text.size() - from : end + 1 - from;
        const auto bytes = static_cast<size_t>(size);
        if (csv_parse(parser.get(), text.data() + from, bytes, takeField, takeRow, &reading) != bytes)
            return reading.line;
        from += size;
    }
    if (csv_fini(parser.get(), takeField, takeRow, &reading) != 0)
        return reading.line;
    return std::nullopt;
}

bool isUtf8Text(QByteArrayView text) {
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decode(text);
    return !decode.hasError() && !decoded.contains(QChar(u'\0'));
}

/// Spreadsheets pad rows with empty cells; those are dropped. What is left beyond the header has no name.
bool fitsHeader(QStringList& row, qsizetype columns) {
    while (row.size() > columns && row.constLast().isEmpty())
        row.removeLast();
    return row.size() <= columns;
}

bool needsQuotes(const QString& cell, bool alone) {
    // A row of one cell shows no comma, so a reader may take `;` or a tab in it for the separator; and empty it would
    // be a blank line, which readers skip.
    if (alone && (cell.isEmpty() || cell.contains(u';') || cell.contains(u'\t')))
        return true;
    if (cell.isEmpty())
        return false;
    const bool padded = cell.front().isSpace() || cell.back().isSpace();
    return padded || cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r');
}

} // namespace

Result<CsvFile> CsvFile::parse(const QByteArray& bytes, const QString& nameForErrors) {
    QByteArrayView text(bytes);
    if (text.startsWith(QByteArrayView("\xEF\xBB\xBF")))
        text = text.sliced(3);
    if (!isUtf8Text(text)) {
        return failure(
            ErrorCode::Damaged, u"%1 is not UTF-8 text."_s.arg(nameForErrors),
            u"Save it again as CSV with the encoding UTF-8."_s);
    }

    Reading reading;
    if (const auto badLine = readRows(text, reading)) {
        return failure(
            ErrorCode::Damaged,
            u"%1, line %2: a quotation mark is not closed or stands inside a cell."_s.arg(
                nameForErrors, QString::number(*badLine)),
            u"Put the cell in quotation marks and double those inside it."_s);
    }
    if (reading.rows.isEmpty() || reading.rows.constFirst().join(QString()).isEmpty())
        return failure(ErrorCode::Damaged, u"%1 has no header line."_s.arg(nameForErrors));

    CsvFile file;
    file.m_name = nameForErrors;
    file.m_columns = reading.rows.takeFirst();
    for (qsizetype i = 0; i < file.m_columns.size(); ++i) {
        const QString key = file.m_columns.at(i).toCaseFolded();
        if (!file.m_at.contains(key))
            file.m_at.insert(key, i);
    }
    for (qsizetype i = 0; i < reading.rows.size(); ++i) {
        if (!fitsHeader(reading.rows[i], file.m_columns.size())) {
            return failure(
                ErrorCode::Damaged,
                u"%1, line %2 has more cells than the header."_s.arg(
                    nameForErrors, QString::number(reading.lineOfRow.at(i + 1))),
                u"Put a cell that contains the separator in quotation marks."_s);
        }
    }
    file.m_lineOfRow = reading.lineOfRow.sliced(1); // the first is the header's
    file.m_rows = std::move(reading.rows);
    return file;
}

bool CsvFile::hasColumn(const QString& column) const {
    return m_at.contains(column.trimmed().toCaseFolded());
}

QString CsvFile::cell(qsizetype row, const QString& column) const {
    const auto at = m_at.constFind(column.trimmed().toCaseFolded());
    if (at == m_at.constEnd() || row < 0 || row >= m_rows.size())
        return {};
    return m_rows.at(row).value(at.value());
}

tl::unexpected<Error> CsvFile::inRow(qsizetype row, Error error) const {
    error.message = u"%1, line %2: %3"_s.arg(m_name).arg(m_lineOfRow.value(row)).arg(error.message);
    return tl::unexpected<Error>(std::move(error));
}

Result<void> CsvFile::requireColumns(const QStringList& columns) const {
    QStringList missing;
    for (const QString& column : columns) {
        if (!hasColumn(column))
            missing.append(column);
    }
    if (missing.isEmpty())
        return {};
    return failure(
        ErrorCode::InvalidArgument, u"%1 has no column %2."_s.arg(m_name, missing.join(", "_L1)),
        u"Its columns are: %1."_s.arg(m_columns.join(", "_L1)));
}

QByteArray csvRow(const QStringList& cells) {
    QByteArray row;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            row += ',';
        if (!needsQuotes(cells.at(i), cells.size() == 1)) {
            row += cells.at(i).toUtf8();
            continue;
        }
        row += '"' + cells.at(i).toUtf8().replace('"', "\"\"") + '"';
    }
    return row += '\n';
}

} // namespace sheaf
