#include "app/session/importing/index_alongside.h"

#include "app/session/review.h"
#include "app/session/search_passages.h"

#include <exception>

namespace sheaf {

namespace {

constexpr qint64 worthAWrite = 10'000; // passages; more often, and writing costs more than analysing

} // namespace

IndexAlongside::IndexAlongside(QString projectPath, const CancelToken& cancel)
    : m_path(std::move(projectPath)), m_cancel(&cancel), m_thread([this] { run(); }) {}

IndexAlongside::~IndexAlongside() {
    finish();
}

void IndexAlongside::stored(int passages) {
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting += passages;
        if (m_waiting < worthAWrite)
            return;
    }
    m_changed.notify_one();
}

void IndexAlongside::finish() {
    if (!m_thread.joinable())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        m_isFinishing = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void IndexAlongside::run() {
    auto review = Review::open(m_path, Review::Access::ReadOnly);
    for (bool isLast = false; !isLast;) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_isFinishing || m_waiting >= worthAWrite; });
            isLast = m_isFinishing;
            m_waiting = 0;
        }
        if (!review || m_cancel->isCancelled())
            continue;
        try {
            static_cast<void>(SearchPassages(*review).catchUp(false, *m_cancel));
        } catch (const std::exception&) { // memory or threads are short: the next search tries again
        }
    }
}

} // namespace sheaf
