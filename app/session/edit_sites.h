#pragma once

#include "app/session/review.h"

#include <QString>

namespace sheaf {

/// The documents expected of sites. Sites come in with their attributes: see EditAttributes.
class EditSites {
public:
    explicit EditSites(Review& review) : m_review(&review) {}

    /// CSV with columns site, type, and optionally column, period, reason. Sites that are not there yet are added.
    /// Replaces what was expected before.
    [[nodiscard]] Result<int> importExpectedCsv(const QString& path);

    /// Says why a document that is expected of a site may be missing. `column` is of the register; `period` tells apart
    /// what stands in one column. Errors: NotFound (the hint lists what is expected), Ambiguous (the hint lists the
    /// periods), InvalidArgument (period).
    struct Gap {
        QString site;
        QString column;
        QString period = {};
    };
    [[nodiscard]] Result<void> explain(const Gap& gap, const QString& reason);

private:
    Review* m_review;
};

} // namespace sheaf
