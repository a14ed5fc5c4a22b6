#include "app/session/import_sources.h"

#include "app/session/files.h"
#include "app/session/import_manifest.h"
#include "app/session/importing/document_store.h"
#include "app/session/importing/index_alongside.h"
#include "app/session/importing/reading_ahead.h"
#include "app/session/interview_schedule.h"
#include "coding/store/site_repository.h"
#include "importers/import_document.h"

#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <numeric>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t aheadOfEach = 6;        // documents that may wait to be stored, for each reader
constexpr qint64 bytesAhead = 256 << 20; // of them all

qint64 bytesOf(const std::vector<ReadDocument>& documents) {
    qint64 bytes = 0;
    for (const ReadDocument& document : documents)
        bytes += document.bytes.size() + (document.imported ? 2 * document.imported->text.size() : 0);
    return bytes;
}

/// Where each file of the call is in the order of work: the largest first.
QList<qsizetype> largestFirst(const QStringList& files) {
    QList<qint64> sizes;
    for (const QString& file : files)
        sizes.append(QFileInfo(file).size());
    QList<qsizetype> order(files.size());
    std::iota(order.begin(), order.end(), qsizetype{0});
    std::ranges::stable_sort(order, std::greater(), [&](qsizetype at) { return sizes[at]; });
    return order;
}

QList<ScheduleQuestion> scheduleFrom(const CodeTree& codes) {
    QList<ScheduleQuestion> questions;
    const QList<ScheduledQuestion> schedule = interviewSchedule(codes);
    for (const ScheduledQuestion& question : schedule)
        questions.append({question.number, question.wording});
    return questions;
}

ImportedFile notReached(const QString& path) {
    return {.path = path, .outcome = ImportOutcome::Cancelled};
}

} // namespace

QStringList ImportSources::endings() {
    return readableEndings() << u"doc"_s; // LibreOffice reads those, where it is installed
}

int ImportReport::count(ImportOutcome outcome) const {
    return static_cast<int>(std::ranges::count(files, outcome, &ImportedFile::outcome));
}

Result<ImportReport> ImportSources::run(
    const QStringList& paths, const ImportOptions& options, const CancelToken& cancel, const ProgressSink& progress) {
    ImportManifest manifest;
    if (!options.manifestPath.isEmpty()) {
        auto read = ImportManifest::read(options.manifestPath);
        if (!read)
            return failure(read);
        manifest = std::move(*read);
    }
    if (!options.site.isEmpty()) {
        if (const auto site = SiteRepository(m_review->project()).find(options.site); !site)
            return failure(site);
    }
    const auto sites = m_review->sites();
    if (!sites)
        return failure(sites);
    const auto held = m_review->sources();
    if (!held)
        return failure(held);
    QStringList siteNames;
    for (const Site& site : *sites)
        siteNames.append(site.name);
    QSet<QByteArray> heldHashes;
    for (const Source& source : *held)
        heldHashes.insert(source.sha256);

    ImportReport report;
    const QStringList files = filesUnder(paths, endings(), &report.leftOut);
    const QList<qsizetype> order = largestFirst(files);
    const DocumentReader reader(options.reading, siteNames, heldHashes, cancel);
    const auto codes = m_review->codes();
    if (!codes)
        return failure(codes);
    DocumentStore store(*m_review, options, manifest, *sites, *held, scheduleFrom(*codes));
    IndexAlongside index(m_review->path(), cancel);
    const auto readers =
        static_cast<unsigned>(options.jobs > 0 ? options.jobs : std::max(1, QThread::idealThreadCount()));
    QList<QList<ImportedFile>> results(files.size());
    {
        ReadingAhead<std::vector<ReadDocument>> ahead(
            static_cast<size_t>(files.size()), {readers, readers * aheadOfEach, bytesAhead},
            [&](size_t at) { return reader.read(files[order[static_cast<qsizetype>(at)]]); }, bytesOf);
        for (qsizetype at = 0; at < files.size(); ++at) {
            const QString& path = files[order[at]];
            if (cancel.isCancelled()) {
                results[order[at]].append(notReached(path));
                continue;
            }
            if (progress)
                progress({.done = at, .total = files.size(), .item = path});
            std::vector<ReadDocument> documents = ahead.take();
            for (size_t number = 0; number < documents.size(); ++number) {
                ReadDocument& document = documents[number];
                // What one file holds may take long: it is stopped between its documents too.
                const bool isStopped = cancel.isCancelled() && (number > 0 || !document.imported);
                ImportedFile file = isStopped ? notReached(document.path) : store.store(std::move(document));
                if (file.source && file.outcome != ImportOutcome::AlreadyHeld)
                    index.stored(file.source->passageCount);
                results[order[at]].append(std::move(file));
            }
        }
    }
    if (progress)
        progress({.done = files.size(), .total = files.size(), .item = {}});
    for (const QList<ImportedFile>& result : results)
        report.files += result;
    index.finish();
    return report;
}

} // namespace sheaf
