#include "app/session/answers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

Result<QList<ScheduledQuestion>> scheduleOf(const Review& review, std::optional<int> question) {
    const auto codes = review.codes();
    if (!codes)
        return failure(codes);
    const QList<ScheduledQuestion> schedule = interviewSchedule(*codes);
    if (question && std::ranges::find(schedule, *question, &ScheduledQuestion::number) == schedule.end())
        return failure(
            ErrorCode::NotFound, u"the interview schedule has no question %1"_s.arg(*question),
            u"It is the codes below “Interview schedule”: sheaf codes lists them."_s);
    return schedule;
}

bool answers(const Passage& passage, std::optional<int> question) {
    return passage.kind == PassageKind::Turn && passage.question > 0 && passage.role != SpeakerRole::Interviewer &&
           (!question || passage.question == *question);
}

} // namespace

Result<QList<Answer>> Answers::find(std::optional<int> question, const QList<SourceId>& wanted) const {
    if (const auto schedule = scheduleOf(*m_review, question); !schedule)
        return failure(schedule);
    const auto sources = m_review->sources();
    if (!sources)
        return failure(sources);
    QList<Answer> found;
    for (const Source& source : *sources) {
        if (!wanted.isEmpty() && !wanted.contains(source.id))
            continue;
        const auto passages = m_review->passages(source.id);
        if (!passages)
            return failure(passages);
        if (std::ranges::none_of(*passages, [&](const Passage& passage) { return answers(passage, question); }))
            continue;
        const auto text = m_review->text(source.id);
        if (!text)
            return failure(text);
        for (const Passage& passage : *passages)
            if (answers(passage, question))
                found.append({source.id, source.title, passage.question, passage, passage.range.in(*text).toString()});
    }
    return found;
}

Result<CodePassages::Applied> Answers::codeToReviewQuestions(
    std::optional<int> question, const CodingDetails& details, bool dryRun, const QList<SourceId>& sources) {
    const auto schedule = scheduleOf(*m_review, question);
    if (!schedule)
        return failure(schedule);
    QHash<int, QList<CodeId>> codes;
    for (const ScheduledQuestion& scheduled : *schedule)
        if (!scheduled.reviewQuestions.isEmpty())
            codes.insert(scheduled.number, scheduled.reviewQuestions);
    if (codes.isEmpty() || (question && !codes.contains(*question)))
        return failure(
            ErrorCode::InvalidArgument, u"the interview schedule does not say which review questions are answered"_s,
            u"Link its codes to review questions, as the practice-review template does."_s);
    const auto found = find(question, sources);
    if (!found)
        return failure(found);
    QList<CodePassages::Stretch> stretches;
    for (const Answer& answer : *found)
        for (const CodeId code : codes.value(answer.question))
            stretches.append({code, answer.source, answer.passage.range});
    const QString what = question ? u"code the answers to question %1 of the schedule"_s.arg(*question)
                                  : u"code the answers to the schedule's questions"_s;
    return CodePassages(*m_review).codeStretches(what, stretches, details, dryRun);
}

} // namespace sheaf
