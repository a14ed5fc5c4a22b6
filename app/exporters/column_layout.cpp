#include "app/exporters/column_layout.h"

#include "app/exporters/cell_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sheaf {

namespace {

constexpr int characterWidth = 98;  // an average letter of 9 points, a little wide for bold headers
constexpr int padding = 240;        // both margins of a cell
constexpr int narrowestCount = 640; // "Count" columns hold a few digits
constexpr int narrowestText = 1050; // two short words
constexpr int longestWordKept = 15; // letters; longer words are broken
constexpr int longestNameKept = 26; // letters of a row's name that stay on one line if there is room
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

/// What a column asks for: no less than `least`, gladly `wanted`, and a share of the rest by `weight`.
struct Claim {
    int least = 0;
    int wanted = 0;
    double weight = 0;
};

Claim claimOf(const Table& table, qsizetype column) {
    const bool counts = isCountColumn(table, column);
    qsizetype word = longestWord(table.columns.value(column));
    qsizetype line = table.columns.value(column).size();
    qsizetype most = line;
    for (const TableRow& row : table.rows) {
        if (row.isGroup)
            continue;
        const TableCell cell = cellAt(row, column);
        qsizetype letters = 0;
        for (const QString& item : cell.items) {
            word = std::max(word, longestWord(item.left(2000)));
            line = std::max(line, item.size());
            letters += item.size() + 2;
        }
        most = std::max(most, letters);
    }
    const int floor = counts ? narrowestCount : narrowestText;
    const int least = std::max(floor, roomFor(std::min<qsizetype>(word, longestWordKept)));
    const bool names = column < table.headerColumns;
    const int wanted = names ? std::max(least, roomFor(std::min<qsizetype>(line, longestNameKept))) : least;
    const double weight = counts ? 0.0 : std::sqrt(static_cast<double>(std::clamp<qsizetype>(most, 12, 2000)));
    return {least, wanted, names ? weight / 2 : weight};
}

/// Makes widths that are too much, or too little, fill the page in proportion.
void scaleTo(QList<int>& widths, int textWidth) {
    const int sum = std::accumulate(widths.cbegin(), widths.cend(), 0);
    for (int& width : widths)
        width = std::max(1, static_cast<int>(static_cast<qint64>(width) * textWidth / std::max(sum, 1)));
    widths.back() += textWidth - std::accumulate(widths.cbegin(), widths.cend(), 0);
}

/// Raises the columns towards what they want, as far as the page goes.
int grantWishes(const QList<Claim>& claims, QList<int>& widths, int left) {
    for (qsizetype i = 0; i < claims.size() && left > 0; ++i) {
        const int more = std::min(left, claims.at(i).wanted - widths.at(i));
        widths[i] += more;
        left -= more;
    }
    return left;
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
        bodyWidth += isCountColumn(table, i) ? narrowestCount : narrowestText;

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
        widths.append(claims.constLast().least);
        weights += claims.constLast().weight;
    }
    int left = textWidth - std::accumulate(widths.cbegin(), widths.cend(), 0);
    left = grantWishes(claims, widths, left);
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
