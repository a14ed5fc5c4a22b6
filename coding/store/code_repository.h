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
    /// Sets kind, colour, definition, rules, example and questions of a code; name, parent and position stay.
    [[nodiscard]] Result<void> describe(const UnitOfWork& work, const Code& code);
    /// Replaces the review questions that a code answers. Errors: NotFound.
    [[nodiscard]] Result<void> setQuestions(const UnitOfWork& work, CodeId id, const QList<CodeId>& questions);

private:
    ProjectFile* m_project;
};

} // namespace sheaf
