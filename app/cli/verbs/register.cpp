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
    EditSites::Gap gap;
    QString reason;
    bool forTeam = false;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> makeRegister(const Arguments& arguments) {
    auto review = arguments.expected.isEmpty() ? readReview(arguments.project) : openReview(arguments.project);
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

Result<ExitStatus> explainGap(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    if (auto explained = EditSites(*review).explain(arguments.gap, arguments.reason); !explained)
        return failure(explained);
    return AllDone;
}

} // namespace

void addRegister(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    auto verb = line.verb("register", "Documents held against documents expected, or why one is missing");
    verb.required("project", arguments->project, "The project file")
        .optional("--expected", arguments->expected, "CSV of what is expected: site, type, and column, period, reason")
        .optional("-o,--output", arguments->output, "The file to write: .csv, .html or .docx")
        .flag("--for-team", arguments->forTeam, "Also which sites were interviewed; not for a report")
        .format(arguments->format)
        .does([arguments] { return makeRegister(*arguments); });
    verb.verb("explain", "Says why a document is missing; an empty text takes the reason away")
        .required("--site", arguments->gap.site, "Of this site")
        .required("--column", arguments->gap.column, "The column of the register it is expected in")
        .optional("--period", arguments->gap.period, "Where several are expected there: 2018-10/2018-12")
        .required("reason", arguments->reason, "Why it is missing")
        .does([arguments] { return explainGap(*arguments); });
}

} // namespace sheaf::cli
