#pragma once

#include "coding/result.h"
#include "tests/bench/invented_text.h"

#include <QStringList>

#include <vector>

namespace sheaf::bench {

/// Words that mean nothing, by how often they are used: the nth 1/n times as often as the first, as in real texts.
class RankedWords {
public:
    explicit RankedWords(int count);
    [[nodiscard]] const QString& at(qsizetype rank) const { return m_words[rank]; } ///< from 0
    [[nodiscard]] const QString& any(SeededNumbers& numbers) const;

private:
    QStringList m_words;
    std::vector<double> m_upTo; // sums of 1/n
};

inline constexpr int rankedWordCount = 50'000;
inline constexpr int passagesPerSource = 300;

/// Makes a project for measuring searches: `passages` of 20 to 40 ranked words, 300 a source, of 100 sites, a third of
/// the sources interviews; `codings` of whole passages with 80 codes. Same on every machine but for GUIDs and times.
[[nodiscard]] Result<void> generateSearchProject(const QString& path, int passages, int codings);

} // namespace sheaf::bench
