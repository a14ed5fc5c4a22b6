#pragma once

#include "app/session/code_passages.h"
#include "app/session/search_passages.h"

namespace sheaf {

/// A passage that may belong to a code.
struct Suggestion {
    FoundPassage found; ///< its matches are the words that say why
    QStringList why;    ///< those words as they stand in it, the ones that count most first
};

struct Suggestions {
    QList<Suggestion> suggestions; ///< best first
    QStringList words;             ///< what sets the code's passages apart, most characteristic first; folded
    bool isComplete = true;        ///< false while another process is indexing: there may be better ones
};

/// Suggests passages for a code by those that anybody has coded with it or with a code below it. All of it happens on
/// this machine, and the same project gives the same suggestions.
///
/// Not suggested are passages that share a character with such a coding, those that were rejected for the code,
/// headings, page furniture, and what an interviewer asks unless the code has such a turn. Codings in doubt count
/// nowhere.
class SuggestPassages {
public:
    explicit SuggestPassages(Review& review) : m_review(&review) {}

    /// Errors: NotFound (the code), InvalidArgument (nothing is coded with it), Cancelled, and those of
    /// SearchPassages::run(). Cost: of bringing the index up to date; then some 50 ms, and 0.4 µs for each passage of
    /// the project at the first call.
    [[nodiscard]] Result<Suggestions> run(CodeId code, qsizetype limit, const CancelToken& cancel = {}) const;

    /// Codes whole passages, as one change. Errors: NotFound (the code; a passage, perhaps of a text that was corrected
    /// since), InvalidArgument (page furniture), ChangedSince.
    [[nodiscard]] Result<CodePassages::Applied>
    accept(CodeId code, const QList<PassageId>& passages, const CodingDetails& details = {});
    /// Remembers for everybody that they are none of the code's, as one change. `coder`: name; empty: the review's.
    /// What was rejected before stays so; if all were, nothing is changed. Errors: NotFound (the code, a passage).
    [[nodiscard]] Result<void> reject(CodeId code, const QList<PassageId>& passages, const QString& coder = {});

private:
    Review* m_review;
};

} // namespace sheaf
