#pragma once

#include <QStringView>

#include <algorithm>
#include <compare>

namespace sheaf {

/// A stretch of a source's text: half open, in UTF-16 code units, `0 <= start <= end <= text.size()`.
struct TextRange {
    qsizetype start = 0;
    qsizetype end = 0;

    [[nodiscard]] constexpr qsizetype length() const { return end - start; }
    [[nodiscard]] constexpr bool isEmpty() const { return end <= start; }
    [[nodiscard]] constexpr bool contains(TextRange other) const { return start <= other.start && other.end <= end; }
    /// True if the two share at least one code unit. Touching ranges do not overlap.
    [[nodiscard]] constexpr bool overlaps(TextRange other) const { return start < other.end && other.start < end; }
    [[nodiscard]] constexpr TextRange shifted(qsizetype by) const { return {start + by, end + by}; }
    [[nodiscard]] constexpr bool fits(QStringView text) const {
        return 0 <= start && start <= end && end <= text.size();
    }
    /// The text itself. Precondition: fits(text).
    [[nodiscard]] QStringView in(QStringView text) const { return text.sliced(start, length()); }

    friend constexpr auto operator<=>(const TextRange&, const TextRange&) = default;
};

} // namespace sheaf
