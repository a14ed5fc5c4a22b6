#pragma once

#include "app/session/review.h"
#include "coding/audit.h"

#include <QDateTime>

namespace sheaf {

/// How the review was done, for those who check it: every change and what is held, in the six classes of an audit
/// trail.
class AuditTrail {
public:
    explicit AuditTrail(Review& review) : m_review(&review) {}

    /// A report names no confidential source: each is "an interview", whatever its title was at the time, and what a
    /// search was for is left out, since it may quote one. The team's own copy has the history's words as they are.
    enum class For { Report, Team };
    /// Changes from `since` on and before `until`; null: all. Cost: one walk through the journal.
    [[nodiscard]] Result<Table> table(For audience, const QDateTime& since = {}, const QDateTime& until = {}) const;

private:
    [[nodiscard]] Result<QList<AuditCount>> counts() const;
    Review* m_review;
};

} // namespace sheaf
