#pragma once

#include "coding/store/project_file.h"

namespace sheaf {

/// One change as a person sees it ("code 'Reciprocity' on Lead 4"): all of it is stored, or nothing.
///
/// Every write to a project happens between begin() and commit(). The change's line in the history, with who and when,
/// is part of the same transaction, and its number is the project's new revision. Without a commit, the destructor
/// undoes everything.
class UnitOfWork {
public:
    /// Waits its turn behind another writer. Errors: Busy, ReadOnly.
    static Result<UnitOfWork> begin(ProjectFile& project, const QString& what, CoderId coder = {});
    UnitOfWork(UnitOfWork&&) noexcept;
    UnitOfWork& operator=(UnitOfWork&&) = delete;
    ~UnitOfWork();

    /// The project's revision once this is committed.
    [[nodiscard]] qint64 revision() const { return m_revision; }
    /// Durable when it returns. Errors: ReadOnly (disk full): nothing has changed then.
    [[nodiscard]] Result<void> commit();

private:
    UnitOfWork(ProjectFile& project, qint64 revision);
    ProjectFile* m_project; // null once committed
    qint64 m_revision;
};

} // namespace sheaf
