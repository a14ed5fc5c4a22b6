#pragma once

#include "coding/text_range.h"

#include <QString>

#include <optional>
#include <vector>

namespace sheaf {

/// A stretch that two texts have in common: `from` in the one, as many units from `to` on in the other.
struct KeptRun {
    TextRange from;
    qsizetype to = 0;

    [[nodiscard]] constexpr TextRange target() const { return {to, to + from.length()}; }
};

/// What of a text is kept in a corrected one, and where: lines are compared first, words inside the changed ones.
///
/// Units:   UTF-16 code units. Line ends are LF; a run never starts or ends inside a grapheme cluster.
/// Errors:  none. Where two blocks are too long and too different to compare, all of the block counts as replaced.
/// Threads: pure; an alignment may be read from several threads.
/// Cost:    O(text) where little was changed; bounded by O(text × log text) plus a small constant for each changed
/// word,
///          in time and memory, whatever the texts.
/// Source:  the words and lines of a block are matched by dtl: Wu, Manber, Myers, An O(NP) Sequence Comparison
/// Algorithm.
class TextAlignment {
public:
    TextAlignment(const QString& from, const QString& to);

    /// In order, in both texts; they neither overlap nor touch in both.
    [[nodiscard]] const std::vector<KeptRun>& runs() const { return m_runs; }

    /// Where the unit at `at` is now (where the unit before `at` ends now); nothing if that unit is not kept. The two
    /// differ where something was inserted at `at`. Cost: O(log runs), as for the following two.
    [[nodiscard]] std::optional<qsizetype> mapStart(qsizetype at) const;
    [[nodiscard]] std::optional<qsizetype> mapEnd(qsizetype at) const;

    /// Where the whole range is now; nothing unless all of it was kept in one unbroken run, or if it is empty.
    [[nodiscard]] std::optional<TextRange> map(TextRange range) const;
    /// The same, from the new text to the old.
    [[nodiscard]] std::optional<TextRange> mapBack(TextRange range) const;

private:
    std::vector<KeptRun> m_runs;
};

/// How many words two texts have in common, in order: 2 × common / (words of the one + words of the other), 0 to 1.
/// Where neither holds a word, their punctuation and blanks count instead. Cost: as an alignment.
[[nodiscard]] double wordSimilarity(QStringView one, QStringView other);

[[nodiscard]] int wordCount(QStringView text);

} // namespace sheaf
