#pragma once

#include "coding/identifiers.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

#include <QDateTime>
#include <QList>

namespace sheaf {

/// Somebody said that a passage which was suggested for a code is none of its evidence.
struct RejectedSuggestion {
    CodeId code;
    PassageId passage;
    CoderId coder; ///< who said so first
    QDateTime at;  ///< UTC
};

/// Suggestions that were rejected, so that they are not made again, whoever asks. They go with their code, also where
/// it is merged into another, which means something else. A corrected text has other passages, which may be suggested.
class RejectedSuggestionRepository {
public:
    explicit RejectedSuggestionRepository(ProjectFile& project) : m_project(&project) {}

    /// What is rejected already stays as it is. Errors: NotFound (no such code or passage).
    [[nodiscard]] Result<void> reject(const UnitOfWork& work, CodeId code, const QList<PassageId>& passages);
    /// Errors: NotFound (it was not rejected).
    [[nodiscard]] Result<void> takeBack(const UnitOfWork& work, CodeId code, PassageId passage);

    /// By passage, ascending. Cost: O(rejections of the code).
    [[nodiscard]] Result<QList<RejectedSuggestion>> of(CodeId code) const;

private:
    ProjectFile* m_project;
};

} // namespace sheaf
