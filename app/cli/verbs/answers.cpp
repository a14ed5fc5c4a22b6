#include "app/session/answers.h"

#include "app/cli/command_line.h"
#include "app/cli/verbs.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString coder;
    int question = 0;
    bool code = false;
    bool dryRun = false;
    OutputFormat format = OutputFormat::Text;
};

void show(const QList<Answer>& answers, OutputFormat format) {
    Listing listing{
        .columns = {
            {u"question"_s, u"QUESTION"_s},
            {u"source"_s, u"SOURCE"_s},
            {u"passage"_s, u"¶"_s},
            {u"text"_s, u"ANSWER"_s}}};
    for (const Answer& answer : answers)
        listing.rows.append(
            {{u"question"_s, answer.question},
             {u"source"_s, answer.sourceTitle},
             {u"passage"_s, answer.passage.ordinal},
             {u"speaker"_s, answer.passage.speaker},
             {u"start"_s, answer.passage.range.start},
             {u"end"_s, answer.passage.range.end},
             {u"text"_s, answer.text}});
    print(render(listing, format));
}

Result<ExitStatus> listAnswers(const Arguments& arguments, std::optional<int> question) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto answers = Answers(*review).find(question);
    if (!answers)
        return failure(answers);
    show(*answers, arguments.format);
    return AllDone;
}

Result<ExitStatus> codeAnswers(const Arguments& arguments, std::optional<int> question) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto coded = Answers(*review).codeToReviewQuestions(question, {.coder = arguments.coder}, arguments.dryRun);
    if (!coded)
        return failure(coded);
    printNote((arguments.dryRun ? u"%1 to code, %2 coded already"_s : u"%1 coded, %2 coded already"_s)
                  .arg(coded->codings.size())
                  .arg(coded->alreadyCoded));
    return AllDone;
}

Result<ExitStatus> answersOrCode(const Arguments& arguments) {
    if (arguments.question < 0 || (arguments.dryRun && !arguments.code))
        return failure(
            ErrorCode::InvalidArgument,
            arguments.question < 0 ? u"questions are numbered from 1"_s : u"--dry-run goes with --code"_s);
    const std::optional<int> question = arguments.question > 0 ? std::optional<int>(arguments.question) : std::nullopt;
    return arguments.code ? codeAnswers(arguments, question) : listAnswers(arguments, question);
}

} // namespace

void addAnswers(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("answers", "Lists what was answered to the questions of the interview schedule, or codes it")
        .required("project", arguments->project, "The project file")
        .number("--question", arguments->question, "Only to this question of the schedule")
        .flag("--code", arguments->code, "Codes the answers to the review questions that the schedule links")
        .flag("--dry-run", arguments->dryRun, "With --code: counts, and codes nothing")
        .optional("--coder", arguments->coder, "Who codes (your login name)")
        .format(arguments->format)
        .does([arguments] { return answersOrCode(*arguments); });
}

} // namespace sheaf::cli
