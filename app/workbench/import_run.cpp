#include "app/workbench/import_run.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sheaf {

ImportRun::ImportRun(OpenReview& review, QObject* parent) : QObject(parent), m_review(&review) {}

ImportRun::~ImportRun() {
    cancel(); // the runner waits for the job; let it be short
}

void ImportRun::takeChanged() {
    ImportOptions options;
    options.changed = ImportOptions::Changed::Revise;
    start(m_paths, options);
}

void ImportRun::start(const QStringList& paths, const ImportOptions& options) {
    if (isRunning() || paths.isEmpty())
        return;
    m_paths = paths;
    m_cancel = std::make_shared<CancelToken>();
    // The job may outlive this object, but not its runner; whether this object is there yet can be asked on the GUI
    // thread only.
    const QPointer<ImportRun> self(this);
    JobRunner* runner = &m_review->slowJobs();
    runner->run(
        this,
        [paths, options, cancel = m_cancel, self, runner](Review& review) {
            const ProgressSink sink = [self, runner](const Progress& progress) {
                QMetaObject::invokeMethod(
                    runner,
                    [self, progress] {
                        if (self)
                            Q_EMIT self->progressed(progress.done, progress.total, progress.item);
                    },
                    Qt::QueuedConnection);
            };
            return ImportSources(review).run(paths, options, *cancel, sink);
        },
        [this](const Result<ImportReport>& report) {
            m_cancel.reset();
            if (!report)
                m_review->reportUnsaved(report.error());
            Q_EMIT finished(report.value_or(ImportReport()));
            m_review->reload();
        });
}

void ImportRun::cancel() {
    if (m_cancel)
        m_cancel->cancel();
}

QString summaryOf(const ImportReport& report) {
    QStringList parts{ImportRun::tr("%n imported", nullptr, report.count(ImportOutcome::Imported))};
    if (const int held = report.count(ImportOutcome::AlreadyHeld); held > 0)
        parts.append(ImportRun::tr("%n held already", nullptr, held));
    if (const int revised = report.count(ImportOutcome::Revised); revised > 0)
        parts.append(ImportRun::tr("%n revised", nullptr, revised));
    if (const int changed = report.count(ImportOutcome::Changed); changed > 0)
        parts.append(ImportRun::tr("%n changed", nullptr, changed));
    if (const int failed = report.count(ImportOutcome::Failed); failed > 0)
        parts.append(ImportRun::tr("%n failed", nullptr, failed));
    if (const int cancelled = report.count(ImportOutcome::Cancelled); cancelled > 0)
        parts.append(ImportRun::tr("%n left out", nullptr, cancelled));
    return parts.join(u", "_s);
}

QString detailsOf(const ImportReport& report) {
    QStringList paragraphs;
    for (const ImportedFile& file : report.files) {
        QStringList lines;
        if (file.error)
            lines.append(
                file.error->hint.isEmpty() ? file.error->message : file.error->message + u" — "_s + file.error->hint);
        if (file.outcome == ImportOutcome::Changed && file.source)
            lines.append(ImportRun::tr("another state of “%1”, which is as it was").arg(file.source->title));
        lines += file.warnings;
        if (file.outcome == ImportOutcome::Imported)
            lines += file.recognised;
        if (!lines.isEmpty())
            paragraphs.append(QFileInfo(file.path).fileName() + u"\n  "_s + lines.join(u"\n  "_s));
    }
    return paragraphs.join(u"\n\n"_s);
}

} // namespace sheaf
