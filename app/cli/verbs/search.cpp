#include "app/cli/command_line.h"
#include "app/cli/search_output.h"
#include "app/cli/verbs.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString query;
    int limit = 20;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> search(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto answer = SearchPassages(*review).run(arguments.query, arguments.limit);
    if (!answer)
        return failure(answer);
    putHits(*answer, arguments.query, arguments.format);
    return AllDone;
}

} // namespace

void addSearch(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("search", "Finds passages: words, \"a phrase\", stab*, AND OR NOT, brackets, NEAR/6, ADJ/3")
        .required("project", arguments->project, "The project file")
        .required("query", arguments->query, "What to search for")
        .number("--limit", arguments->limit, "How many passages to give (20)")
        .format(arguments->format)
        .does([arguments] { return search(*arguments); });
}

} // namespace sheaf::cli
