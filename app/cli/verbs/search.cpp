#include "app/cli/command_line.h"
#include "app/cli/keyword_output.h"
#include "app/cli/search_output.h"
#include "app/cli/verbs.h"

#include <algorithm>
#include <limits>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString query;
    int limit = 20;
    bool kwic = false;
    QString sort;
    int words = 8;
    OutputFormat format = OutputFormat::Text;
};

/// All matches are put in order, and then the first are given.
Result<ExitStatus> concordance(Review& review, const Arguments& arguments) {
    const auto answer = SearchPassages(review).run(arguments.query, std::numeric_limits<int>::max());
    if (!answer)
        return failure(answer);
    if (!answer->isComplete)
        printNote(u"sheaf: warning: another program is indexing just now; there may be more"_s);
    const auto order = keywordOrderFromWord(arguments.sort).value_or(KeywordOrder::Rank);
    const auto lines = keywordsInContext(answer->passages, order, arguments.words);
    putKeywords(lines.first(std::min<qsizetype>(arguments.limit, lines.size())), lines.size(), arguments.format);
    return AllDone;
}

Result<ExitStatus> search(const Arguments& arguments) {
    if (!arguments.kwic && !arguments.sort.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"--sort goes with --kwic"_s);
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    if (arguments.kwic)
        return concordance(*review, arguments);
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
        .number("--limit", arguments->limit, "How many passages to give, or matches (20)")
        .flag("--kwic", arguments->kwic, "A line for each match, with the words around it")
        .choice(
            "--sort", arguments->sort, {u"rank"_s, u"keyword"_s, u"before"_s, u"after"_s},
            "With --kwic: by what lines are ordered (rank)")
        .number("--words", arguments->words, "With --kwic: how many words on either side (8)")
        .format(arguments->format)
        .does([arguments] { return search(*arguments); });
}

} // namespace sheaf::cli
