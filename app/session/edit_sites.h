#pragma once

#include "app/session/review.h"

#include <QString>

namespace sheaf {

/// Sites, their attributes, and the documents expected of them.
class EditSites {
public:
    explicit EditSites(Review& review) : m_review(&review) {}

    /// CSV with a column `site`; every other column is an attribute. All or nothing. Returns the number of sites in the
    /// file.
    [[nodiscard]] Result<int> importCsv(const QString& path);
    /// CSV with columns site, type, and optionally column, period, reason. Sites that are not there yet are added.
    /// Replaces what was expected before.
    [[nodiscard]] Result<int> importExpectedCsv(const QString& path);

private:
    Review* m_review;
};

} // namespace sheaf
