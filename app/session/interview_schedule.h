#pragma once

#include "coding/code_tree.h"

#include <QList>

namespace sheaf {

/// A question that the leads are asked, and the review questions that its answers speak to.
struct ScheduledQuestion {
    int number = 0; ///< from 1
    CodeId code;    ///< by which the codebook has it
    QString topic;
    QString wording; ///< topic and definition
    QList<CodeId> reviewQuestions;
};

/// The schedule of a review: the codes right below one named `Interview schedule` whose names start with a number, as
/// in `3 Delivery of practice elements`. By number; empty if the codebook has none. Cost: O(codes).
[[nodiscard]] QList<ScheduledQuestion> interviewSchedule(const CodeTree& codes);

} // namespace sheaf
