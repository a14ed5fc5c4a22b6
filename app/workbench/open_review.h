#pragma once

#include "app/workbench/job_runner.h"
#include "app/workbench/overview.h"
#include "coding/progress.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace sheaf {

/// Whether a search finds all that is there.
enum class IndexState { CatchingUp, UpToDate, Behind };

/// The review that the window has open: its overview, the runners of its jobs, and who codes. Looks every second
/// whether another process has changed the project, and reads it anew then.
///
/// Threads: GUI thread; never waits.
class OpenReview : public QObject {
    Q_OBJECT

public:
    OpenReview(const QString& projectPath, JobRunner::Where where, QObject* parent = nullptr);
    /// Stops indexing and searching; waits for the jobs that run.
    ~OpenReview() override;

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] const Overview& overview() const { return m_overview; }
    [[nodiscard]] bool isLoaded() const { return m_overview.revision >= 0; }
    JobRunner& jobs() { return m_jobs; }         ///< for what a person waits for
    JobRunner& slowJobs() { return m_slowJobs; } ///< for imports, and for bringing the index up to date
    JobRunner& searches() { return m_searches; } ///< apart: they answer while the index is being made

    /// Cancelled when the review is closed: for jobs that may take long.
    [[nodiscard]] std::shared_ptr<const CancelToken> closing() const { return m_closing; }

    [[nodiscard]] const QString& coder() const { return m_coder; } ///< empty: the login name
    /// Who makes the changes of all jobs from now on. Reads the overview again, as it says what this coder may undo.
    void setCoder(const QString& name);

    /// Reads the overview again; to be called after each change.
    void reload();
    /// Backs the project up beside itself, unless this state has a backup; happens by itself every ten minutes.
    void backUp();
    /// Tells the window of a failure.
    void report(const Error& error) { Q_EMIT failed(error); }
    /// Tells the window of a failure that left a change undone, and that the next change was kept.
    void reportUnsaved(const Error& error);
    void noteSaved(const QString& said = {}); ///< `said`: what was done, where a person could not tell

Q_SIGNALS:
    void overviewChanged();
    void coderChanged();
    void indexStateChanged(sheaf::IndexState state);
    /// Of the last change: why it was not kept (empty: it was), or what was done.
    void savingChanged(const QString& problem, const QString& said);
    void failed(const sheaf::Error& error);
    /// A backup that was not there before was made and found sound.
    void backedUp();

private:
    void poll();
    void catchUpIndex();
    void tryToCatchUpIndex();

    QString m_path;
    std::shared_ptr<CancelToken> m_closing = std::make_shared<CancelToken>(); // shared with the jobs' threads
    JobRunner m_jobs;
    JobRunner m_slowJobs;
    JobRunner m_searches;
    JobRunner m_backups; // apart: a search should not wait for the copy of a large project
    Overview m_overview;
    QString m_coder;
    QTimer m_polling;
    QTimer m_backingUp;
    QTimer m_tryingAgain; // to bring the index up to date
    bool m_isReloading = false;
    bool m_reloadAgain = false;
};

} // namespace sheaf
