#pragma once

#include "coding/progress.h"
#include "coding/result.h"

#include <QList>
#include <QString>

namespace sheaf {

/// Something in a review that is not as it must be.
struct ReviewFault {
    QString what; ///< one line; holds no words of a source
    QString table;
    qint64 row = 0;
    bool isMendable = false;
    bool isMended = false;
};

struct VerifiedReview {
    QList<ReviewFault> faults;
    qsizetype faultsNotListed = 0;
    qint64 revision = 0; ///< that was looked at; after repair, the one that mended
    qint64 texts = 0;
    qint64 passages = 0;
    qint64 originals = 0;
    qint64 codings = 0;
    qint64 citations = 0;
    qint64 codes = 0;
    qint64 changes = 0;
    qint64 indexed = 0; ///< passages in the search index

    [[nodiscard]] qsizetype left() const; ///< faults that are still there
};

/// Looks at a whole review, its project file and its search index, and mends what is derived. Takes a path: what is
/// looked for keeps a Review from opening.
///
/// Errors: NotFound, Damaged (not a project at all), NewerFormat, Busy, Cancelled; to repair also ReadOnly.
/// Cost:   reads everything; see coding/store/verification.h.
class VerifyReview {
public:
    explicit VerifyReview(const QString& path) : m_path(path) {}

    [[nodiscard]] Result<VerifiedReview> look(const CancelToken& cancel = {}, const ProgressSink& progress = {}) const;
    /// What is derived is mended as one change; an index that fits no more is made anew.
    [[nodiscard]] Result<VerifiedReview>
    repair(const CancelToken& cancel = {}, const ProgressSink& progress = {}, const QString& coder = {}) const;

private:
    QString m_path;
};

} // namespace sheaf
