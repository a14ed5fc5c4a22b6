#include "app/cli/command_line.h"
#include "app/cli/verbs.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString source;
    QString range;
};

Result<ExitStatus> printText(const Arguments& arguments) {
    const auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto source = review->findSource(arguments.source);
    if (!source)
        return failure(source);
    const auto text = review->text(source->id);
    if (!text)
        return failure(text);
    if (arguments.range.isEmpty()) {
        print(*text);
        return AllDone;
    }
    const auto range = parseRange(arguments.range);
    if (!range)
        return failure(range);
    if (!range->fits(*text)) {
        return failure(
            ErrorCode::InvalidArgument, u"the range %1 is not in the text"_s.arg(arguments.range),
            u"the text has %1 UTF-16 units"_s.arg(text->size()));
    }
    print(range->in(*text).toString());
    return AllDone;
}

} // namespace

void addText(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("text", "Prints the text of a source, the one that all positions count in")
        .required("project", arguments->project, "The project file")
        .required("source", arguments->source, "Title, file name or number of the source")
        .optional("--range", arguments->range, "Only START:END, in UTF-16 units")
        .does([arguments] { return printText(*arguments); });
}

} // namespace sheaf::cli
