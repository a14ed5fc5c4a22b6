#pragma once

#include "coding/passage.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// Whether two labels may be one speaker's, mistyped or recognised wrongly: `BSRO6` and `BSR06`, `Ada Okafor` and
/// `Ada Okafr`, `Okafor, Ada` and `Ada Okafor`, other case or accents. Labels that differ in a number or in a lone
/// letter are meant to differ: `P1` and `P2`, `Speaker A` and `Speaker B`. Cost: O(product of the lengths), which are
/// cut at 100 code units.
[[nodiscard]] bool mayBeOneSpeaker(const QString& first, const QString& second);

/// A line for every two speakers of the turns that may be one, with how often each speaks. Nothing is merged. At most
/// the first 150 speakers are compared, and ten lines returned.
[[nodiscard]] QStringList similarSpeakers(const QList<Passage>& passages);

} // namespace sheaf
