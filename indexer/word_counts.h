#pragma once

#include "coding/word_statistics.h"
#include "indexer/analysis.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sheaf {

class Stemmer;

/// What counts as one word.
enum class WordForm {
    Folded, ///< as analyse() folds it: `Leaders` and `leaders` are one, `leader` is another
    Stem,   ///< by the stem of the text's language; languages that share a stem share the count
};

/// Words that lists leave out: those of a text, one a line or in any other way.
class StopWords {
public:
    StopWords() = default;
    explicit StopWords(QStringView text);
    [[nodiscard]] bool holds(const Token& token) const { return m_folded.contains(token.folded); }

private:
    std::unordered_set<std::string> m_folded;
};

/// How often each word occurs in texts that are given one after the other.
///
/// Threads: belongs to the thread that counts with it.
/// Cost:    memory O(vocabulary), whatever the length of the texts; a look-up a word.
class WordCounts {
public:
    explicit WordCounts(WordForm form) : m_form(form) {}

    /// Starts the next passage. `language` is a BCP 47 tag, as sources have it.
    void startPassage(const QString& language);
    /// Counts a word of it. `text`: what the token's range counts in.
    void count(QStringView text, const Token& token);
    /// Counts it among all words, but under no name: a stop word.
    void countUnlisted() { ++m_words; }

    struct Counted {
        qint64 count = 0;
        qint64 passages = 0;
    };
    [[nodiscard]] qint64 words() const { return m_words; } ///< all that were counted
    [[nodiscard]] Counted of(const std::string& key) const;
    /// Under which key a token of the current passage counts.
    [[nodiscard]] const std::string& keyOf(const Token& token) const;

    struct Listed {
        std::string key;
        QString word; ///< as it is written most often, in lower case and without soft hyphens
        Counted counted;
    };
    /// Those that occur at least `least` times, in no particular order.
    [[nodiscard]] std::vector<Listed> listed(qint64 least) const;
    /// Likewise, most frequent first, then by their letters.
    [[nodiscard]] QList<WordFrequency> frequencies(qint64 least = 1) const;

private:
    struct Entry {
        Counted counted;
        qint64 lastPassage = -1;
        std::vector<std::pair<std::string, qint64>> spellings; // other than the key, at most mostSpellings
    };
    static QString commonestSpelling(const std::string& key, const Entry& entry);

    WordForm m_form;
    Stemmer* m_stemmer = nullptr; // of the current passage
    qint64 m_words = 0;
    qint64 m_passage = -1;
    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace sheaf
