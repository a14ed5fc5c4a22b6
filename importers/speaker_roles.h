#pragma once

#include "coding/passage.h"

#include <QList>
#include <QStringView>

namespace sheaf {

/// The role that a speaker's label says by itself: `I`, `INT`, `Interviewer 2`, `MOD`, `Q` ask; `P1`, `R`,
/// `Respondent`, `B` (German transcripts), `A` answer. Unknown for a name.
[[nodiscard]] SpeakerRole roleFromLabel(const QString& label);

/// Sets the role of every turn from what its speaker's label says, else from how all speak.
///
/// By behaviour the interviewer is the one whose turns hold questions far more often than the others' and are shorter;
/// who speaks first tips the balance. Where labels or behaviour point to an interviewer, the others are interviewees;
/// where nothing does, everybody stays Unknown. In a focus group one asks and the others answer.
///
/// `text` is what the passages' ranges lie in. Pure. Cost: O(text).
void assignSpeakerRoles(QList<Passage>& passages, QStringView text);

} // namespace sheaf
