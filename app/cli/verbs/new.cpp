#include "app/cli/command_line.h"
#include "app/cli/verbs.h"

#include <QFileInfo>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString title;
    QString templateName = u"blank"_s;
};

Result<ExitStatus> makeProject(const Arguments& arguments) {
    const QString title = arguments.title.isEmpty() ? QFileInfo(arguments.project).completeBaseName() : arguments.title;
    const auto review = Review::create(arguments.project, title, arguments.templateName);
    if (!review)
        return failure(review);
    printNote(u"made %1"_s.arg(arguments.project));
    return AllDone;
}

} // namespace

void addNew(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("new", "Makes a project")
        .required("project", arguments->project, "The file to make, such as review.sheaf")
        .optional("--title", arguments->title, "Its title; the file's name if left out")
        .choice("--template", arguments->templateName, Review::templates(), "What it starts with")
        .does([arguments] { return makeProject(*arguments); });
}

} // namespace sheaf::cli
