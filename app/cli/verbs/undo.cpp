#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/history.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    int steps = 1;
    int revision = -1;
    QString coder;
};

/// Takes steps until one fails; what was done before stays done.
Result<ExitStatus> takeSteps(const Arguments& arguments, Result<HistoryEntry> (History::*step)(const QString&)) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    History history(*review);
    const QString coder = arguments.coder.isEmpty() ? review->coder() : arguments.coder;
    for (int taken = 0; taken < arguments.steps; ++taken) {
        const auto done = (history.*step)(coder);
        if (!done && taken > 0) {
            printError(done.error());
            return SomeFailed;
        }
        if (!done)
            return failure(done);
        printNote(done->what);
    }
    return AllDone;
}

Result<ExitStatus> undoOne(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const QString coder = arguments.coder.isEmpty() ? review->coder() : arguments.coder;
    const auto done = History(*review).undoChange(arguments.revision, coder);
    if (!done)
        return failure(done);
    printNote(done->what);
    return AllDone;
}

} // namespace

void addUndo(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("undo", "Takes back your last change, or several")
        .required("project", arguments->project, "The project file")
        .number("steps", arguments->steps, "How many changes (1)")
        .number("--change", arguments->revision, "This change instead, whoever made it: a number of “sheaf history”")
        .optional("--coder", arguments->coder, "Whose changes, and in whose name (your login name)")
        .does([arguments] {
            return arguments->revision >= 0 ? undoOne(*arguments) : takeSteps(*arguments, &History::undo);
        });
}

void addRedo(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("redo", "Makes again what you took back last")
        .required("project", arguments->project, "The project file")
        .number("steps", arguments->steps, "How many changes (1)")
        .optional("--coder", arguments->coder, "Whose changes, and in whose name (your login name)")
        .does([arguments] { return takeSteps(*arguments, &History::redo); });
}

} // namespace sheaf::cli
