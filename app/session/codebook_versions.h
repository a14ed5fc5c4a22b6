#pragma once

#include "app/session/review.h"
#include "coding/codebook_version.h"

namespace sheaf {

/// The codebook as it stood, under numbers and with reasons.
class CodebookVersions {
public:
    explicit CodebookVersions(Review& review) : m_review(&review) {}

    [[nodiscard]] Result<QList<CodebookVersion>> all() const;
    /// Errors: NotFound (the hint lists the numbers).
    [[nodiscard]] Result<CodebookVersion> find(int number) const;
    /// Keeps the codebook as it is now. Errors: InvalidArgument (no name, no reason).
    [[nodiscard]] Result<CodebookVersion> add(const QString& name, const QString& reason);
    /// Errors: NotFound.
    [[nodiscard]] Result<CodeTree> codebook(int number) const;
    /// What became of each code from one version to another; without `to`, to the codebook as it is now.
    [[nodiscard]] Result<QList<CodebookDifference>> compare(int from, std::optional<int> to = {}) const;

private:
    Review* m_review;
};

} // namespace sheaf
