#pragma once

#include <QByteArray>

#include <compare>
#include <optional>
#include <vector>

namespace sheaf {

/// Numbers of rows that follow each other without a gap.
struct NumberRun {
    qint64 first = 0; ///< from 1
    qint64 last = 0;  ///< included

    friend auto operator<=>(const NumberRun&, const NumberRun&) = default;
};

/// Packs runs that ascend and do not overlap into a blob: lengths and gaps as varints (7 bits a byte, lowest first).
/// Numbers that stand alone cost about two bytes each.
[[nodiscard]] QByteArray packRuns(const std::vector<NumberRun>& runs);
/// Reads them back. None if the bytes are not of packRuns' making. Cost: O(bytes).
[[nodiscard]] std::optional<std::vector<NumberRun>> unpackRuns(const QByteArray& packed);

} // namespace sheaf
