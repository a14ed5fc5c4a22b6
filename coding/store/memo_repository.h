#pragma once

#include "coding/memo.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

#include <QList>

namespace sheaf {

/// Memos on everything but codings, whose memo stands in their row (CodingRepository::describe).
class MemoRepository {
public:
    explicit MemoRepository(ProjectFile& project) : m_project(&project) {}

    /// Adds a memo by the coder of the unit of work. Errors: InvalidArgument (empty, or on a coding), NotFound (what
    /// it hangs on).
    [[nodiscard]] Result<MemoId> add(const UnitOfWork& work, MemoSubject on, const QString& text);
    /// `seen` is the memo as the caller knows it. Who wrote it first stays its writer; the journal knows who changed
    /// it. Errors: NotFound, InvalidArgument (empty), ChangedSince.
    [[nodiscard]] Result<void> edit(const UnitOfWork& work, const Memo& seen, const QString& text);
    /// Errors: NotFound.
    [[nodiscard]] Result<void> remove(const UnitOfWork& work, MemoId id);

    /// In the order they were written in.
    [[nodiscard]] Result<QList<Memo>> find(std::optional<MemoSubject> on = {}, std::optional<CoderId> coder = {}) const;
    [[nodiscard]] Result<Memo> byId(MemoId id) const;

    /// Whether what a memo would hang on is in the project; false for a coding.
    [[nodiscard]] static bool isThere(const QSqlDatabase& database, MemoSubject on);

private:
    ProjectFile* m_project;
};

} // namespace sheaf
