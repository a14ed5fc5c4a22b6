#pragma once

#include "coding/codebook_version.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

namespace sheaf {

/// Versions of the codebook. Only their revision is kept; what they held is read backwards out of the journal.
class CodebookVersionRepository {
public:
    explicit CodebookVersionRepository(ProjectFile& project) : m_project(&project) {}

    /// The codebook as this unit of work leaves it, under the next number. Errors: InvalidArgument (no name, no
    /// reason).
    [[nodiscard]] Result<CodebookVersion> add(const UnitOfWork& work, const QString& name, const QString& reason);
    [[nodiscard]] Result<QList<CodebookVersion>> all() const;
    /// Errors: NotFound (the hint lists the numbers).
    [[nodiscard]] Result<CodebookVersion> byNumber(int number) const;

    /// The codebook after a revision. Errors: NotFound (no such revision yet), Unsupported (of a time when the project
    /// did not keep what changes found). Cost: O(codes + changes of codes since).
    [[nodiscard]] Result<CodeTree> codebookAt(qint64 revision) const;

private:
    ProjectFile* m_project;
};

} // namespace sheaf
