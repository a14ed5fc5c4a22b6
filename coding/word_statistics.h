#pragma once

#include <QString>

namespace sheaf {

// What is said of words when texts are counted: values, and the formulas behind their figures. All pure, all O(1).

/// How often a word occurs.
struct WordFrequency {
    QString word; ///< as it is written most often, in lower case
    qint64 count = 0;
    qint64 passages = 0; ///< in which it occurs
    double perTenThousand = 0;
};

/// A word that is more frequent in a set of texts than in the rest.
struct KeyTerm {
    QString word;
    qint64 count = 0;         ///< in the set
    qint64 passages = 0;      ///< of the set in which it occurs: a word of one passage says little about the set
    qint64 rest = 0;          ///< occurrences in the rest
    double logLikelihood = 0; ///< how sure it is that the two differ
    double logRatio = 0;      ///< how much: 1 is twice as frequent, 2 four times
};

/// A word that stands near another more often than chance would have it.
struct Collocate {
    QString word;
    qint64 together = 0;          ///< occurrences within the window; one between two nodes counts once
    qint64 before = 0;            ///< of these, those whose nearest node follows
    qint64 after = 0;             ///< those whose nearest node stands before; `before + after == together`
    qint64 count = 0;             ///< all occurrences in the texts
    double logLikelihood = 0;     ///< how sure it is that they attract each other
    double mutualInformation = 0; ///< how much, in bits: 1 is twice as often as by chance
};

/// A word counted in two parts of all words.
struct WordContingency {
    qint64 inside = 0;       ///< occurrences of the word in the part looked at
    qint64 insideWords = 0;  ///< all words of that part
    qint64 outside = 0;      ///< occurrences elsewhere
    qint64 outsideWords = 0; ///< all words elsewhere
};

/// G², the log-likelihood ratio of the table of two by two: 2 Σ observed × ln(observed / expected). 0 where nothing is
/// expected. With one degree of freedom, 3.84 is p = 0.05, 6.63 p = 0.01, 15.13 p = 0.0001, for one word tested alone:
/// over a whole vocabulary it is for ranking. Precondition: inside <= insideWords, outside <= outsideWords.
/// Source: Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19 (1),
/// 1993, 61–74.
[[nodiscard]] double logLikelihood(const WordContingency& word);

/// The binary logarithm of how many times more frequent, relatively, the word is inside than outside; a count of 0
/// outside is taken as one half. Precondition: inside, insideWords and outsideWords are above 0.
/// Source: Hardie, Log Ratio: an informal introduction, ESRC Centre for Corpus Approaches to Social Science, 2014.
[[nodiscard]] double logRatio(const WordContingency& word);

/// MI: the binary logarithm of observed over expected inside, if the word fell anywhere alike. Rare words reach high
/// values by chance, so a least frequency goes with it. Precondition: as of logRatio, but outside may be empty.
/// Source: Church and Hanks, Word association norms, mutual information, and lexicography, Computational Linguistics 16
/// (1), 1990, 22–29; expected counts as in Evert, Corpora and collocations, 2008, section 4.
[[nodiscard]] double mutualInformation(const WordContingency& word);

} // namespace sheaf
