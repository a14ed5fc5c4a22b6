#pragma once

#include "app/session/searching/passage_facts.h"

#include <QHash>

namespace sheaf {

struct HitsOfCodes {
    QHash<QString, qint64> ofPath; ///< a code's path → hits that it, or a code below it, is applied to
    qint64 uncoded = 0;            ///< hits that no code is applied to
};

/// Counts hits by the codes applied to them. `hits`: positions, ascending, none twice.
/// Cost: O(passages + codings × depth of the codebook). Precondition: the facts are caught up.
[[nodiscard]] Result<HitsOfCodes> countHitsOfCodes(const PassageFacts& facts, std::span<const std::uint32_t> hits);

} // namespace sheaf
