#include "importers/delimited_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype sampleUnits = 65'536;
constexpr qsizetype sampleRows = 20;

/// Reads one row after another.
class RowReader {
public:
    RowReader(QStringView text, QChar separator) : m_text(text), m_separator(separator) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    [[nodiscard]] qsizetype line() const { return m_line; } ///< that is read next, from 1

    /// False if a quotation mark is not closed.
    bool next(TableRow& row) {
        row = {{}, ++m_row};
        for (;;) {
            QString cell;
            if (!readCell(cell))
                return false;
            row.cells.append(cell);
            if (atEnd())
                return true;
            const QChar end = m_text[m_at++];
            if (end == u'\n') {
                ++m_line;
                return true;
            }
        }
    }

private:
    [[nodiscard]] bool endsCell() const { return atEnd() || m_text[m_at] == m_separator || m_text[m_at] == u'\n'; }

    bool readCell(QString& cell) {
        qsizetype start = m_at;
        while (start < m_text.size() && m_text[start] == u' ')
            ++start;
        if (start < m_text.size() && m_text[start] == u'"') {
            m_at = start + 1;
            if (!readQuoted(cell))
                return false;
        }
        start = m_at;
        while (!endsCell()) // what follows a closing quotation mark belongs to the cell all the same
            ++m_at;
        cell += m_text.sliced(start, m_at - start);
        return true;
    }

    bool readQuoted(QString& cell) {
        for (;;) {
            const qsizetype quote = m_text.indexOf(u'"', m_at);
            if (quote < 0)
                return false;
            const QStringView part = m_text.sliced(m_at, quote - m_at);
            m_line += part.count(u'\n');
            cell += part;
            m_at = quote + 1;
            if (atEnd() || m_text[m_at] != u'"')
                return true;
            cell += u'"';
            ++m_at;
        }
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    qsizetype m_line = 1;
    qsizetype m_row = 0;
};

/// Excel's way to say what parts cells.
bool saysSeparator(QStringView text) {
    const bool isThere = text.size() >= 6 && text.first(4).compare("sep="_L1, Qt::CaseInsensitive) == 0;
    return isThere && (text[5] == u'\n' || text[5] == u'\r');
}

} // namespace

QChar separatorOf(QStringView text) {
    if (saysSeparator(text))
        return text[4];
    const QStringView sample = text.first(std::min(text.size(), sampleUnits));
    QChar best = u',';
    qsizetype bestScore = 0;
    for (const QChar separator : {u'\t', u';', u','}) { // a comma also stands in prose and in numbers
        RowReader reader(sample, separator);
        TableRow row;
        qsizetype width = 0, even = 0, rows = 0;
        while (!reader.atEnd() && rows < sampleRows && reader.next(row)) {
            if (row.cells.size() == 1 && row.cells.constFirst().trimmed().isEmpty())
                continue;
            width = ++rows == 1 ? row.cells.size() : width;
            even += row.cells.size() == width;
        }
        const qsizetype score = width > 1 ? even * 100 / rows : 0;
        if (score > bestScore) {
            bestScore = score;
            best = separator;
        }
    }
    return best;
}

Result<QList<TableRow>> rowsFromDelimitedText(QStringView text, QChar separator) {
    QList<TableRow> rows;
    RowReader reader(text, separator);
    TableRow row;
    qsizetype cells = 0;
    const bool skipsFirst = saysSeparator(text);
    for (bool isFirst = true; !reader.atEnd(); isFirst = false) {
        const qsizetype line = reader.line();
        if (!reader.next(row))
            return failure(
                ErrorCode::Damaged, u"a quotation mark in or after line %1 is not closed"_s.arg(line),
                u"Put the cell in quotation marks and double those inside it."_s);
        cells += row.cells.size();
        if (cells > mostTableCells)
            return failure(
                ErrorCode::TooLarge, u"the table has more than 1,000,000 cells"_s, u"Split it into several tables."_s);
        const bool isBlank = row.cells.size() == 1 && row.cells.constFirst().trimmed().isEmpty();
        if (!isBlank && !(isFirst && skipsFirst))
            rows.append(row);
    }
    return rows;
}

} // namespace sheaf
