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

private:
    Review* m_review;
};

} // namespace sheaf
