#pragma once

#include <QList>

#include <algorithm>

namespace sheaf {

/// Where the cells of a table stand that reaches over several rows.
struct TableGrid {
    static constexpr int widest = 1000; ///< columns; further cells share the last

    int row = -1;
    int column = 0;
    QList<int> busyUntil; ///< for each column, the row from which it is free again

    void nextRow() {
        ++row;
        column = 0;
    }

    /// The column of the next cell.
    int place(int columns, int rows) {
        while (column < busyUntil.size() && busyUntil[column] > row)
            ++column;
        const int at = std::min(column, widest - 1);
        column = std::min(at + columns, widest);
        while (busyUntil.size() < column)
            busyUntil.append(0);
        for (int i = at; i < column; ++i)
            busyUntil[i] = row + rows;
        return at;
    }
};

} // namespace sheaf
