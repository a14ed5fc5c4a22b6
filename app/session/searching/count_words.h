#pragma once

#include "app/session/searching/text_scope.h"
#include "coding/progress.h"
#include "coding/word_statistics.h"

namespace sheaf {

/// What is counted apart.
enum class WordGrouping {
    None,
    Sites, ///< each site that has words in the scope
    Codes, ///< each code right below those of the scope, or below none; with what lies below it
};

/// What was found in one group of texts.
template <typename Found>
struct GroupOfWords {
    QString name = {}; ///< of the site, or path of the code; empty without grouping
    qint64 words = 0;  ///< all its words; of collocations, how often the node occurs
    QList<Found> found = {};
};

template <typename Found>
struct WordReport {
    QList<GroupOfWords<Found>> groups = {}; ///< sites by name, codes as the codebook has them
    int confidentialSources = 0;            ///< whose words were counted: the report is for the team
    QStringList notes = {};                 ///< of the scope's search, as of a SearchAnswer
};

/// Which words a part of a review uses. Words may be names of people: what is counted from interviews is for the team's
/// own eyes, as WordReport says.
///
/// Counts go over passages, without page furniture; codings in doubt count nowhere.
/// Errors: those of ScopedTexts::of; InvalidArgument (as each says), Cancelled.
/// Cost:   every text is read once, about 1 µs a word; memory of one text, and of the vocabulary for each group.
class CountWords {
public:
    explicit CountWords(Review& review) : m_review(&review) {}

    struct Asked {
        TextScope scope = {};
        WordGrouping by = WordGrouping::None;
        bool asWritten = false; ///< else words that share a stem are one
        QString stopWords = {}; ///< a text of words that are counted, but not listed
        qint64 least = 1;       ///< occurrences, for a word to be listed
    };

    /// The most frequent first.
    [[nodiscard]] Result<WordReport<WordFrequency>>
    frequencies(const Asked& asked, const CancelToken& cancel = {}, const ProgressSink& progress = {}) const;
    /// What sets the scope, or each group of it, apart from all other text of the review; the surest first.
    /// InvalidArgument: the scope is everything and nothing is counted apart; it holds no words; nothing is left beside
    /// it.
    [[nodiscard]] Result<WordReport<KeyTerm>>
    keyTerms(const Asked& asked, const CancelToken& cancel = {}, const ProgressSink& progress = {}) const;
    /// What stands at most `window` words from `node`; the surest first. InvalidArgument: node without a word, window.
    [[nodiscard]] Result<WordReport<Collocate>> collocations(
        const QString& node, int window, const Asked& asked, const CancelToken& cancel = {},
        const ProgressSink& progress = {}) const;

private:
    Review* m_review;
};

} // namespace sheaf
