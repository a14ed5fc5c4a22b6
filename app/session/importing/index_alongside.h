#pragma once

#include "coding/progress.h"

#include <QString>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace sheaf {

/// Brings the search index up to date on a thread of its own while documents are still being stored: each time enough
/// has come in to be worth a write, and once at the end. Trouble of the index is no trouble of the import: the next
/// search tries again, and says so.
class IndexAlongside {
public:
    /// `cancel` stops the indexing, at the next source; it must outlive this.
    IndexAlongside(QString projectPath, const CancelToken& cancel);
    /// As finish().
    ~IndexAlongside();

    void stored(int passages);
    /// Indexes what is left, and waits for it.
    void finish();

private:
    void run();

    QString m_path;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    qint64 m_waiting = 0; // passages stored and not indexed
    bool m_isFinishing = false;
    const CancelToken* m_cancel;
    std::thread m_thread;
};

} // namespace sheaf
