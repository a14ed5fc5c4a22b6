#include "app/cli/command_line.h"
#include "app/cli/table_output.h"
#include "app/cli/verbs.h"
#include "app/session/audit_trail.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString output;
    QString since;
    QString until;
    bool forTeam = false;
    OutputFormat format = OutputFormat::Text;
};

/// The beginning of a day of this machine's clock; null for an empty text.
Result<QDateTime> dayFrom(const QString& text, int later) {
    if (text.isEmpty())
        return QDateTime();
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (day.isValid())
        return day.addDays(later).startOfDay();
    return failure(ErrorCode::InvalidArgument, u"“%1” is not a day"_s.arg(text), u"write it as 2024-05-31"_s);
}

Result<ExitStatus> makeAudit(const Arguments& arguments) {
    const auto since = dayFrom(arguments.since, 0);
    if (!since)
        return failure(since);
    const auto until = dayFrom(arguments.until, 1);
    if (!until)
        return failure(until);
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto table =
        AuditTrail(*review).table(arguments.forTeam ? AuditTrail::For::Team : AuditTrail::For::Report, *since, *until);
    if (!table)
        return failure(table);
    const auto put = putTable(*table, arguments.project, arguments.output, arguments.format);
    if (put)
        printNote(table->subtitle);
    return put;
}

} // namespace

void addAudit(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("audit", "The audit trail: what was done, by whom, when and why, in Lincoln and Guba's six classes")
        .required("project", arguments->project, "The project file")
        .optional("-o,--output", arguments->output, "The file to write: .csv, .html or .docx")
        .optional("--since", arguments->since, "From this day on: 2024-05-01")
        .optional("--until", arguments->until, "Up to this day, which counts")
        .flag("--for-team", arguments->forTeam, "With the titles of interviews; not for a report")
        .format(arguments->format)
        .does([arguments] { return makeAudit(*arguments); });
}

} // namespace sheaf::cli
