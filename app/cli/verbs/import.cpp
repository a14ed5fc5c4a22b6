#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/import_sources.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

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
    QString passwordFile;
    QString recognitionLanguage = u"eng"_s;
    QString reportPath;
    int jobs = 0;
    int timeout = 60;
    bool recognise = false;
    bool revise = false;
    bool asNew = false;
    OutputFormat format = OutputFormat::Text;
};

QString wordFor(ImportOutcome outcome) {
    switch (outcome) {
    case ImportOutcome::Imported:
        return u"imported"_s;
    case ImportOutcome::AlreadyHeld:
        return u"held already"_s;
    case ImportOutcome::Changed:
        return u"changed"_s;
    case ImportOutcome::Revised:
        return u"revised"_s;
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
        {u"warnings"_s, QJsonArray::fromStringList(file.warnings)},
        {u"ms"_s, static_cast<qint64>(file.took.count())}};
    if (!file.format.isEmpty())
        row.insert(u"format"_s, file.format);
    if (file.source) {
        row.insert(u"title"_s, file.source->title);
        row.insert(u"passages"_s, file.source->passageCount);
    }
    if (file.error) {
        row.insert(u"error"_s, file.error->message);
        row.insert(u"hint"_s, file.error->hint);
    }
    return row;
}

Result<QString> firstLineOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unreadable, u"%1: the file can't be read"_s.arg(path));
    QByteArray line = file.readLine(4096);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

/// The names of files and speakers stand in it: for the owner's eyes.
Result<void> writeReport(const QString& path, const QString& project, const QJsonObject& report) {
    if (QFileInfo(path).canonicalFilePath() == QFileInfo(project).canonicalFilePath())
        return failure(ErrorCode::InvalidArgument, u"the report would overwrite the project"_s);
    QSaveFile file(path);
    const QByteArray json = QJsonDocument(report).toJson();
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(json) == json.size() && file.commit();
    if (!written)
        return failure(ErrorCode::ReadOnly, u"%1 can't be written"_s.arg(path), {}, file.errorString());
    return {};
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
    if (arguments.timeout < 1)
        return failure(ErrorCode::InvalidArgument, u"a timeout is a second at least"_s);
    options.reading.timeout = std::chrono::seconds(arguments.timeout);
    options.reading.recognisePictures = arguments.recognise;
    options.reading.recognitionLanguage = arguments.recognitionLanguage;
    if (!arguments.passwordFile.isEmpty()) {
        const auto password = firstLineOf(arguments.passwordFile);
        if (!password)
            return failure(password);
        options.reading.password = *password;
    }
    if (arguments.revise && arguments.asNew)
        return failure(ErrorCode::InvalidArgument, u"--revise and --as-new exclude each other"_s);
    options.changed = arguments.revise  ? ImportOptions::Changed::Revise
                      : arguments.asNew ? ImportOptions::Changed::AddAsNew
                                        : ImportOptions::Changed::Offer;
    return options;
}

QJsonObject reportFor(const ImportReport& report) {
    QJsonArray files;
    for (const ImportedFile& file : report.files)
        files.append(rowFor(file));
    QJsonObject counts;
    for (const ImportOutcome outcome :
         {ImportOutcome::Imported, ImportOutcome::Revised, ImportOutcome::Changed, ImportOutcome::AlreadyHeld,
          ImportOutcome::Failed, ImportOutcome::Cancelled})
        counts.insert(wordFor(outcome), report.count(outcome));
    return {{u"counts"_s, counts}, {u"files"_s, files}, {u"left out"_s, QJsonArray::fromStringList(report.leftOut)}};
}

/// What to do about files that are later states of sources held.
void printChanged(const ImportReport& report) {
    int changed = 0;
    for (const ImportedFile& file : report.files) {
        if (file.outcome != ImportOutcome::Changed)
            continue;
        printNote(u"sheaf: %1 is another state of “%2”, which is as it was"_s.arg(file.path, file.source->title));
        ++changed;
    }
    if (changed > 0)
        printNote(
            u"sheaf: with --revise sources get the texts of their changed files, and codings move along; with --as-new the files become sources of their own"_s);
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
        if (arguments.format != OutputFormat::Text || file.outcome == ImportOutcome::Imported ||
            file.outcome == ImportOutcome::Revised)
            listing.rows.append(rowFor(file));
    }
    if (arguments.format != OutputFormat::Text || !listing.rows.isEmpty())
        print(render(listing, arguments.format));
    printTroubles(*report, arguments.format);
    printChanged(*report);
    if (!report->leftOut.isEmpty()) {
        printNote(
            u"sheaf: warning: %1 files of formats that are not read were left out: %2"_s.arg(report->leftOut.size())
                .arg(report->leftOut.first(std::min<qsizetype>(5, report->leftOut.size())).join(u", "_s)));
    }
    if (!arguments.reportPath.isEmpty()) {
        if (const auto written = writeReport(arguments.reportPath, arguments.project, reportFor(*report)); !written)
            return failure(written);
    }
    const int cancelled = report->count(ImportOutcome::Cancelled);
    QString summary = u"%1 imported, %2 held already, %3 failed"_s.arg(report->count(ImportOutcome::Imported))
                          .arg(report->count(ImportOutcome::AlreadyHeld))
                          .arg(report->count(ImportOutcome::Failed));
    if (const int revised = report->count(ImportOutcome::Revised); revised > 0)
        summary += u", %1 revised"_s.arg(revised);
    const int changed = report->count(ImportOutcome::Changed);
    if (changed > 0)
        summary += u", %1 changed"_s.arg(changed);
    printNote(summary);
    if (cancelled > 0)
        printNote(u"stopped; the same command goes on with the %1 files left"_s.arg(cancelled));
    return cancelled > 0 || changed > 0 || report->count(ImportOutcome::Failed) > 0 ? SomeFailed : AllDone;
}

} // namespace

void addImport(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb(
            "import", "Brings documents into the project: PDF, Word, OpenDocument, transcripts, web pages, mail, "
                      "tables, archives …")
        .required("project", arguments->project, "The project file")
        .list("paths", arguments->paths, "Files and folders")
        .optional("--site", arguments->site, "The site of all of them")
        .optional("--type", arguments->type, "Their type, such as “monitoring report”")
        .optional("--period", arguments->period, "Their period: 2018-10/2018-12, 2018-10 or 2016/2020")
        .choice(
            "--confidentiality", arguments->confidentiality, {u"public"_s, u"attributable"_s, u"confidential"_s},
            "Who may be named")
        .optional("--manifest", arguments->manifest, "CSV that says these things file by file")
        .optional("--report", arguments->reportPath, "A JSON file that says of each document what became of it and why")
        .flag(
            "--revise", arguments->revise,
            "Give sources the texts of files that have changed since; codings move along")
        .flag("--as-new", arguments->asNew, "Take files that have changed since for new sources")
        .optional("--password-file", arguments->passwordFile, "A file whose first line opens encrypted documents")
        .flag("--ocr", arguments->recognise, "Read pages that are only pictures, by Tesseract")
        .optional("--ocr-language", arguments->recognitionLanguage, "Their language, as Tesseract names it (eng)")
        .number("--timeout", arguments->timeout, "Seconds that one document may take (60)")
        .number("--jobs", arguments->jobs, "Documents read at a time (0: one for each core)")
        .format(arguments->format)
        .does([arguments] { return importSources(*arguments); });
}

} // namespace sheaf::cli
