#include "app/cli/command_line.h"
#include "app/cli/table_output.h"
#include "app/cli/verbs.h"
#include "app/session/edit_sites.h"
#include "app/session/synthesise.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString expected;
    QString output;
    bool forTeam = false;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> makeRegister(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    if (!arguments.expected.isEmpty()) {
        if (const auto expected = EditSites(*review).importExpectedCsv(arguments.expected); !expected)
            return failure(expected);
    }
    const auto table = Synthesise(*review).registerTable(
        arguments.forTeam ? Synthesise::RegisterFor::Team : Synthesise::RegisterFor::Report);
    if (!table)
        return failure(table);
    const auto put = putTable(*table, arguments.project, arguments.output, arguments.format);
    if (put)
        printNote(table->subtitle);
    return put;
}

} // namespace

void addRegister(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("register", "Documents held against documents expected")
        .required("project", arguments->project, "The project file")
        .optional("--expected", arguments->expected, "CSV of what is expected: site, type, and column, period, reason")
        .optional("-o,--output", arguments->output, "The file to write: .csv, .html or .docx")
        .flag("--for-team", arguments->forTeam, "Also which sites were interviewed; not for a report")
        .format(arguments->format)
        .does([arguments] { return makeRegister(*arguments); });
}

} // namespace sheaf::cli
