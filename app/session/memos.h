#pragma once

#include "app/session/review.h"
#include "coding/memo.h"

namespace sheaf {

/// What reviewers noted on anything: the project, a site, a source, a passage, a code, a coding …
///
/// A coding's own memo is shown and changed like the others; it is known by the coding's number.
class Memos {
public:
    explicit Memos(Review& review) : m_review(&review) {}

    struct Entry {
        QString key;   ///< by which people and find() know it: `7`, or `coding:12` for a coding's own
        Memo memo;     ///< of a coding's own: id and guid are null, the times are the coding's
        QString on;    ///< `code:Themes/Trust`, `passage:12`: what subject() understands
        QString about; ///< the same for people: `Lead 4, ¶ 3`. Names sources, also confidential ones
        QString coder;
    };
    /// Those of codings last.
    [[nodiscard]] Result<QList<Entry>> all(std::optional<MemoSubject> on = {}, std::optional<CoderId> coder = {}) const;
    /// Errors: NotFound, InvalidArgument (no key).
    [[nodiscard]] Result<Entry> find(const QString& key) const;

    /// What is meant by `project`, `source:NAME`, `site:NAME`, `attribute:NAME`, `code:NAME`, `passage:NUMBER`,
    /// `coding:NUMBER`, `matrix cell:NUMBER`, `finding:NUMBER`. Errors: InvalidArgument, and as finding it says.
    [[nodiscard]] Result<MemoSubject> subject(const QString& kindAndName) const;

    /// Errors: NotFound, InvalidArgument (empty), AlreadyExists (the coding has a memo: edit that).
    [[nodiscard]] Result<Entry> add(MemoSubject on, const QString& text);
    /// `seen` is the memo as it was shown. Errors: NotFound, InvalidArgument (empty), ChangedSince (somebody has
    /// changed it meanwhile).
    [[nodiscard]] Result<void> edit(const Entry& seen, const QString& text);
    /// Errors: NotFound; of a coding's own also ChangedSince.
    [[nodiscard]] Result<void> remove(const Entry& seen);

private:
    [[nodiscard]] Result<void> describeCoding(const Memo& seen, const QString& text);
    Review* m_review;
};

} // namespace sheaf
