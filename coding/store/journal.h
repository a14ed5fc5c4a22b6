#pragma once

#include "coding/history.h"
#include "coding/store/project_file.h"
#include "coding/store/row_image.h"

#include <functional>

namespace sheaf {

/// A row of the project as a change found and left it.
struct JournalRow {
    QString table;
    qint64 id = 0;
    std::optional<Row> before; ///< none: the change added the row
    std::optional<Row> after;  ///< none: the change removed it; else as many columns as `before`
};

/// The project's history: every unit of work and the rows it changed.
///
/// Errors: of reading; Damaged where an image is not of our making.
class Journal {
public:
    explicit Journal(const ProjectFile& project) : m_project(&project) {}

    /// Newest first. Cost: O(entries given), with `object` O(changes of the object).
    [[nodiscard]] Result<QList<HistoryEntry>> entries(const HistoryFilter& filter = {}) const;
    /// Errors: NotFound.
    [[nodiscard]] Result<HistoryEntry> entry(qint64 revision) const;
    /// In the order they were changed in.
    [[nodiscard]] Result<QList<JournalRow>> rows(qint64 revision) const;
    /// Every row of a table that changed after a revision, newest first.
    [[nodiscard]] Result<void>
    eachRowAfter(qint64 revision, const QString& table, const std::function<void(const JournalRow&)>& take) const;

    /// Which tables each change touched: a line for each way a change touched one. Of memos and codes each row has its
    /// line, with its number; of other tables `id` is 0. Cost: one walk through the journal that reads no image.
    struct Touched {
        qint64 revision = 0;
        QString table;
        qint64 id = 0;
        QStringList columns;
        bool isUpdate = false; ///< neither added nor removed
    };
    [[nodiscard]] Result<QList<Touched>> touched() const;

    /// What undo() (redo()) would take back (make again) for this coder: the coder's latest change that stands; the
    /// change undone last, unless the coder has changed something since. Cost: O(1).
    [[nodiscard]] Result<std::optional<HistoryEntry>> nextUndo(CoderId coder) const;
    [[nodiscard]] Result<std::optional<HistoryEntry>> nextRedo(CoderId coder) const;

    /// Sources whose text the index has to look at again: added, taken away, or given another text or language after a
    /// revision.
    struct ChangedSource {
        SourceId source;
        bool isNew = false; ///< nothing of it was there at that revision
    };
    [[nodiscard]] Result<QList<ChangedSource>> sourcesChangedAfter(qint64 revision) const;

private:
    const ProjectFile* m_project;
};

} // namespace sheaf
