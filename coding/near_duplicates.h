#pragma once

#include <QByteArray>
#include <QStringView>

#include <array>
#include <optional>

namespace sheaf {

/// A text's mark of fixed size, by which two texts are compared without reading either again.
struct TextSketch {
    static constexpr size_t bins = 256;
    static constexpr quint32 empty = 0xFFFFFFFF; ///< no run of words fell into the bin
    std::array<quint32, bins> smallest;          ///< of the hashes in each bin

    TextSketch() { smallest.fill(empty); }
    friend bool operator==(const TextSketch&, const TextSketch&) = default;
};

/// The sketch of the runs of five words in a text; case, punctuation and white space do not matter. The same on every
/// machine. Cost: O(length).
/// Source: Li, Owen and Zhang, One Permutation Hashing (2012).
[[nodiscard]] TextSketch sketchOf(QStringView text);

/// How much two texts have in common: about the share of their runs of five words that are in both, 0 to 1, give or
/// take 0.06. 0 if either has no words. A changed word changes five runs: 0.8 still means that nearly all is the same.
[[nodiscard]] double resemblance(const TextSketch& first, const TextSketch& second);

/// 1,025 bytes, to be kept beside the source; the first says how the sketch was made.
[[nodiscard]] QByteArray bytesFromSketch(const TextSketch& sketch);
/// Nothing if the bytes are no sketch, or one that was made in another way.
[[nodiscard]] std::optional<TextSketch> sketchFromBytes(const QByteArray& bytes);

} // namespace sheaf
