#include "app/exporters/column_layout.h"

#include "app/exporters/cell_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sheaf {

namespace {

constexpr int characterWidth = 98;     // an average letter of 9 points, a little wide for bold headers
constexpr int padding = 240;           // both margins of a cell
constexpr int narrowestCount = 640;    // "Count" columns hold a few digits
constexpr int narrowestText = 1050;    // two short words
constexpr int shortestWordBroken = 10; // letters; words up to this are never broken
constexpr int longestWordKept = 15;    // letters; longer words are broken
constexpr int longestNameKept = 26;    // letters of a row's name that stay on one line if there is room
constexpr qsizetype mostColumns = 60;

int roomFor(qsizetype letters) {
    return static_cast<int>(letters) * characterWidth + padding;
}

qsizetype longestWord(const QString& text) {
    qsizetype longest = 0;
    qsizetype word = 0;
    for (const QChar c : text) {
        word = c.isSpace() || c == u'-' || c == u'\u2013' || c == u'/' ? 0 : word + 1;
        longest = std::max(longest, word);
    }
    return longest;
}

/// What a column asks for, each more than the one before; what is left over is shared by weight.
struct Claim {
    int narrowest = 0; ///< a table whose columns don't all have this is drawn in parts
    int least = 0;     ///< no word is broken
    int wanted = 0;    ///< a row's name stays on one line
    double weight = 0;
};

/// The longest word, the longest item and the most letters of any cell of a column.
struct Extent {
    qsizetype word = 0;
    qsizetype line = 0;
    qsizetype most = 0;
};

Extent extentOf(const Table& table, qsizetype column) {
    const QString header = table.columns.value(column);
    Extent extent{longestWord(header), header.size(), header.size()};
    for (const TableRow& row : table.rows) {
        if (row.isGroup)
            continue;
        const TableCell cell = cellAt(row, column);
        qsizetype letters = 0;
        for (const QString& item : cell.items) {
            extent.word = std::max(extent.word, longestWord(item.left(2000)));
            extent.line = std::max(extent.line, item.size());
            letters += item.size() + 2;
        }
        extent.most = std::max(extent.most, letters);
    }
    return extent;
}

Claim claimOf(const Table& table, qsizetype column) {
    const bool counts = isCountColumn(table, column);
    const bool names = column < table.headerColumns;
    const auto [word, line, most] = extentOf(table, column);
    Claim claim;
    claim.narrowest =
        std::max(counts ? narrowestCount : narrowestText, roomFor(std::min<qsizetype>(word, shortestWordBroken)));
    claim.least = std::max(claim.narrowest, roomFor(std::min<qsizetype>(word, longestWordKept)));
    claim.wanted = names ? std::max(claim.least, roomFor(std::min<qsizetype>(line, longestNameKept))) : claim.least;
    if (!counts && !names)
        claim.weight = std::sqrt(static_cast<double>(std::clamp<qsizetype>(most, 12, 2000)));
    return claim;
}

int sumOf(const QList<int>& widths) {
    return std::accumulate(widths.cbegin(), widths.cend(), 0);
}

/// Makes widths that are too much, or too little, fill the page in proportion.
void scaleTo(QList<int>& widths, int textWidth) {
    const int sum = std::max(sumOf(widths), 1);
    for (int& width : widths)
        width = std::max(1, static_cast<int>(static_cast<qint64>(width) * textWidth / sum));
    widths.back() += textWidth - sumOf(widths);
}

/// Raises the columns to what they ask for or, if the page is too narrow for that, each by the same share of it.
void raiseTo(int Claim::* asked, const QList<Claim>& claims, QList<int>& widths, int textWidth) {
    const int left = std::max(0, textWidth - sumOf(widths));
    int missing = 0;
    for (qsizetype i = 0; i < claims.size(); ++i)
        missing += std::max(0, claims.at(i).*asked - widths.at(i));
    const double share = missing <= left ? 1.0 : static_cast<double>(left) / missing;
    for (qsizetype i = 0; i < claims.size(); ++i)
        widths[i] += static_cast<int>(std::max(0, claims.at(i).*asked - widths.at(i)) * share);
}

} // namespace

bool isCountColumn(const Table& table, qsizetype column) {
    bool any = false;
    for (const TableRow& row : table.rows) {
        if (row.isGroup || column >= row.cells.size() || row.cells.at(column).items.isEmpty())
            continue;
        if (row.cells.at(column).content != CellContent::Count)
            return false;
        any = true;
    }
    return any;
}

QList<ColumnSet> columnParts(const Table& table, int textWidth) {
    const qsizetype columns = columnCount(table);
    const qsizetype names = std::clamp<qsizetype>(table.headerColumns, 0, std::min<qsizetype>(columns, 4));
    int nameWidth = 0;
    for (qsizetype i = 0; i < names; ++i)
        nameWidth += claimOf(table, i).least;
    int bodyWidth = 0;
    for (qsizetype i = names; i < columns; ++i)
        bodyWidth += claimOf(table, i).narrowest;

    const int room = std::max(textWidth - nameWidth, textWidth / 2);
    const qsizetype body = columns - names;
    const qsizetype parts =
        std::max<qsizetype>({1, (bodyWidth + room - 1) / room, (body + mostColumns - 5) / (mostColumns - 4)});
    QList<ColumnSet> sets;
    for (qsizetype part = 0; part < parts; ++part) {
        ColumnSet set;
        for (qsizetype i = 0; i < names; ++i)
            set.append(i);
        for (qsizetype i = body * part / parts; i < body * (part + 1) / parts; ++i)
            set.append(names + i);
        sets.append(set);
    }
    return sets;
}

QList<int> columnWidths(const Table& table, const ColumnSet& columns, int textWidth) {
    if (columns.isEmpty())
        return {};
    QList<Claim> claims;
    QList<int> widths;
    double weights = 0;
    for (const qsizetype column : columns) {
        claims.append(claimOf(table, column));
        widths.append(claims.constLast().narrowest);
        weights += claims.constLast().weight;
    }
    raiseTo(&Claim::least, claims, widths, textWidth);
    raiseTo(&Claim::wanted, claims, widths, textWidth);
    const int left = textWidth - sumOf(widths);
    if (left > 0 && weights > 0) {
        for (qsizetype i = 0; i < widths.size(); ++i)
            widths[i] += static_cast<int>(left * claims.at(i).weight / weights);
    }
    scaleTo(widths, textWidth);
    return widths;
}

int estimatedLines(const TableRow& row, const ColumnSet& columns, const QList<int>& widths) {
    qsizetype most = 1;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const qsizetype perLine = std::max(1, (widths.at(i) - padding) / characterWidth);
        const TableCell cell = cellAt(row, columns.at(i));
        const bool together = cell.content == CellContent::Names;
        qsizetype letters = 0;
        qsizetype lines = 0;
        for (const QString& item : cell.items) {
            letters += item.size() + 2;
            lines += (item.size() + perLine - 1) / perLine + item.count(u'\n');
        }
        most = std::max(most, together ? letters / perLine + 1 : lines);
    }
    return static_cast<int>(std::min<qsizetype>(most, 1'000'000));
}

} // namespace sheaf
