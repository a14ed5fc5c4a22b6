#pragma once

#include "coding/code.h"
#include "coding/result.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace sheaf {

/// The codebook as a tree: who stands under whom, in which order, and which code a written name means.
///
/// Threads: immutable after construction; safe to read from several threads.
/// Cost:    construction O(n × depth); byId, children O(1); find O(n) in the number of codes.
class CodeTree {
public:
    CodeTree() = default;
    /// Codes whose parent is missing, or that stand in a loop, count as roots, so that nothing vanishes from view; what
    /// hangs below them stays there.
    explicit CodeTree(QList<Code> codes);

    /// Every code, parents before children, siblings by position: the order of the codebook.
    [[nodiscard]] const QList<Code>& inOrder() const { return m_codes; }
    [[nodiscard]] const Code* byId(CodeId id) const;
    [[nodiscard]] QList<CodeId> roots() const { return m_children.value(CodeId{}); }
    [[nodiscard]] QList<CodeId> children(CodeId parent) const { return m_children.value(parent); }
    /// The code itself and everything below it.
    [[nodiscard]] QSet<CodeId> withDescendants(CodeId id) const;
    /// All whose codings speak to a code: it, what lies below it, and the themes (with theirs) that answer any review
    /// question among these.
    [[nodiscard]] QSet<CodeId> answering(CodeId id) const;
    /// From the root down: `Review questions/2 Delivery and enablers`.
    [[nodiscard]] QString path(CodeId id) const;
    [[nodiscard]] int depth(CodeId id) const;

    /// The code a person means by a name or a path (case is ignored; a path may start anywhere in the tree).
    /// A full path wins over a name found deeper.
    /// Errors: NotFound (the hint names the nearest), Ambiguous (the hint lists the paths).
    [[nodiscard]] Result<CodeId> find(const QString& nameOrPath) const;

private:
    QList<Code> m_codes;
    QHash<CodeId, qsizetype> m_at;
    QHash<CodeId, QList<CodeId>> m_children; // roots under the invalid id
};

} // namespace sheaf
