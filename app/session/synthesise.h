#pragma once

#include "app/session/review.h"
#include "coding/matrix.h"
#include "coding/table.h"
#include "coding/thematic_table.h"

#include <QString>

namespace sheaf {

/// The tables of a review, each a plain value that the window draws and the exporters write.
///
/// Quotations of confidential sources name neither person nor site: they are pooled, masked, and placed as "a lead
/// interview".
class Synthesise {
public:
    explicit Synthesise(const Review& review) : m_review(&review) {}

    /// `columns` is a code whose children become the columns (itself, if it has none).
    [[nodiscard]] Result<Matrix> matrix(CodeId columns) const;
    [[nodiscard]] Result<Table> matrixTable(CodeId columns, MatrixCells cells) const;
    [[nodiscard]] Result<Table> thematicTable(CodeId rows, std::optional<CodeId> by) const;
    /// Each coding's quotation as a report words and places it, in the order given; one for a coding that is gone has
    /// no source.
    [[nodiscard]] Result<QList<QuotedPassage>> quotations(const QList<CodingId>& codings) const;
    /// For a report, unless it is for the team's own eyes: then interviews stand in their sites' rows, too.
    enum class RegisterFor { Report, Team };
    [[nodiscard]] Result<Table> registerTable(RegisterFor audience = RegisterFor::Report) const;
    [[nodiscard]] Result<Register> documentRegister() const;

private:
    const Review* m_review;
};

} // namespace sheaf
