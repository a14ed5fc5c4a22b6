#pragma once

#include "coding/text_range.h"

#include <map>

namespace sheaf {

/// Which stretches of one text are taken, so that thousands of ranges can be asked about.
///
/// Keeps those that lie in no other: their starts and ends ascend together. Cost: O(log ranges) for each call,
/// amortised.
class Stretches {
public:
    void add(TextRange range) {
        if (cover(range))
            return;
        auto next = m_endOfStart.lower_bound(range.start);
        while (next != m_endOfStart.end() && next->second <= range.end)
            next = m_endOfStart.erase(next);
        m_endOfStart.emplace(range.start, range.end);
    }
    /// Whether one of the ranges added contains this one. Ranges that only cover it together do not.
    [[nodiscard]] bool cover(TextRange range) const {
        const auto after = m_endOfStart.upper_bound(range.start);
        return after != m_endOfStart.begin() && std::prev(after)->second >= range.end;
    }

private:
    std::map<qsizetype, qsizetype> m_endOfStart;
};

} // namespace sheaf
