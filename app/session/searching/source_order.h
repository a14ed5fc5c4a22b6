#pragma once

#include "app/session/review.h"

#include <cstdint>
#include <span>

namespace sheaf {

/// A page of passages, as sources are listed and within each as its text runs; those of texts that no source has (any
/// more) are left out. `passages`: numbers, ascending. Cost: O(passages + sources).
[[nodiscard]] Result<QList<PassageId>>
inSourceOrder(const Review& review, std::span<const std::uint32_t> passages, qsizetype offset, qsizetype limit);

} // namespace sheaf
