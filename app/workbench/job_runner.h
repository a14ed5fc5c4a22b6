#pragma once

#include "app/session/review.h"
#include "coding/result.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>

namespace sheaf {

/// The one place that runs the session's blocking calls. Jobs run one after the other on a thread that has its own
/// Review; what they give is handed to the GUI thread. With no thread they run at once, in the call, for tests. What a
/// job changes is changed by the coder who was set when it was handed in.
///
/// Threads: call from the GUI thread. A job must capture values only.
/// Errors:  a project that can't be opened is the outcome of every job.
class JobRunner : public QObject {
    Q_OBJECT

public:
    enum class Where { OwnThread, Inline };
    JobRunner(QString projectPath, Where where, QObject* parent = nullptr);
    /// Waits for the job that runs; drops those that have not begun.
    ~JobRunner() override;

    void setCoder(const QString& name) { m_coder = name; } ///< empty: the login name

    /// `work(Review&)` gives a Result; `done` gets it, unless the receiver is gone by then.
    template <typename Work, typename Done>
    void run(QObject* receiver, Work work, Done done) {
        using Outcome = std::invoke_result_t<Work, Review&>;
        post(
            [receiver = QPointer<QObject>(receiver), work = std::move(work), done = std::move(done),
             coder = m_coder](Result<Review>& review) -> Delivery {
                if (review)
                    review->setCoder(coder);
                auto outcome =
                    std::make_shared<Outcome>(review ? work(*review) : Outcome(tl::unexpected<Error>(review.error())));
                return [receiver, done, outcome] {
                    if (receiver)
                        done(*outcome);
                };
            });
    }

    [[nodiscard]] int pending() const { return m_pending; } ///< jobs not yet delivered

Q_SIGNALS:
    void pendingChanged(int pending);

private:
    using Delivery = std::function<void()>;
    using Job = std::function<Delivery(Result<Review>&)>;
    void post(Job job);
    void deliver(const Delivery& delivery);

    struct Bench; // what lives on the jobs' thread
    QThread m_thread;
    Bench* m_bench = nullptr;
    Where m_where;
    QString m_coder;
    int m_pending = 0;
};

} // namespace sheaf
