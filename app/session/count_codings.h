#pragma once

#include "app/session/review.h"
#include "coding/statistics.h"
#include "coding/table.h"

namespace sheaf {

/// How codes are used, as values and as tables. With `below`, of that code and all that lies below it.
///
/// Cost: one read of all codings without their words.
class CountCodings {
public:
    explicit CountCodings(const Review& review) : m_review(&review) {}

    [[nodiscard]] Result<QList<CodeStatistics>> codes(std::optional<CodeId> below = {}) const;
    /// In the order of Review::sources(); counts only codings of what lies below.
    [[nodiscard]] Result<QList<SourceStatistics>> sources(std::optional<CodeId> below = {}) const;
    /// Of the code's children, each with all below it; itself, if it has none. Of the whole codebook each by itself.
    [[nodiscard]] Result<Cooccurrence> together(std::optional<CodeId> below = {}) const;

    [[nodiscard]] Result<Table> codesTable(std::optional<CodeId> below = {}) const;
    /// Lists interviews by their titles: for the team's own eyes.
    [[nodiscard]] Result<Table> sourcesTable(std::optional<CodeId> below = {}) const;
    [[nodiscard]] Result<Table> togetherTable(std::optional<CodeId> below = {}) const;

private:
    const Review* m_review;
};

} // namespace sheaf
