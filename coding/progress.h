#pragma once

#include <QString>

#include <atomic>
#include <functional>

namespace sheaf {

/// Set from any thread to ask a running use case to stop at the next safe point.
class CancelToken {
public:
    void cancel() { m_cancelled = true; }
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }

private:
    std::atomic_bool m_cancelled = false;
};

/// How far a use case has come: `done` of `total` items (0 = not known), and what it works on now.
struct Progress {
    qsizetype done = 0;
    qsizetype total = 0;
    QString item;
};

/// Called on the thread that runs the use case. May be empty.
using ProgressSink = std::function<void(const Progress&)>;

} // namespace sheaf
