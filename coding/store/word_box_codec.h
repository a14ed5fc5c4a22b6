#pragma once

#include "coding/passage.h"

#include <QByteArray>
#include <QList>

namespace sheaf {

/// Packs the word boxes of one page: about 6 bytes a word after compression, where a row of its own would take 60.
/// Positions keep a hundredth of a point. The page's number is not part of it.
[[nodiscard]] QByteArray packWordBoxes(const QList<WordBox>& boxes);

/// Empty if the bytes are not what packWordBoxes makes.
[[nodiscard]] QList<WordBox> unpackWordBoxes(const QByteArray& packed, int page);

} // namespace sheaf
