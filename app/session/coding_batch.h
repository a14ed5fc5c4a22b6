#pragma once

#include "app/session/code_passages.h"

#include <QHash>

namespace sheaf {

class UnitOfWork;

/// A source's text, with what tells whether it is still the current one when something is written.
struct ReadText {
    SourceId source;
    TextRevisionId revision;
    QString text;
};

/// `wanted`: that revision, else the current one. Errors: NotFound.
[[nodiscard]] Result<ReadText>
readText(const Review& review, SourceId source, std::optional<TextRevisionId> wanted = {});
/// To be asked within a unit of work. Errors: ChangedSince.
[[nodiscard]] Result<void> checkCurrent(const Review& review, const ReadText& read);

/// The texts that are coded in one go, each read once.
class TextsToCode {
public:
    explicit TextsToCode(const Review& review) : m_review(&review) {}

    /// Good until the next call. Errors: NotFound.
    [[nodiscard]] Result<const ReadText*> of(SourceId source);
    /// To be asked within a unit of work. Errors: ChangedSince (any of them).
    [[nodiscard]] Result<void> checkCurrent() const;

private:
    const Review* m_review;
    QHash<SourceId, ReadText> m_texts;
};

/// A coding that is not stored yet, without coder. Precondition: the range fits the text.
[[nodiscard]] Coding codingOf(CodeId code, const ReadText& read, TextRange range, const CodingDetails& details);

/// Of what is wanted, adds what no coding of the unit's coder with the same code contains; with `dryRun`, only says
/// which. The caller commits. Errors: ChangedSince (one of the texts).
[[nodiscard]] Result<CodePassages::Applied>
addUncoded(Review& review, const UnitOfWork& work, QList<Coding> wanted, const TextsToCode& texts, bool dryRun);

} // namespace sheaf
