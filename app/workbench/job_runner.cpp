#include "app/workbench/job_runner.h"

#include <atomic>
#include <optional>

namespace sheaf {

/// Opens the review where the first job runs, as a Review belongs to its thread.
struct JobRunner::Bench : QObject {
    explicit Bench(QString projectPath) : path(std::move(projectPath)) {}

    Delivery work(const Job& job) {
        // A project that could not be opened may be there by the next job.
        if (!review || !*review)
            review.emplace(Review::open(path));
        return job(*review);
    }

    QString path;
    std::optional<Result<Review>> review;
    std::atomic_bool isClosing = false;
};

JobRunner::JobRunner(QString projectPath, Where where, QObject* parent)
    : QObject(parent), m_bench(new Bench(std::move(projectPath))), m_where(where) {
    if (m_where == Where::Inline)
        return;
    m_thread.setObjectName(QStringLiteral("sheaf jobs"));
    m_bench->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_bench, &QObject::deleteLater);
    m_thread.start();
}

JobRunner::~JobRunner() {
    if (m_where == Where::Inline) {
        delete m_bench;
        return;
    }
    m_bench->isClosing = true;
    m_thread.quit();
    m_thread.wait();
}

void JobRunner::post(Job job) {
    Q_EMIT pendingChanged(++m_pending);
    if (m_where == Where::Inline) {
        deliver(m_bench->work(job));
        return;
    }
    QMetaObject::invokeMethod(
        m_bench,
        [this, bench = m_bench, job = std::move(job)] {
            if (bench->isClosing)
                return;
            // `this` outlives the thread: the destructor waits for it.
            QMetaObject::invokeMethod(
                this, [this, delivery = bench->work(job)] { deliver(delivery); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void JobRunner::deliver(const Delivery& delivery) {
    Q_EMIT pendingChanged(--m_pending);
    delivery();
}

} // namespace sheaf
