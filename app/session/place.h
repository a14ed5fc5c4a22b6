#pragma once

#include "coding/passage.h"
#include "coding/source.h"

#include <QList>
#include <QString>

namespace sheaf {

/// The passage a position lies in; the last one before it if it lies between two; null for an empty list. O(log
/// passages).
[[nodiscard]] const Passage* passageAt(const QList<Passage>& passages, qsizetype position);

/// Where in its source a passage stands, for people: `p. 3, ¶ 12`, `Lead 4, 00:12:36`, `¶ 7`. Names the speaker unless
/// `anonymous`.
[[nodiscard]] QString placeIn(const Passage& passage, bool anonymous = false);

/// `00:12:36`; empty for a negative time.
[[nodiscard]] QString clockTime(qint64 ms);

} // namespace sheaf
