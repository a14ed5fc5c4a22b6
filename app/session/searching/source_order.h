#pragma once

#include "app/session/search_passages.h"

#include <cstdint>
#include <span>

namespace sheaf {

struct SourceOrdered {
    QList<PassageId> passages;    ///< of the page
    QList<HitsOfSource> bySource; ///< of all
};

/// A page of passages, as sources are listed and within each as its text runs; those of texts that no source has (any
/// more) are left out. `passages`: numbers, ascending. Cost: O(passages + sources).
[[nodiscard]] Result<SourceOrdered>
inSourceOrder(const Review& review, std::span<const std::uint32_t> passages, qsizetype offset, qsizetype limit);

} // namespace sheaf
