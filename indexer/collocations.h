#pragma once

#include "coding/result.h"
#include "indexer/word_counts.h"

#include <span>

namespace sheaf {

/// The words that stand near a word, the node, in texts that are given one after the other.
///
/// Near is at most `window` word positions away, within one passage. As surface co-occurrence is counted: every word
/// that is no node falls inside or outside the windows, once, even where windows overlap; nodes themselves fall in
/// neither. Expected counts are those of a word that falls anywhere alike.
/// Source: Evert, Corpora and collocations, in: Lüdeling and Kytö (eds), Corpus Linguistics, 2008, sections 3 and 4.
///
/// Threads: belongs to the thread that counts with it. Cost: memory O(vocabulary).
class CollocationCounts {
public:
    /// The node is a word, or several in a row. Errors: InvalidArgument (no word; a window of less than 1 or more than
    /// mostWindow words).
    [[nodiscard]] static Result<CollocationCounts> of(const QString& node, int window, WordForm form);
    static constexpr int mostWindow = 50;

    /// Adds a passage, or part of one: words that stand next to each other in `tokens` count as neighbours.
    void add(QStringView text, std::span<const Token> tokens, const QString& language, const StopWords& stopWords = {});

    [[nodiscard]] qint64 nodes() const { return m_nodes; } ///< occurrences of the node
    /// Those that occur near it at least `least` times and more often than by chance; the surest first
    /// (logLikelihood), with the strength of the bond (mutualInformation).
    [[nodiscard]] QList<Collocate> collocates(qint64 least = 3) const;

private:
    CollocationCounts(std::vector<Token> node, int window, WordForm form);
    [[nodiscard]] std::vector<bool> markNodes(std::span<const Token> tokens);

    std::vector<Token> m_node;
    qsizetype m_window;
    qint64 m_nodes = 0;
    WordCounts m_all; // of words that are no node
    WordCounts m_before;
    WordCounts m_after;
};

} // namespace sheaf
