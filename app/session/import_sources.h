#pragma once

#include "app/session/importing/reading_terms.h"
#include "app/session/review.h"
#include "coding/progress.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// What the caller already knows of all the documents; goes before the manifest, which goes before guesses.
struct ImportOptions {
    QString site; ///< name; must exist in the project
    QString type;
    Period period;
    std::optional<Confidentiality> confidentiality;
    QString manifestPath; ///< CSV with columns file, site, type, period, confidentiality, title, sha256 (all but file
                          ///< optional); may be empty
    int jobs = 0;         ///< documents read at a time; 0 = one per core
    ReadingTerms reading;
    /// What becomes of a file that seems to be a later state of a source that is held: the name is the same, the site
    /// no other, and the text not quite another.
    enum class Changed {
        Offer,   ///< nothing: the report says so, and somebody decides
        Revise,  ///< the source gets its text, and the codings are carried over (see ReviseSource)
        AddAsNew ///< it becomes a source of its own
    };
    Changed changed = Changed::Offer;
};

enum class ImportOutcome {
    Imported,
    AlreadyHeld,
    Changed, ///< a later state of `source`, which is as it was
    Revised, ///< `source` has got its text
    Failed,
    Cancelled
};

/// What became of one file, or of one document in it.
struct ImportedFile {
    QString path; ///< of what came in a file: the file's, a slash, and its name in there
    ImportOutcome outcome = ImportOutcome::Imported;
    std::optional<Source> source = {}; ///< if imported, revised or held
    QString format = {};               ///< of what was read
    QStringList recognised = {};       ///< `type proposal (from the file name)` …
    QStringList warnings = {};
    std::optional<Error> error = {};   ///< if failed
    std::chrono::milliseconds took{0}; ///< to read it
};

struct ImportReport {
    QList<ImportedFile> files; ///< in the order of the call
    QStringList leftOut;       ///< files in folders whose format is not read
    [[nodiscard]] int count(ImportOutcome outcome) const;
};

/// Brings documents into a review: reads each, recognises type, site and period, stores it, and keeps the search index
/// in step.
///
/// Folders are walked in depth, hidden files and files of no readable format in them are left out (a file named by
/// itself is always tried). The largest files come first, so that no core idles at the end. What comes in a file (an
/// archive, a message with attachments, a table of answers) is imported like files. A file that fails costs itself
/// only. Each document is one unit of work: what is reported as imported is on disk.
class ImportSources {
public:
    explicit ImportSources(Review& review) : m_review(&review) {}

    /// Of the files that are looked for in folders, without the dot, lower case.
    [[nodiscard]] static QStringList endings();

    /// Errors (of the call as a whole): NotFound (site), and the manifest's. A search index that can't be brought up to
    /// date is no error: the next search tries again.
    [[nodiscard]] Result<ImportReport>
    run(const QStringList& paths, const ImportOptions& options, const CancelToken& cancel,
        const ProgressSink& progress);

private:
    Review* m_review;
};

} // namespace sheaf
