#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/back_up.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString backup;
    bool list = false;
    OutputFormat format = OutputFormat::Text;
};

/// What is wrong with the project is status 3 or 4; with the words of the call, 2.
tl::unexpected<Error> ofProject(Error error) {
    if (statusFor(error.code) == WrongCall)
        error.code = ErrorCode::Unreadable;
    return tl::unexpected<Error>(std::move(error));
}

Result<ExitStatus> backUp(const Arguments& arguments) {
    const BackUp backups(arguments.project);
    if (!arguments.list) {
        const auto made = backups.make(interrupted());
        if (!made)
            return ofProject(made.error());
        printNote(
            *made ? u"%1/%2"_s.arg(backups.folder(), (*made)->name)
                  : u"change %1 is backed up already"_s.arg(backups.list().value(0).revision));
        return AllDone;
    }
    Listing listing{
        .columns = {
            {u"name"_s, u"NAME"_s}, {u"made"_s, u"MADE"_s}, {u"revision"_s, u"CHANGE"_s}, {u"bytes"_s, u"BYTES"_s}}};
    for (const ReviewBackup& backup : backups.list()) {
        listing.rows.append(
            {{u"name"_s, backup.name},
             {u"made"_s, backup.madeAt.toString(Qt::ISODate)},
             {u"revision"_s, backup.revision},
             {u"bytes"_s, backup.bytes}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<ExitStatus> restore(const Arguments& arguments) {
    const auto restored = BackUp(arguments.project).restore(arguments.backup, {}, interrupted());
    if (!restored)
        return arguments.backup.isEmpty() ? ofProject(restored.error()) : failure(restored);
    printNote(u"restored %1"_s.arg(restored->backup.name));
    if (!restored->presentKeptAs.isEmpty())
        printNote(u"what was there is kept as %1"_s.arg(restored->presentKeptAs));
    return AllDone;
}

} // namespace

void addBackup(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("backup", "Backs the project up beside it and looks whether the copy is sound; the newest three are kept")
        .required("project", arguments->project, "The project file")
        .flag("--list", arguments->list, "List the backups there are")
        .format(arguments->format)
        .does([arguments] { return backUp(*arguments); });
}

void addRestore(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("restore", "Goes back to a backup; what is there now is kept")
        .required("project", arguments->project, "The project file")
        .optional("backup", arguments->backup, "Its name; the newest sound one if none is given")
        .does([arguments] { return restore(*arguments); });
}

} // namespace sheaf::cli
