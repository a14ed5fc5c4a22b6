#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/import_sources.h"

#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QStringList paths;
    QString site;
    QString type;
    QString period;
    QString confidentiality;
    QString manifest;
    int jobs = 0;
    OutputFormat format = OutputFormat::Text;
};

QString wordFor(ImportOutcome outcome) {
    switch (outcome) {
    case ImportOutcome::Imported:
        return u"imported"_s;
    case ImportOutcome::AlreadyHeld:
        return u"held already"_s;
    case ImportOutcome::Failed:
        return u"failed"_s;
    case ImportOutcome::Cancelled:
        return u"not reached"_s;
    }
    return {};
}

QJsonObject rowFor(const ImportedFile& file) {
    QJsonObject row{
        {u"file"_s, file.path},
        {u"outcome"_s, wordFor(file.outcome)},
        {u"recognised"_s, QJsonArray::fromStringList(file.recognised)},
        {u"warnings"_s, QJsonArray::fromStringList(file.warnings)}};
    if (file.source) {
        row.insert(u"title"_s, file.source->title);
        row.insert(u"passages"_s, file.source->passageCount);
    }
    if (file.error)
        row.insert(u"error"_s, file.error->message);
    return row;
}

Result<ImportOptions> optionsFrom(const Arguments& arguments) {
    ImportOptions options;
    options.site = arguments.site;
    options.type = arguments.type;
    options.manifestPath = arguments.manifest;
    options.jobs = arguments.jobs;
    const auto period = Period::parse(arguments.period);
    if (!period)
        return failure(period);
    options.period = *period;
    if (!arguments.confidentiality.isEmpty())
        options.confidentiality = confidentialityFromWord(arguments.confidentiality);
    return options;
}

/// Files that failed, on standard error; warnings too, for people.
void printTroubles(const ImportReport& report, OutputFormat format) {
    for (const ImportedFile& file : report.files) {
        if (file.error)
            printError(*file.error);
        if (format != OutputFormat::Text)
            continue;
        for (const QString& warning : file.warnings)
            printNote(u"sheaf: warning: %1: %2"_s.arg(file.path, warning));
    }
}

Result<ExitStatus> importSources(const Arguments& arguments) {
    const auto options = optionsFrom(arguments);
    if (!options)
        return failure(options);
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto report =
        ImportSources(*review).run(arguments.paths, *options, interrupted(), progressLine(u"importing"_s));
    if (!report)
        return failure(report);

    Listing listing{
        .columns = {
            {u"outcome"_s, u"OUTCOME"_s},
            {u"title"_s, u"TITLE"_s},
            {u"passages"_s, u"PASSAGES"_s},
            {u"recognised"_s, u"RECOGNISED"_s}}};
    if (arguments.format == OutputFormat::Csv)
        listing.columns += {{u"file"_s, {}}, {u"error"_s, {}}, {u"warnings"_s, {}}};
    for (const ImportedFile& file : report->files) {
        if (arguments.format != OutputFormat::Text || file.outcome == ImportOutcome::Imported)
            listing.rows.append(rowFor(file));
    }
    if (arguments.format != OutputFormat::Text || !listing.rows.isEmpty())
        print(render(listing, arguments.format));
    printTroubles(*report, arguments.format);
    if (!report->leftOut.isEmpty()) {
        printNote(
            u"sheaf: warning: %1 files of formats that are not read were left out: %2"_s.arg(report->leftOut.size())
                .arg(report->leftOut.first(std::min<qsizetype>(5, report->leftOut.size())).join(u", "_s)));
    }
    const int cancelled = report->count(ImportOutcome::Cancelled);
    printNote(u"%1 imported, %2 held already, %3 failed"_s.arg(report->count(ImportOutcome::Imported))
                  .arg(report->count(ImportOutcome::AlreadyHeld))
                  .arg(report->count(ImportOutcome::Failed)));
    if (cancelled > 0)
        printNote(u"stopped; the same command goes on with the %1 files left"_s.arg(cancelled));
    return cancelled > 0 || report->count(ImportOutcome::Failed) > 0 ? SomeFailed : AllDone;
}

} // namespace

void addImport(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("import", "Brings documents into the project: PDF, Word, WebVTT, text")
        .required("project", arguments->project, "The project file")
        .list("paths", arguments->paths, "Files and folders")
        .optional("--site", arguments->site, "The site of all of them")
        .optional("--type", arguments->type, "Their type, such as “monitoring report”")
        .optional("--period", arguments->period, "Their period: 2018-10/2018-12, 2018-10 or 2016/2020")
        .choice(
            "--confidentiality", arguments->confidentiality, {u"public"_s, u"attributable"_s, u"confidential"_s},
            "Who may be named")
        .optional("--manifest", arguments->manifest, "CSV that says these things file by file")
        .number("--jobs", arguments->jobs, "Documents read at a time (0: one for each core)")
        .format(arguments->format)
        .does([arguments] { return importSources(*arguments); });
}

} // namespace sheaf::cli
