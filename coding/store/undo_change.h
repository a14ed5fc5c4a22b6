#pragma once

#include "coding/history.h"
#include "coding/store/project_file.h"

namespace sheaf {

/// Takes changes back and makes them again, from what the journal keeps. Each is a unit of work of its own, so that the
/// history grows and nothing is forgotten.
///
/// Errors: NotFound (nothing to undo; no such revision), InvalidArgument (not a change, or undone already),
///         ChangedSince (a row is no longer as the change left it: the message says who changed it, when and how; or
///         something added since builds on it). After an error nothing has changed.
/// Cost:   O(rows of the change).
class UndoChange {
public:
    explicit UndoChange(ProjectFile& project) : m_project(&project) {}

    /// Of this coder the latest change that stands; by `coder` name.
    [[nodiscard]] Result<HistoryEntry> undoLast(const QString& coder);
    /// Any change, whoever made it; `coder` is who undoes it.
    [[nodiscard]] Result<HistoryEntry> undo(qint64 revision, const QString& coder);
    /// The change of this coder that was undone last, unless the coder has changed something since.
    [[nodiscard]] Result<HistoryEntry> redoLast(const QString& coder);

private:
    enum class Direction { Back, Again };
    [[nodiscard]] Result<HistoryEntry> play(const HistoryEntry& change, Direction direction, const QString& coder);
    ProjectFile* m_project;
};

} // namespace sheaf
