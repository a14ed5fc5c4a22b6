#pragma once

#include "coding/code_tree.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

namespace sheaf {

/// The codebook.
class CodeRepository {
public:
    explicit CodeRepository(ProjectFile& project) : m_project(&project) {}

    [[nodiscard]] Result<CodeTree> tree() const;
    /// Adds a code as the last child of its parent; id, guid and position are set here; an empty colour gets the next
    /// of the palette. Errors: InvalidArgument (empty name, slash), AlreadyExists among its siblings after case
    /// folding, NotFound (parent).
    [[nodiscard]] Result<CodeId> add(const UnitOfWork& work, Code code);
    /// Sets kind, colour, definition, rules, example and questions of a code; name, parent and position stay. `seen` is
    /// the code as the caller knows it, if what others changed meanwhile is to be kept. Errors: NotFound, ChangedSince.
    [[nodiscard]] Result<void> describe(const UnitOfWork& work, const Code& code, const Code* seen = nullptr);
    /// Replaces the review questions that a code answers. Errors: NotFound.
    [[nodiscard]] Result<void> setQuestions(const UnitOfWork& work, CodeId id, const QList<CodeId>& questions);
    /// Errors: NotFound, InvalidArgument (empty name, slash), AlreadyExists among its siblings after case folding.
    [[nodiscard]] Result<void> rename(const UnitOfWork& work, CodeId id, const QString& name);
    /// Puts a code, with all below it, among the children of `parent` (none: the roots), at `position` from 0 (none:
    /// last). The siblings there are numbered anew. Errors: NotFound, InvalidArgument (below itself), AlreadyExists.
    [[nodiscard]] Result<void>
    place(const UnitOfWork& work, CodeId id, std::optional<CodeId> parent, std::optional<int> position = {});
    /// With its links to questions, its memos, and as evidence of findings. Errors: NotFound, InvalidArgument (it has
    /// codings, codes below it or cells of a matrix: what becomes of those is for the caller to say).
    [[nodiscard]] Result<void> remove(const UnitOfWork& work, CodeId id);

private:
    ProjectFile* m_project;
};

} // namespace sheaf
