#include "app/workbench/open_review.h"

#include "app/session/back_up.h"
#include "app/session/search_passages.h"

namespace sheaf {

namespace {

constexpr int backupMs = 10 * 60 * 1000;
constexpr int pollingMs = 1000; // what others write shows within two seconds, with the time to read it
constexpr int tryingAgainMs = 2000;

} // namespace

OpenReview::OpenReview(const QString& projectPath, JobRunner::Where where, QObject* parent)
    : QObject(parent), m_path(projectPath), m_jobs(projectPath, where), m_slowJobs(projectPath, where),
      m_searches(projectPath, where), m_backups(projectPath, where) {
    m_polling.setInterval(pollingMs);
    connect(&m_polling, &QTimer::timeout, this, &OpenReview::poll);
    m_polling.start();
    m_backingUp.setInterval(backupMs);
    connect(&m_backingUp, &QTimer::timeout, this, &OpenReview::backUp);
    m_backingUp.start();
    m_tryingAgain.setSingleShot(true);
    m_tryingAgain.setInterval(tryingAgainMs);
    connect(&m_tryingAgain, &QTimer::timeout, this, &OpenReview::tryToCatchUpIndex);
}

OpenReview::~OpenReview() {
    m_closing->cancel();
}

void OpenReview::reportUnsaved(const Error& error) {
    Q_EMIT savingChanged(error.message, {});
    report(error);
}

void OpenReview::noteSaved(const QString& said) {
    Q_EMIT savingChanged({}, said);
}

void OpenReview::setCoder(const QString& name) {
    if (name == m_coder)
        return;
    m_coder = name;
    m_jobs.setCoder(name);
    m_slowJobs.setCoder(name);
    m_searches.setCoder(name);
    m_overview.nextUndo.reset(); // another coder's changes are not offered
    m_overview.nextRedo.reset();
    Q_EMIT coderChanged();
    if (isLoaded())
        reload();
}

void OpenReview::reload() {
    if (m_isReloading) {
        m_reloadAgain = true;
        return;
    }
    m_isReloading = true;
    m_jobs.run(this, loadOverview, [this](const Result<Overview>& overview) {
        m_isReloading = false;
        if (!overview) {
            report(overview.error());
            return;
        }
        m_overview = *overview;
        Q_EMIT overviewChanged();
        catchUpIndex();
        if (std::exchange(m_reloadAgain, false))
            reload();
    });
}

void OpenReview::catchUpIndex() {
    Q_EMIT indexStateChanged(IndexState::CatchingUp);
    tryToCatchUpIndex();
}

void OpenReview::tryToCatchUpIndex() {
    m_tryingAgain.stop();
    // A failure raises no alarm here: a search will say what is wrong. Where another process is at it, its index is
    // there some time later.
    m_slowJobs.run(
        this, [closing = m_closing](Review& review) { return SearchPassages(review).catchUp(false, *closing); },
        [this](const Result<qsizetype>& added) {
            Q_EMIT indexStateChanged(added ? IndexState::UpToDate : IndexState::Behind);
            if (!added && added.error().code == ErrorCode::Busy)
                m_tryingAgain.start();
        });
}

void OpenReview::backUp() {
    if (!isLoaded() || m_backups.pending() > 0)
        return;
    using Made = Result<std::optional<ReviewBackup>>;
    m_backups.run(
        this, [closing = m_closing](Review& review) -> Made { return BackUp(review.path()).make(*closing); },
        [this](const Made& made) {
            if (!made && made.error().code != ErrorCode::Cancelled)
                report(
                    made.error()); // that a project can't be backed up, or is found damaged, is for its owner to know
            else if (made && *made)
                Q_EMIT backedUp();
        });
}

void OpenReview::poll() {
    if (m_jobs.pending() > 0 || !isLoaded())
        return; // the next round will see it
    m_jobs.run(
        this, [](Review& review) -> Result<qint64> { return review.revision(); },
        [this](const Result<qint64>& revision) {
            if (revision && *revision != m_overview.revision)
                reload();
        });
}

} // namespace sheaf
