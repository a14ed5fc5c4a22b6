#pragma once

#include "app/session/review.h"

#include <QString>
#include <QStringList>

namespace sheaf {

/// Changes the shape of the codebook: names, places, colours, merging, splitting, removing. Each call is one unit of
/// work, all or nothing, which can be undone; `reason` is kept in the history.
///
/// Errors: NotFound, AlreadyExists (a sibling of that name), InvalidArgument; and as each function says.
class RestructureCodebook {
public:
    explicit RestructureCodebook(Review& review, QString reason = {})
        : m_review(&review), m_reason(std::move(reason)) {}

    [[nodiscard]] Result<void> rename(CodeId code, const QString& name);
    /// Puts codes, with all below them, among the children of `parent` (none: the roots) in the order given, from
    /// `position` on (none: last).
    [[nodiscard]] Result<void>
    move(const QList<CodeId>& codes, std::optional<CodeId> parent, std::optional<int> position = {});
    /// `#RRGGBB`.
    [[nodiscard]] Result<void> recolour(const QList<CodeId>& codes, const QString& colour);
    /// Kind, definition, rules, example and questions. `seen` is the code as it was shown. Errors: ChangedSince.
    [[nodiscard]] Result<void> describe(const Code& code, const Code& seen);

    struct Merged {
        int moved = 0;   ///< codings that took the other code
        int joined = 0;  ///< codings that coincided with one of it; both memos are kept
        int removed = 0; ///< codes that are gone
    };
    [[nodiscard]] Result<Merged> merge(const QList<CodeId>& codes, CodeId into);

    /// A new code beside the old one, with its description, takes over these codings of it. Errors: InvalidArgument (no
    /// coding, or one of another code).
    [[nodiscard]] Result<CodeId> split(CodeId code, const QString& name, const QList<CodingId>& codings);
    /// The codings of a code whose quotations match a search. Errors: InvalidArgument (the query).
    [[nodiscard]] Result<QList<CodingId>> codingsMatching(CodeId code, const QString& query) const;

    /// What becomes of the codings of removed codes: nobody decides that for the caller.
    struct CodingsOfRemoved {
        bool areRemoved = false;
        std::optional<CodeId> moveTo = {};
    };
    /// Removes codes with all below them; returns the number of codings that were removed or moved. Errors:
    /// InvalidArgument if they have codings and neither was said; the message counts them.
    [[nodiscard]] Result<int> remove(const QList<CodeId>& codes, const CodingsOfRemoved& codings);

private:
    [[nodiscard]] Result<QString> namesOf(const QList<CodeId>& codes) const;
    Review* m_review;
    QString m_reason;
};

} // namespace sheaf
