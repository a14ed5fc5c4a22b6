#pragma once

#include "app/session/review.h"

#include <QString>

namespace sheaf {

/// Adds to the codebook.
class EditCodebook {
public:
    explicit EditCodebook(Review& review) : m_review(&review) {}

    /// Errors: InvalidArgument (name), AlreadyExists, NotFound (parent).
    [[nodiscard]] Result<CodeId>
    add(const QString& name, std::optional<CodeId> parent, CodeKind kind, const QString& definition = {});

    struct CsvReport {
        int added = 0;
        int updated = 0;
    };
    /// Columns path, and any of kind, colour, definition, include, exclude, example, questions (numbers, names or paths
    /// of review questions, `;` between). Codes that are there already (same path) are described anew, as far as the
    /// file has columns. All or nothing. Errors: Unreadable, Damaged, InvalidArgument, NotFound (parent, question),
    /// Ambiguous (question); the message names the row.
    [[nodiscard]] Result<CsvReport> importCsv(const QString& path);
    [[nodiscard]] Result<CsvReport> importCsv(const QByteArray& bytes, const QString& nameForErrors);
    /// The same columns back.
    [[nodiscard]] Result<QByteArray> exportCsv() const;

private:
    Review* m_review;
};

} // namespace sheaf
