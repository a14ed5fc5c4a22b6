#pragma once

#include "coding/progress.h"
#include "coding/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace sheaf {

/// A copy of a project as it was.
struct Backup {
    QString name;     ///< of the file: `2026-03-01T09-30-00Z-r120.sheaf`, in the order of time
    QDateTime madeAt; ///< UTC
    qint64 revision = 0;
    qint64 bytes = 0;
};

/// The backups of a project: whole copies in a folder beside it (`review.sheaf` → `review.sheaf-backups/`), readable by
/// their owner only, each looked at before it counts.
///
/// Threads: any; every call opens connections of its own, so that it can run beside a window that has the project open.
/// Errors:  NotFound, Damaged, Busy, ReadOnly (disk full, or a folder that takes no files).
class BackupFolder {
public:
    static constexpr qsizetype keptBackups = 3;

    explicit BackupFolder(const QString& projectPath) : m_project(projectPath) {}

    [[nodiscard]] QString path() const { return m_project + QStringLiteral("-backups"); }
    /// Newest first. Cost: reads the folder only.
    [[nodiscard]] QList<Backup> list() const;

    /// Copies the project, looks whether the copy is sound, and only then counts it and removes those that are older
    /// than the newest three. None: this revision has a backup already. Errors: Damaged if the copy is not sound; no
    /// backup is removed then. Cost: copies the file and reads the copy; writers are not kept waiting.
    [[nodiscard]] Result<std::optional<Backup>> make(const CancelToken& cancel = {}) const;

    /// What restore() did.
    struct Restored {
        Backup backup;
        QString presentKeptAs; ///< where the state before lies; empty if there was none
        qint64 revision = 0;   ///< the project's now: higher than any before
    };
    /// Puts the state of a backup (of the newest sound one) in the place of the project's: one change, which all who
    /// have the project open see. The backup is looked at first, the present state is backed up first; a project that
    /// can't be opened, or is too damaged to be backed up, is kept as `review.damaged-1.sheaf`. Numbers that were given
    /// since the backup are not given again, and the history gets a line.
    /// Errors: also NotFound (no such backup; no sound one), ChangedSince (what lies there is another project),
    ///         NewerFormat; nothing has changed then.
    [[nodiscard]] Result<Restored>
    restore(const QString& name = {}, const QString& coder = {}, const CancelToken& cancel = {}) const;

private:
    [[nodiscard]] Result<std::optional<Backup>> makeKeeping(const QString& kept, const CancelToken& cancel) const;
    [[nodiscard]] Result<void> makeFolder() const;
    [[nodiscard]] Result<Backup> chooseSound(const QString& name, const CancelToken& cancel) const;
    void removeOld(const QString& kept) const;

    QString m_project;
};

} // namespace sheaf
