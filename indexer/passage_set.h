#pragma once

#include "coding/identifiers.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sheaf {

/// Passages, as runs of their numbers: an import numbers the passages of a text one after the other, so a whole source
/// is one run. May name numbers that no passage has.
///
/// Threads: a value; reading is safe from any.
class PassageSet {
public:
    struct Run {
        std::uint32_t first = 0;
        std::uint32_t last = 0; ///< included

        friend auto operator<=>(const Run&, const Run&) = default;
    };

    PassageSet() = default;
    /// In any order, touching or overlapping as may be. Numbers outside 1 to 4,294,967,295 are not passages and left
    /// out. Cost: O(n log n).
    explicit PassageSet(std::vector<Run> runs);
    [[nodiscard]] static PassageSet of(std::span<const PassageId> passages);

    /// Ascending; between two runs at least one number is missing.
    [[nodiscard]] std::span<const Run> runs() const { return m_runs; }
    [[nodiscard]] bool isEmpty() const { return m_runs.empty(); }
    /// How many numbers it names. Cost: O(runs).
    [[nodiscard]] std::uint64_t size() const;
    /// Cost: O(log runs).
    [[nodiscard]] bool contains(PassageId passage) const;

    [[nodiscard]] PassageSet united(const PassageSet& other) const;
    [[nodiscard]] PassageSet intersected(const PassageSet& other) const;
    [[nodiscard]] PassageSet without(const PassageSet& other) const;

    friend bool operator==(const PassageSet&, const PassageSet&) = default;

private:
    std::vector<Run> m_runs;
};

} // namespace sheaf
