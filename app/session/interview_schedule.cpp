#include "app/session/interview_schedule.h"

#include "coding/name_folding.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

QList<ScheduledQuestion> interviewSchedule(const CodeTree& codes) {
    static const QRegularExpression numbered(u"\\A\\s*(\\d{1,3})[.):]?\\s+(.+)\\z"_s);
    QList<ScheduledQuestion> schedule;
    for (const Code& root : codes.inOrder()) {
        if (foldedName(root.name) != foldedName(u"Interview schedule"_s))
            continue;
        for (const CodeId child : codes.children(root.id)) {
            const Code& code = *codes.byId(child);
            const auto match = numbered.match(code.name);
            if (!match.hasMatch())
                continue;
            const QString topic = match.captured(2).trimmed();
            schedule.append(
                {.number = match.captured(1).toInt(),
                 .code = code.id,
                 .topic = topic,
                 .wording = code.definition.isEmpty() ? topic : topic + u". "_s + code.definition,
                 .reviewQuestions = code.questions});
        }
    }
    std::ranges::stable_sort(schedule, {}, &ScheduledQuestion::number);
    return schedule;
}

} // namespace sheaf
