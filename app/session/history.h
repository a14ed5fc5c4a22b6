#pragma once

#include "app/session/review.h"
#include "coding/history.h"

#include <QList>
#include <QString>

namespace sheaf {

/// A row that a change touched, in the words of the project's tables.
struct HistoryRow {
    QString table; ///< `coding`, `code` …
    qint64 id = 0;
    struct Field {
        QString column;
        QString before; ///< empty if the change added the row
        QString after;  ///< empty if the change removed it
    };
    QList<Field> fields;
    bool wasAdded = false;
    bool wasRemoved = false;
};

/// What was changed in a review, by whom, when and what for; taking it back and making it again.
class History {
public:
    explicit History(Review& review) : m_review(&review) {}

    /// Newest first.
    [[nodiscard]] Result<QList<HistoryEntry>> entries(const HistoryFilter& filter = {}) const;
    [[nodiscard]] Result<QList<HistoryRow>> rows(qint64 revision) const;
    /// What a name means: `code:Themes/Trust`, `source:Lead 4`, `site:Leeds`, `coding:12`.
    /// Errors: InvalidArgument (no such kind), and as finding it says.
    [[nodiscard]] Result<HistoryObject> find(const QString& kindAndName) const;
    /// Errors: NotFound; the hint lists who there is.
    [[nodiscard]] Result<CoderId> findCoder(const QString& name) const;

    /// What undo() and redo() of this coder would do next; the window writes it on its menu.
    [[nodiscard]] Result<std::optional<HistoryEntry>> nextUndo(const QString& coder) const;
    [[nodiscard]] Result<std::optional<HistoryEntry>> nextRedo(const QString& coder) const;

    /// Each returns the line that the history got. Errors: NotFound (nothing to undo; no such change), InvalidArgument
    /// (undone already, or not a change), ChangedSince (somebody changed the same thing since, or builds on it).
    [[nodiscard]] Result<HistoryEntry> undo(const QString& coder);
    [[nodiscard]] Result<HistoryEntry> undoChange(qint64 revision, const QString& coder);
    [[nodiscard]] Result<HistoryEntry> redo(const QString& coder);

private:
    Review* m_review;
};

} // namespace sheaf
