#include "indexer/spelling.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace sheaf {
namespace {

constexpr double pricePerEdit = 100;

std::u32string codePoints(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).toStdU32String();
}

int limitFor(std::size_t letters) {
    if (letters <= 2)
        return 0;
    return letters <= 4 ? 1 : 2;
}

} // namespace

int editDistance(std::u32string_view a, std::u32string_view b, int limit) {
    const auto [shorter, longer] = std::minmax({a.size(), b.size()}); // by value: the other form binds to what is gone
    if (longer - shorter > static_cast<std::size_t>(limit))
        return limit + 1;
    // Row i holds the distances of a's first i letters to each beginning of b.
    std::vector<int> beforeLast(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(beforeLast, last);
        std::swap(last, row);
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int exchanged = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({exchanged, last[j] + 1, row[j - 1] + 1});
            const bool isSwapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (isSwapped)
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        if (std::ranges::min(row) > limit && std::ranges::min(last) > limit)
            return limit + 1;
    }
    return std::min(row.back(), limit + 1);
}

SpellingSuggestions::SpellingSuggestions(std::string_view word, std::size_t most)
    : m_word(codePoints(word)), m_limit(limitFor(m_word.size())), m_most(most) {}

void SpellingSuggestions::consider(std::string_view word, std::uint64_t frequency) {
    const auto bytes = static_cast<std::size_t>(m_limit) * 4;
    if (m_limit == 0 || m_most == 0 || word.size() > m_word.size() * 4 + bytes)
        return;
    const int distance = editDistance(m_word, codePoints(word), m_limit);
    if (distance == 0 || distance > m_limit)
        return;
    Candidate candidate{static_cast<double>(frequency) / std::pow(pricePerEdit, distance), std::string(word)};
    const auto isBetter = [](const Candidate& a, const Candidate& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
    };
    m_best.insert(std::ranges::upper_bound(m_best, candidate, isBetter), std::move(candidate));
    if (m_best.size() > m_most)
        m_best.pop_back();
}

std::vector<std::string> SpellingSuggestions::best() const {
    std::vector<std::string> words;
    for (const Candidate& candidate : m_best)
        words.push_back(candidate.word);
    return words;
}

} // namespace sheaf
