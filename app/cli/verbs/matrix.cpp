#include "app/cli/command_line.h"
#include "app/cli/table_output.h"
#include "app/cli/verbs.h"
#include "app/session/synthesise.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString rows = u"site"_s;
    QString columns;
    QString cells = u"count"_s;
    QString output;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> makeMatrix(const Arguments& arguments) {
    const auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto columns = findCode(*review, arguments.columns);
    if (!columns)
        return failure(columns);
    const MatrixCells cells = arguments.cells == u"quotes" ? MatrixCells::Quotations : MatrixCells::Count;
    const auto table = Synthesise(*review).matrixTable(*columns, cells);
    if (!table)
        return failure(table);
    return putTable(*table, arguments.project, arguments.output, arguments.format);
}

} // namespace

void addMatrix(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("matrix", "The narrative synthesis matrix: sites by review questions, themes or any codes")
        .required("project", arguments->project, "The project file")
        .choice("--rows", arguments->rows, {u"site"_s}, "What the rows are")
        .required("--columns", arguments->columns, "A code whose children are the columns, such as “Review questions”")
        .choice("--cells", arguments->cells, {u"count"_s, u"quotes"_s}, "What the cells hold (count)")
        .optional("-o,--output", arguments->output, "The file to write: .csv, .html or .docx")
        .format(arguments->format)
        .does([arguments] { return makeMatrix(*arguments); });
}

} // namespace sheaf::cli
