#pragma once

#include "app/session/code_passages.h"
#include "app/session/interview_schedule.h"

namespace sheaf {

/// What somebody answered to a question of the interview schedule.
struct Answer {
    SourceId source;
    QString sourceTitle;
    int question = 0; ///< of the schedule
    Passage passage;
    QString text;
};

/// Answers in interviews, by the questions that were recognised when they were imported.
class Answers {
public:
    explicit Answers(Review& review) : m_review(&review) {}

    /// Turns that answer: all but the interviewer's own, from a recognised question on until the next. `question`: that
    /// one only. `sources`: in these only; empty: in all. By source, in the order of the text. Errors: NotFound (no
    /// such question in the schedule).
    [[nodiscard]] Result<QList<Answer>>
    find(std::optional<int> question = {}, const QList<SourceId>& sources = {}) const;

    /// Codes answers with the review questions that the schedule gives their question, as one change.
    /// Errors: NotFound (no such question), InvalidArgument (the schedule names no review question for any).
    [[nodiscard]] Result<CodePassages::Applied> codeToReviewQuestions(
        std::optional<int> question, const CodingDetails& details, bool dryRun, const QList<SourceId>& sources = {});

private:
    Review* m_review;
};

} // namespace sheaf
