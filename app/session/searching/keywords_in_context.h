#pragma once

#include "app/session/search_passages.h"

namespace sheaf {

/// What orders the lines of a concordance.
enum class KeywordOrder {
    Rank,    ///< as the search ranks their passages
    Keyword, ///< what was matched, then the words after it
    Before,  ///< the word before, then the second and third before
    After    ///< the word after, then the second and third
};
/// `rank`, `keyword`, `before`, `after`
[[nodiscard]] std::optional<KeywordOrder> keywordOrderFromWord(const QString& word);

/// One match of a search with what stands around it in its passage.
struct KeywordLine {
    SourceId source;
    QString sourceTitle;
    Passage passage;
    TextRange match; ///< in the source's text
    QString before;  ///< line breaks as blanks, here and in what follows
    QString keyword;
    QString after;
    bool isCutBefore = false; ///< the passage goes on
    bool isCutAfter = false;
};

/// A line for each match, with up to `words` words on either side, in order as ICU collates in `language` (BCP 47;
/// empty: English). Cost: O(text of the passages + lines × log lines).
[[nodiscard]] QList<KeywordLine>
keywordsInContext(const QList<FoundPassage>& passages, KeywordOrder order, int words = 8, const QString& language = {});

} // namespace sheaf
