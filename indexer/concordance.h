#pragma once

#include "coding/text_range.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// A match with its context in three columns, as concordances are printed.
struct KeywordInContext {
    QString before = {};
    QString keyword = {};
    QString after = {};
    bool isCutBefore = false;
    bool isCutAfter = false;
};

/// A line of a concordance.
struct ConcordanceLine {
    qsizetype text = 0;   ///< whose line it is: the caller's number for the text
    TextRange match = {}; ///< in UTF-16 code units of the text
    KeywordInContext shown = {};
    QStringList wordsBefore = {}; ///< as written, the nearest first, at most contextWords
    QStringList wordsAfter = {};  ///< likewise
};

/// How many words of context on either side order a concordance.
inline constexpr qsizetype contextWords = 3;

/// A line for each match, with up to `width` words on either side; line breaks stay as they stand in the text.
///
/// Units:   `matches` in UTF-16 code units of `text`, in order, as Query::match gives them; those that do not fit the
///          text are left out. A word that a match cuts belongs to neither side.
/// Threads: pure. Cost: O(text + matches × width).
[[nodiscard]] QList<ConcordanceLine>
concordance(const QString& text, const QList<TextRange>& matches, qsizetype width = 10, qsizetype number = 0);

enum class ConcordanceOrder {
    AsGiven,
    Keyword, ///< by what was matched, then by the words after it
    Before,  ///< by the word before the match, then the second and third word before it
    After,   ///< by the word after it, then the second and third
};

/// Puts lines in order by words as ICU collates them in a language (BCP 47; empty: English), whatever their case.
/// Lines without context come first; those that are alike stay as they are. Cost: O(lines × log lines).
void sortConcordance(QList<ConcordanceLine>& lines, ConcordanceOrder order, const QString& language = {});

} // namespace sheaf
