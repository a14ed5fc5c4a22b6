#pragma once

#include <QString>

#include <array>

namespace sheaf {

enum class NumberFormat {
    None,   ///< no number; what stands around it is still shown
    Bullet, ///< a mere sign, which says nothing
    Decimal,
    DecimalZero, ///< `07`
    LowerLetter, ///< after z comes aa, then bb, as word processors count
    UpperLetter,
    LowerRoman, ///< above 3,999 as decimal
    UpperRoman,
    Ordinal ///< `3rd`
};

[[nodiscard]] QString formattedNumber(qsizetype number, NumberFormat format);

inline constexpr int deepestList = 9;

/// How a list numbers the items of one level.
struct ListLevel {
    NumberFormat format = NumberFormat::Decimal;
    QString text = {};       ///< `%1.%2)`: the numbers of the levels with what stands around them
    int start = 1;           ///< of the first item
    int restartsAfter = -1;  ///< starts anew after an item of this level or above, from 0; -1 the level above; -2 never
    bool allDecimal = false; ///< the numbers of the levels above are written in decimal, however they look themselves
};

using ListLevels = std::array<ListLevel, deepestList>;

/// Counts the items of one list.
class ListCounter {
public:
    /// What is shown before the next item of the level, from 0 (a deeper one counts as the deepest); empty for bullets.
    [[nodiscard]] QString next(const ListLevels& levels, int level);
    /// The next item of the level gets this number.
    void startAt(int level, int number);
    /// The next item of the level is its first again.
    void restart(int level);

private:
    std::array<int, deepestList> m_counts = {};
    std::array<bool, deepestList> m_hasCounted = {};
};

} // namespace sheaf
