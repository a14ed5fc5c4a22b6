#pragma once

#include "coding/progress.h"
#include "coding/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace sheaf {

/// A backup of a review, as people choose one.
struct ReviewBackup {
    QString name;
    QDateTime madeAt; ///< UTC
    qint64 revision = 0;
    qint64 bytes = 0;
};

struct RestoredReview {
    ReviewBackup backup;
    QString presentKeptAs; ///< path of the state before; empty if there was none to keep
    qint64 revision = 0;   ///< the review's now
};

/// Backups of a review: the newest three that were sound, in a folder beside it. See coding/store/backup.h.
///
/// Threads: any; nothing is shared with a Review that is open. The window runs make() in the background.
/// Errors:  NotFound, Damaged, Busy, ReadOnly, Cancelled.
class BackUp {
public:
    explicit BackUp(const QString& projectPath) : m_path(projectPath) {}

    [[nodiscard]] QString folder() const;
    [[nodiscard]] QList<ReviewBackup> list() const; ///< newest first
    /// None: this state has a backup already.
    [[nodiscard]] Result<std::optional<ReviewBackup>> make(const CancelToken& cancel = {}) const;
    /// By name, or the newest that is sound. Errors: also ChangedSince (another project lies there), NewerFormat.
    [[nodiscard]] Result<RestoredReview>
    restore(const QString& name = {}, const QString& coder = {}, const CancelToken& cancel = {}) const;

private:
    QString m_path;
};

} // namespace sheaf
