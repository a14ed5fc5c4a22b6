#pragma once

#include "coding/text_range.h"

#include <QList>
#include <QString>

namespace sheaf {

/// A piece of a passage that shows why it was found.
struct Snippet {
    QString text;            ///< as it stands in the passage; the marks of omission are the caller's to draw
    QList<TextRange> ranges; ///< the matches in it, in UTF-16 code units of `text`
    TextRange window;        ///< where it stands in the passage, in UTF-16 code units
    bool isCutBefore = false;
    bool isCutAfter = false;
};

/// The stretch of at most about `length` UTF-16 code units that holds most of the matches (the first such), with some
/// text before and after them, cut between words and never within a character as people see it. A word or a match
/// longer than `length` is cut between characters. Without matches: the beginning.
///
/// Units:   `matches` in UTF-16 code units of `text`, in order, without overlaps, as Query::match gives them; those
/// that do not fit
///          the text are ignored. A match that the cut meets is shortened to what is visible.
/// Threads: pure. Cost: O(text), some 10 µs for a paragraph: make snippets for the rows that show.
[[nodiscard]] Snippet snippetAround(const QString& text, const QList<TextRange>& matches, qsizetype length = 240);

} // namespace sheaf
