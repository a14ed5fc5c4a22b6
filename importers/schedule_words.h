#pragma once

#include <QList>
#include <QString>
#include <QStringView>

namespace sheaf {

/// A word of a question, as questions are compared.
struct ScheduleWord {
    QString stem;         ///< folded and without its ending, or the idea it stands for: `deliv`, `=obstacle`
    bool isLoose = false; ///< says the idea among much else: `hard` for an obstacle

    friend bool operator==(const ScheduleWord&, const ScheduleWord&) = default;
};

/// The words that say what a question is about. What every question is made of is left out (`could you tell me`, `let
/// us turn to`); words and turns of phrase that interviewers use for the same thing count as one idea (`proud of` is an
/// achievement, `where you are` is local). English; of other languages, the words themselves. Cost: O(text).
[[nodiscard]] QList<ScheduleWord> scheduleWords(QStringView text);

} // namespace sheaf
