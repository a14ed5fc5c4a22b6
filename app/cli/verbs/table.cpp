#include "app/cli/command_line.h"
#include "app/cli/table_output.h"
#include "app/cli/verbs.h"
#include "app/session/synthesise.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString rows;
    QString by;
    QString title;
    QString output;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> makeTable(const Arguments& arguments) {
    const auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto rows = findCode(*review, arguments.rows);
    if (!rows)
        return failure(rows);
    std::optional<CodeId> by;
    if (!arguments.by.isEmpty()) {
        const auto found = findCode(*review, arguments.by);
        if (!found)
            return failure(found);
        by = *found;
    }
    auto table = Synthesise(*review).thematicTable(*rows, by);
    if (!table)
        return failure(table);
    if (!arguments.title.isEmpty())
        table->title = arguments.title;
    return putTable(*table, arguments.project, arguments.output, arguments.format);
}

} // namespace

void addTable(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("table", "A thematic table: each row a feature, each cell the sites that show it")
        .required("project", arguments->project, "The project file")
        .required("--rows", arguments->rows, "A code whose children are the rows")
        .optional(
            "--by", arguments->by, "A code whose children are the columns; a site counts where a passage bears both")
        .optional("--title", arguments->title, "Its title; else made from the codes")
        .optional("-o,--output", arguments->output, "The file to write: .csv, .html or .docx")
        .format(arguments->format)
        .does([arguments] { return makeTable(*arguments); });
}

} // namespace sheaf::cli
