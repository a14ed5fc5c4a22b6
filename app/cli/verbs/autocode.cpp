#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/auto_code.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString by;
    QString under;
    QStringList sources;
    QString coder;
    bool names = false;
    bool dryRun = false;
    OutputFormat format = OutputFormat::Text;
};

void put(const AutoCode::Report& report, const Arguments& arguments) {
    Listing listing{.columns = {{u"code"_s, u"CODE"_s}, {u"new"_s, u"NEW"_s}, {u"coded"_s, u"CODED"_s}}};
    for (const AutoCode::CountOfCode& code : report.codes)
        listing.rows.append({{u"code"_s, code.path}, {u"new"_s, code.isNew}, {u"coded"_s, code.coded}});
    print(render(listing, arguments.format));
    printNote((arguments.dryRun ? u"%1 to code, %2 coded already"_s : u"%1 coded, %2 coded already"_s)
                  .arg(report.coded)
                  .arg(report.alreadyCoded));
}

Result<ExitStatus> autoCode(const Arguments& arguments) {
    const auto by = structureFromWord(arguments.by);
    if (!by)
        return failure(
            ErrorCode::InvalidArgument, u"say by what to code"_s, u"--by speakers, questions, headings or columns"_s);
    if (arguments.names && *by != TextStructure::Speakers)
        return failure(ErrorCode::InvalidArgument, u"--names goes with --by speakers"_s);
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    AutoCode::Asked asked{
        .by = *by,
        .nameConfidentialSpeakers = arguments.names,
        .details = {.coder = arguments.coder},
        .dryRun = arguments.dryRun};
    if (!arguments.under.isEmpty()) {
        const auto under = findCode(*review, arguments.under);
        if (!under)
            return failure(under);
        asked.under = *under;
    }
    for (const QString& name : arguments.sources) {
        const auto source = review->findSource(name);
        if (!source)
            return failure(source);
        asked.sources.append(source->id);
    }
    const auto report = AutoCode(*review).run(asked);
    if (!report)
        return failure(report);
    put(*report, arguments);
    return AllDone;
}

} // namespace

void addAutocode(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("autocode", "Codes texts by their own structure: speakers, schedule questions, headings, table columns")
        .required("project", arguments->project, "The project file")
        .choice(
            "--by", arguments->by, {u"speakers"_s, u"questions"_s, u"headings"_s, u"columns"_s},
            "What tells the codes; questions are those of the interview schedule")
        .optional("--under", arguments->under, "The code under which codes are made (Speakers, Headings or Columns)")
        .repeatable("--source", arguments->sources, "Only this source; may be given again")
        .flag("--names", arguments->names, "Also names the speakers of confidential sources; else codes by role")
        .flag("--dry-run", arguments->dryRun, "Says what would be coded, and codes nothing")
        .optional("--coder", arguments->coder, "Who codes (your login name)")
        .format(arguments->format)
        .does([arguments] { return autoCode(*arguments); });
}

} // namespace sheaf::cli
