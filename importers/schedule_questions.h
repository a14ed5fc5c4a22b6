#pragma once

#include "coding/passage.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace sheaf {

/// A question of an interview schedule.
struct ScheduleQuestion {
    int number = 0; ///< from 1
    QString text;   ///< its wording, or its topic in a few words
};

/// Finds the turns in which an interviewer asks a question of the schedule, and sets `question` there and on every turn
/// after it, until the next that is recognised. Turns before the first stay 0, as does everything if no turn's role is
/// Interviewer.
///
/// A question is recognised by its number (`question three`, `Q3`), or by words it shares with the schedule, weighted
/// by how few of the schedule's questions have them, in proportion to all that the schedule's question and the sentence
/// asked say. Going back to a question already asked, or past one not yet asked, needs more than going on to the next;
/// a yes-or-no question that shares a single word is taken for a probe.
///
/// `text` is what the passages' ranges lie in. Pure. Cost: O(text of the interviewer × questions).
void recogniseQuestions(QList<Passage>& passages, QStringView text, const QList<ScheduleQuestion>& questions);

} // namespace sheaf
