#pragma once

#include "coding/text_range.h"

#include <QStringView>

#include <memory>
#include <vector>

namespace sheaf {

/// A stretch of a text that a comparison takes as one: a word, a run of blanks, a punctuation mark, an emoji.
struct WordToken {
    TextRange range;
    bool isWord = false; ///< holds a letter, a digit or a symbol; blanks and punctuation do not
};

/// Cuts texts into words as ICU does for no language in particular. Making one costs more than cutting a sentence.
///
/// Threads: one splitter, one thread.
/// Errors:  where ICU's data is missing, a text is one token, and every place the edge of a cluster.
class WordSplitter {
public:
    WordSplitter();
    ~WordSplitter();
    WordSplitter(const WordSplitter&) = delete;
    WordSplitter& operator=(const WordSplitter&) = delete;

    /// Every unit of the text, in order. No token parts a grapheme cluster. Cost: O(text).
    [[nodiscard]] std::vector<WordToken> tokens(QStringView text);

    /// The range, made longer where it would part a grapheme cluster. Precondition: it fits. Cost: O(cluster).
    [[nodiscard]] TextRange wholeClusters(QStringView text, TextRange range);

private:
    struct Iterators;
    std::unique_ptr<Iterators> m_iterators;
};

} // namespace sheaf
