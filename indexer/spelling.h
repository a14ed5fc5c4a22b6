#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sheaf {

/// How many letters have to be put in, left out, exchanged, or swapped with their neighbour to make one word of another
/// (Damerau–Levenshtein, no letter touched twice); `limit + 1` where it is more than `limit`.
/// Cost: O(length of a × length of b), less where they differ much.
[[nodiscard]] int editDistance(std::u32string_view a, std::u32string_view b, int limit);

/// What somebody may have meant by a word that occurs nowhere. Fed with the words of an index one by one, so that none
/// of them need be kept.
///
/// Threads: none; one search, one instance. Cost: O(length) for each word considered; memory for the best few.
class SpellingSuggestions {
public:
    /// The word folded, in UTF-8 (see Token).
    explicit SpellingSuggestions(std::string_view word, std::size_t most = 3);

    /// A word that occurs, folded, and how often. Two letters may be wrong, in words of four letters or fewer one; none
    /// in words of one or two.
    void consider(std::string_view word, std::uint64_t frequency);

    /// Best first: one wrong letter more has to be made up for by a hundred times the frequency. Equally good ones in
    /// the order of their bytes.
    [[nodiscard]] std::vector<std::string> best() const;

private:
    struct Candidate {
        double weight = 0;
        std::string word;
    };
    std::u32string m_word;
    int m_limit;
    std::size_t m_most;
    std::vector<Candidate> m_best; // best first
};

} // namespace sheaf
