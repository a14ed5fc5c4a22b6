#include "app/session/import_sources.h"

#include "app/session/files.h"
#include "app/session/import_manifest.h"
#include "app/session/search_passages.h"
#include "coding/name_folding.h"
#include "coding/source_type.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"
#include "importers/guess_metadata.h"
#include "importers/import_document.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <deque>
#include <future>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// A file after its bytes were read and understood, before anything is stored. Made on a worker thread.
struct ReadDocument {
    QByteArray bytes;
    QByteArray sha256;
    Result<ImportedSource> imported = failure(ErrorCode::Internal, {});
    GuessedMetadata guessed;
};

ReadDocument readDocument(const QString& path, const QStringList& siteNames, const QSet<QByteArray>& heldHashes) {
    ReadDocument read;
    auto bytes = readFile(path, maximumDocumentBytes);
    if (!bytes) {
        read.imported = failure(bytes);
        return read;
    }
    read.bytes = std::move(*bytes);
    read.sha256 = QCryptographicHash::hash(read.bytes, QCryptographicHash::Sha256);
    if (heldHashes.contains(read.sha256))
        return read;
    const QString fileName = QFileInfo(path).fileName();
    read.imported = importDocument(read.bytes, {.fileName = fileName});
    if (!read.imported) {
        Error error = read.imported.error();
        error.message = u"%1: %2"_s.arg(path, error.message);
        read.imported = tl::unexpected<Error>(std::move(error));
        return read;
    }
    read.guessed = guessMetadata(fileName, read.imported->title, read.imported->text.left(4000), siteNames);
    return read;
}

bool isTranscript(const ImportedSource& imported) {
    return std::ranges::any_of(
        imported.passages, [](const Passage& passage) { return passage.kind == PassageKind::Turn; });
}

/// Puts together what the call, the manifest and the document itself say of a source, the earlier before the later.
class SourceDescription {
public:
    SourceDescription(
        const ImportOptions& options, const ManifestEntry* entry, const ReadDocument& read, QStringList& recognised)
        : m_options(options), m_entry(entry), m_read(read), m_recognised(recognised) {}

    QString title(const QString& path) const {
        return m_entry && !m_entry->title.isEmpty() ? m_entry->title : QFileInfo(path).completeBaseName();
    }
    QString siteName() const {
        if (!m_options.site.isEmpty())
            return m_options.site;
        if (m_entry && !m_entry->site.isEmpty())
            return m_entry->site;
        return guess(m_read.guessed.site, u"site %1"_s.arg(m_read.guessed.site.value));
    }
    QString type() const {
        if (!m_options.type.isEmpty())
            return sourceTypeFromWord(m_options.type);
        if (m_entry && !m_entry->type.isEmpty())
            return sourceTypeFromWord(m_entry->type);
        if (m_read.guessed.type.reason.isEmpty() && isTranscript(*m_read.imported)) {
            m_recognised.append(u"type interview (from its speakers)"_s);
            return QString::fromUtf16(interviewType);
        }
        return guess(m_read.guessed.type, u"type %1"_s.arg(m_read.guessed.type.value));
    }
    Period period() const {
        if (!m_options.period.isNull())
            return m_options.period;
        if (m_entry && !m_entry->period.isNull())
            return m_entry->period;
        return guess(m_read.guessed.period, u"period %1"_s.arg(m_read.guessed.period.value.label()));
    }
    /// Interviews are confidential and so is what has speakers, unless somebody says otherwise.
    Confidentiality confidentiality(const QString& type) const {
        if (m_options.confidentiality)
            return *m_options.confidentiality;
        if (m_entry && m_entry->confidentiality)
            return *m_entry->confidentiality;
        const bool interview =
            isInterviewType(type) || isInterviewType(m_read.guessed.type.value) || isTranscript(*m_read.imported);
        return interview ? Confidentiality::Confidential : Confidentiality::Attributable;
    }

private:
    template <typename T>
    T guess(const Guess<T>& guessed, const QString& what) const {
        if (!guessed.reason.isEmpty())
            m_recognised.append(u"%1 (from the %2)"_s.arg(what, guessed.reason));
        return guessed.value;
    }

    const ImportOptions& m_options;
    const ManifestEntry* m_entry;
    const ReadDocument& m_read;
    QStringList& m_recognised;
};

/// Stores documents one after the other, as the reading threads deliver them.
class DocumentStore {
public:
    DocumentStore(
        ProjectFile& project, const ImportOptions& options, const ImportManifest& manifest, const QList<Site>& sites)
        : m_project(project), m_options(options), m_manifest(manifest) {
        for (const Site& site : sites)
            m_sites.insert(foldedName(site.name), site.id);
    }

    ImportedFile store(const QString& path, ReadDocument read) {
        ImportedFile file{.path = path, .source = {}, .recognised = {}, .warnings = {}, .error = {}};
        SourceRepository sources(m_project);
        if (!read.sha256.isEmpty()) {
            // Asked again here: the same document may have come in under another name a moment ago.
            if (const auto held = sources.holding(read.sha256); held && *held) {
                file.outcome = ImportOutcome::AlreadyHeld;
                file.source = **held;
                return file;
            }
        }
        const auto stored = read.imported ? storeImported(path, std::move(read), file) : failure(read.imported);
        if (stored) {
            const auto source = sources.byId(*stored);
            if (source)
                file.source = *source;
        } else {
            file.outcome = ImportOutcome::Failed;
            file.error = stored.error();
            if (!file.error->message.contains(path)) // a trouble of the store does not know the file
                file.error->message.prepend(path + u": "_s);
        }
        return file;
    }

private:
    Result<SourceId> storeImported(const QString& path, ReadDocument read, ImportedFile& file) {
        const ManifestEntry* entry = m_manifest.find(path);
        const SourceDescription described(m_options, entry, read, file.recognised);
        NewSource made;
        made.source.title = described.title(path);
        made.source.fileName = QFileInfo(path).fileName();
        made.source.format = read.imported->format;
        made.source.type = described.type();
        made.source.period = described.period();
        made.source.confidentiality = described.confidentiality(made.source.type);
        made.source.sha256 = read.sha256;
        if (const QString name = described.siteName(); !name.isEmpty()) {
            const auto site = m_sites.constFind(foldedName(name));
            if (site == m_sites.cend()) {
                return failure(
                    ErrorCode::NotFound, u"%1: there is no site “%2”"_s.arg(path, name),
                    u"bring the sites in first, or mend the manifest"_s);
            }
            made.source.site = *site;
        }
        made.warnings = read.imported->warnings;
        if (entry && !entry->sha256.isEmpty() && entry->sha256 != read.sha256) {
            made.warnings.append(u"the file is not the one the manifest lists: its SHA-256 differs"_s);
        }
        if (made.source.confidentiality == Confidentiality::Confidential && !isTranscript(*read.imported))
            made.warnings.append(u"no speakers were recognised: names said in it can't be masked in a report"_s);
        file.warnings = made.warnings;
        made.text = std::move(read.imported->text);
        made.passages = std::move(read.imported->passages);
        made.pages = std::move(read.imported->pages);
        made.words = std::move(read.imported->words);
        made.original = std::move(read.bytes);

        auto work = UnitOfWork::begin(m_project, u"import “%1”"_s.arg(made.source.title));
        if (!work)
            return failure(work);
        const auto id = SourceRepository(m_project).add(*work, made);
        if (!id)
            return id;
        if (auto committed = work->commit(); !committed)
            return failure(committed);
        return id;
    }

    ProjectFile& m_project;
    const ImportOptions& m_options;
    const ImportManifest& m_manifest;
    QHash<QString, SiteId> m_sites;
};

} // namespace

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

    QStringList leftOut;
    const QStringList files = filesUnder(paths, readableEndings(), &leftOut);
    DocumentStore store(m_review->project(), options, manifest, *sites);
    ImportReport report;
    report.leftOut = leftOut;
    // A window of documents is read ahead on other threads; they are stored here, in the order of the call.
    const auto ahead = static_cast<size_t>(options.jobs > 0 ? options.jobs : std::max(1, QThread::idealThreadCount()));
    std::deque<std::future<ReadDocument>> window;
    qsizetype next = 0;
    for (qsizetype at = 0; at < files.size(); ++at) {
        if (cancel.isCancelled()) {
            report.files.append(
                {.path = files[at],
                 .outcome = ImportOutcome::Cancelled,
                 .source = {},
                 .recognised = {},
                 .warnings = {},
                 .error = {}});
            continue;
        }
        while (window.size() < ahead && next < files.size()) {
            window.push_back(std::async(std::launch::async, [path = files[next], &siteNames, &heldHashes] {
                return readDocument(path, siteNames, heldHashes);
            }));
            ++next;
        }
        if (progress)
            progress({.done = at, .total = files.size(), .item = files[at]});
        ReadDocument read = window.front().get();
        window.pop_front();
        report.files.append(store.store(files[at], std::move(read)));
    }
    if (progress)
        progress({.done = files.size(), .total = files.size(), .item = {}});
    // The documents are stored whatever becomes of the index: each search brings it up to date, and says what keeps it
    // from doing so.
    static_cast<void>(SearchPassages(*m_review).catchUp(false, cancel));
    return report;
}

} // namespace sheaf
