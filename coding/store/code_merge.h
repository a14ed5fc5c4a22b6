#pragma once

#include "coding/code.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

namespace sheaf {

/// Makes two codes one, so that nothing said with either is lost.
///
/// Codings of the merged code become codings of the other; where the same coder's coding stands at the same place
/// already, the two are joined and keep both memos. Codes below it move along; one whose name is there already is
/// merged in its turn. Links to review questions, memos, cells of the matrix and findings follow. What the two say
/// differently in their descriptions is kept as a memo on the code that stays.
class CodeMerge {
public:
    struct Report {
        int moved = 0;   ///< codings that took the other code
        int joined = 0;  ///< codings that coincided with one of it
        int removed = 0; ///< codes that are gone
    };

    CodeMerge(ProjectFile& project, const UnitOfWork& work) : m_project(&project), m_work(&work) {}

    /// Errors: NotFound, InvalidArgument (the same code, or `into` lies below `from`).
    /// Cost:   O(codings of the merged codes).
    [[nodiscard]] Result<Report> merge(CodeId from, CodeId into);

private:
    struct Pair {
        Code from;
        Code into;
    };
    [[nodiscard]] Result<QList<Pair>> pairs(CodeId from, CodeId into) const;
    [[nodiscard]] Result<void> moveChildren(const Pair& pair);
    [[nodiscard]] Result<void> moveCodings(const Pair& pair, Report& report);
    [[nodiscard]] Result<void> moveQuestions(const Pair& pair);
    [[nodiscard]] Result<void> moveCells(const Pair& pair);
    [[nodiscard]] Result<void> moveRows(const QString& table, const QString& column, const Pair& pair);
    [[nodiscard]] Result<void> keepDescription(const Pair& pair);
    [[nodiscard]] Result<QList<qint64>> rows(const QString& statement, const QVariantList& values) const;

    ProjectFile* m_project;
    const UnitOfWork* m_work;
};

} // namespace sheaf
