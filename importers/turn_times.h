#pragma once

#include "coding/passage.h"

#include <QList>
#include <QStringList>

namespace sheaf {

/// What is odd about the times of the turns, a line for each: that they go back, start again from the beginning, or
/// repeat. Several voices of one caption share its time: `mayShare` leaves repetitions out.
[[nodiscard]] QStringList oddTimes(const QList<Passage>& passages, bool mayShare);

} // namespace sheaf
