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

/// The words of a page as the store keeps them.
struct PackedPage {
    int page = 0;      ///< from 1
    TextRange covered; ///< from the first word's start to the last one's end
    QByteArray boxes;
};

/// By page. Most of what storing a long PDF costs: whoever reads on other threads packs there.
/// Threads: pure. Cost: 0.7 µs a word.
[[nodiscard]] QList<PackedPage> packPages(const QList<WordBox>& words);

} // namespace sheaf
