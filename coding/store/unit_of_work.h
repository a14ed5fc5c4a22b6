#pragma once

#include "coding/store/project_file.h"
#include "coding/store/row_image.h"

#include <memory>

namespace sheaf {

/// What the history says of a change, besides when.
struct Change {
    QString what;        ///< as a person sees it: `code “Reciprocity” on “Lead 4”`
    QString coder = {};  ///< who; empty: the project's coder()
    QString reason = {}; ///< what for, in the coder's words; may be empty
};

/// One change as a person sees it: all of it is stored, or nothing.
///
/// Every write to a project happens between begin() and commit(). The change's line in the history, with who, when and
/// what for, is part of the same transaction, and its number is the project's new revision. Rows that reviewers change
/// are written by insert(), update() and remove() only: they keep each row as it was and as it becomes in the journal,
/// from which the change can be undone. Without a commit, the destructor undoes everything.
///
/// `const` means what it means to a pen: writing does not change the unit itself.
/// Cost of a write: O(1), whatever the project's size.
class UnitOfWork {
public:
    /// Waits its turn behind another writer; adds the coder if new. Errors: Busy, ReadOnly.
    static Result<UnitOfWork> begin(ProjectFile& project, const Change& change);
    static Result<UnitOfWork> begin(ProjectFile& project, const QString& what) { return begin(project, Change{what}); }
    UnitOfWork(UnitOfWork&&) noexcept;
    UnitOfWork& operator=(UnitOfWork&&) = delete;
    ~UnitOfWork();

    /// The project's revision once this is committed.
    [[nodiscard]] qint64 revision() const;
    [[nodiscard]] CoderId coder() const; ///< who makes this change

    /// Adds a row; returns its number. A null text or null bytes are stored as empty ones, a null value as NULL.
    /// Errors: AlreadyExists, NotFound (what it refers to), InvalidArgument (a rule of the schema).
    [[nodiscard]] Result<qint64> insert(const QString& table, Row row) const;
    /// Sets some columns of a row. What is so already is left out, and a change of nothing is no entry in the journal.
    /// With `seen`, the columns as the caller knows them: what the caller leaves as it was seen stays as it is now.
    /// Errors: NotFound; with `seen` also ChangedSince if somebody has changed a column that is to be changed.
    [[nodiscard]] Result<void> update(const QString& table, qint64 id, const Row& changes, const Row& seen = {}) const;
    /// Errors: NotFound; also if something still refers to the row.
    [[nodiscard]] Result<void> remove(const QString& table, qint64 id) const;

    /// Durable when it returns. Errors: ReadOnly (disk full): nothing has changed then.
    [[nodiscard]] Result<void> commit();

private:
    friend class UndoChange;
    class Recorder;
    explicit UnitOfWork(std::unique_ptr<Recorder> recorder);
    std::unique_ptr<Recorder> m_recorder; // null once committed
    qint64 m_revision;
    CoderId m_coder;
};

} // namespace sheaf
