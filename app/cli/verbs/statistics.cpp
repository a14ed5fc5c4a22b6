#include "app/cli/command_line.h"
#include "app/cli/table_output.h"
#include "app/cli/verbs.h"
#include "app/session/count_codings.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString what = u"codes"_s;
    QString codes;
    QString output;
    OutputFormat format = OutputFormat::Text;
};

Result<Table> tableOf(const Review& review, const QString& what, std::optional<CodeId> below) {
    const CountCodings count(review);
    if (what == u"sources")
        return count.sourcesTable(below);
    return what == u"co-occurrence" ? count.togetherTable(below) : count.codesTable(below);
}

Result<ExitStatus> showStatistics(const Arguments& arguments) {
    const auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    std::optional<CodeId> below;
    if (!arguments.codes.isEmpty()) {
        const auto found = findCode(*review, arguments.codes);
        if (!found)
            return failure(found);
        below = *found;
    }
    const auto table = tableOf(*review, arguments.what, below);
    if (!table)
        return failure(table);
    return putTable(*table, arguments.project, arguments.output, arguments.format);
}

} // namespace

void addStatistics(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb(
            "statistics", "How often and where codes are used, how much of each source is coded, what stands together")
        .required("project", arguments->project, "The project file")
        .choice(
            "what", arguments->what, {u"codes"_s, u"sources"_s, u"co-occurrence"_s},
            "What is counted (codes); sources lists interviews, too: for the team, not for a report")
        .optional("--codes", arguments->codes, "Only this code and those below it; of co-occurrence, its children")
        .optional("-o,--output", arguments->output, "The file to write: .csv, .html or .docx")
        .format(arguments->format)
        .does([arguments] { return showStatistics(*arguments); });
}

} // namespace sheaf::cli
