#pragma once

#include "app/session/review.h"
#include "coding/carry_anchor.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace sheaf {

struct NewText;
class UnitOfWork;

/// A coding whose place in the source's corrected text nobody is sure of. It keeps its code, its quotation and its
/// range in the earlier text until somebody says where it belongs now.
struct AnchorInDoubt {
    Coding coding;
    TextRange suggestion; ///< in the current text; empty if there is none
    QString suggested;    ///< the text there
    double similarity = 0;
    QString reason;
};

struct RevisionReport {
    Source source;   ///< as it is now
    int exactly = 0; ///< codings carried over, by how sure it is: see coding/carry_anchor.h
    int byContext = 0;
    int byAlignment = 0;
    QList<CodingId> inDoubt;
    QStringList warnings; ///< of reading the file
};

/// Installs corrected texts of sources, and carries the codings over.
class ReviseSource {
public:
    explicit ReviseSource(Review& review, QString reason = {}) : m_review(&review), m_reason(std::move(reason)) {}

    /// Reads the file as an import does and makes its text the source's. Title, site, type, period and confidentiality
    /// stay. One unit of work, which can be undone.
    /// Errors: NotFound, AlreadyExists (this file is held already), ChangedSince (another correction came in
    /// meanwhile), and as reading and importing a file.
    [[nodiscard]] Result<RevisionReport> run(SourceId source, const QString& path);
    /// The same with a text that was read before, and with what else is to be written in the same unit of work.
    [[nodiscard]] Result<RevisionReport>
    run(SourceId source, NewText text, const std::function<Result<void>(const UnitOfWork&)>& also = {});

private:
    Review* m_review;
    QString m_reason;
};

/// The queue of codings that wait for somebody to say where they belong.
class ReviewAnchors {
public:
    explicit ReviewAnchors(Review& review) : m_review(&review) {}

    /// By source and position in the earlier text. Cost: an alignment for each pair of texts concerned.
    [[nodiscard]] Result<QList<AnchorInDoubt>> inDoubt(std::optional<SourceId> source = {}) const;
    /// Takes the suggestion, or a range of the current text. Where the coder's coding of that code stands there
    /// already, the two become one. Errors: NotFound, InvalidArgument (not in doubt; no suggestion; not a range).
    [[nodiscard]] Result<Coding> accept(CodingId coding);
    /// `inText`: the text that the range was chosen in, if it may not be the current one any more. Errors: also
    /// ChangedSince.
    [[nodiscard]] Result<Coding> place(CodingId coding, TextRange range, std::optional<TextRevisionId> inText = {});
    /// Errors: NotFound, InvalidArgument (not in doubt).
    [[nodiscard]] Result<void> remove(CodingId coding);

private:
    [[nodiscard]] Result<Coding> put(const Coding& coding, TextRange range, TextRevisionId revision);
    Review* m_review;
};

} // namespace sheaf
