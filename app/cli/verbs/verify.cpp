#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/verify_review.h"

#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    bool repair = false;
    OutputFormat format = OutputFormat::Text;
};

QString stateOf(const ReviewFault& fault) {
    return fault.isMended ? u"mended"_s : fault.isMendable ? u"can be mended"_s : u"left"_s;
}

Listing listingOf(const VerifiedReview& verified) {
    Listing listing{.columns = {{u"state"_s, u"STATE"_s}, {u"what"_s, u"WHAT"_s}}};
    for (const ReviewFault& fault : verified.faults) {
        listing.rows.append(
            {{u"what"_s, fault.what}, {u"state"_s, stateOf(fault)}, {u"table"_s, fault.table}, {u"row"_s, fault.row}});
    }
    return listing;
}

/// Lines of their own: a fault's is not cut off.
void printLines(const VerifiedReview& verified) {
    for (const ReviewFault& fault : verified.faults)
        print(u"%1: %2\n"_s.arg(stateOf(fault), fault.what));
    if (verified.faultsNotListed > 0)
        print(u"… and %1 more\n"_s.arg(verified.faultsNotListed));
    const qsizetype mended = verified.faults.size() + verified.faultsNotListed - verified.left();
    print(u"looked at %1 texts, %2 passages, %3 originals, %4 codes, %5 codings, %6 citations, %7 changes: "_s
              .arg(verified.texts)
              .arg(verified.passages)
              .arg(verified.originals)
              .arg(verified.codes)
              .arg(verified.codings)
              .arg(verified.citations)
              .arg(verified.changes));
    print(
        verified.faults.isEmpty() ? u"all is as it must be\n"_s
                                  : u"%1 faults left, %2 mended\n"_s.arg(verified.left()).arg(mended));
}

void printJson(const VerifiedReview& verified) {
    QJsonArray faults;
    for (const QJsonObject& fault : listingOf(verified).rows)
        faults.append(fault);
    print(renderJson(
        {{u"faults"_s, faults},
         {u"left"_s, verified.left()},
         {u"revision"_s, verified.revision},
         {u"texts"_s, verified.texts},
         {u"passages"_s, verified.passages},
         {u"originals"_s, verified.originals},
         {u"codes"_s, verified.codes},
         {u"codings"_s, verified.codings},
         {u"citations"_s, verified.citations},
         {u"changes"_s, verified.changes},
         {u"indexed"_s, verified.indexed}}));
}

Result<ExitStatus> verify(const Arguments& arguments) {
    const VerifyReview review(arguments.project);
    const ProgressSink progress = progressLine(u"looking at"_s);
    const auto verified =
        arguments.repair ? review.repair(interrupted(), progress) : review.look(interrupted(), progress);
    if (!verified) {
        Error error = verified.error();
        if (statusFor(error.code) == WrongCall)
            error.code = ErrorCode::Unreadable;
        return tl::unexpected<Error>(std::move(error));
    }
    if (arguments.format == OutputFormat::Text)
        printLines(*verified);
    else if (arguments.format == OutputFormat::Json)
        printJson(*verified);
    else
        print(render(listingOf(*verified), arguments.format));
    return verified->left() == 0 ? AllDone : SomeFailed;
}

} // namespace

void addVerify(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("verify", "Looks at the file, every text, coding and hash, the codebook, the history and the index")
        .required("project", arguments->project, "The project file")
        .flag("--repair", arguments->repair, "Mend what is derived from the rest, and take codes out of loops")
        .format(arguments->format)
        .does([arguments] { return verify(*arguments); });
}

} // namespace sheaf::cli
