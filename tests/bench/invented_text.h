#pragma once

#include "coding/text_range.h"

#include <QList>
#include <QString>

#include <random>

namespace sheaf::bench {

/// Numbers from a seed, the same on every machine: the standard fixes the engine, and the mapping is our own (that of
/// std::uniform_int_distribution differs between libraries). Draw one at a time: compilers order arguments as they
/// like.
class SeededNumbers {
public:
    explicit SeededNumbers(quint64 seed) : m_engine(seed) {}
    /// From 0 to `end`, without it. Small numbers are a hair more likely, by less than one in 2^40 here.
    [[nodiscard]] qsizetype below(qsizetype end) {
        return static_cast<qsizetype>(m_engine() % static_cast<quint64>(end));
    }
    [[nodiscard]] qsizetype between(qsizetype first, qsizetype last) { return first + below(last - first + 1); }
    [[nodiscard]] bool oneIn(qsizetype times) { return below(times) == 0; }

private:
    std::mt19937_64 m_engine;
};

/// A text of words that mean nothing, in passages of 300 to 900 UTF-16 units, an LF between two.
struct InventedText {
    QString text;
    QList<TextRange> passages;
    QList<QList<TextRange>> sentences; ///< of each passage, without the blanks between them
};

[[nodiscard]] QString inventedWord(SeededNumbers& numbers);

/// At least `length` units, and less than a passage more; empty for 0. A few in a hundred words hold a combining mark,
/// or bear an emoji behind them.
[[nodiscard]] InventedText inventText(SeededNumbers& numbers, qsizetype length);

} // namespace sheaf::bench
