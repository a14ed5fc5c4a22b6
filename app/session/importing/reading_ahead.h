#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace sheaf {

/// Does `count` pieces of work on several threads and hands over the results in order, so many ahead of whoever takes
/// them as are told: memory stays bounded, and one slow piece does not idle the others.
template <typename T>
class ReadingAhead {
public:
    ReadingAhead(size_t count, unsigned threads, size_t ahead, std::function<T(size_t)> work)
        : m_work(std::move(work)), m_count(count), m_ahead(ahead) {
        for (unsigned i = 0; i < threads && i < count; ++i)
            m_threads.emplace_back([this] { run(); });
    }
    /// Waits for the pieces that are being worked on, and starts no more.
    ~ReadingAhead() {
        {
            const std::scoped_lock lock(m_mutex);
            m_count = 0;
        }
        m_changed.notify_all();
        for (std::thread& thread : m_threads)
            thread.join();
    }
    ReadingAhead(const ReadingAhead&) = delete;
    ReadingAhead& operator=(const ReadingAhead&) = delete;

    /// The next result; waits for it. To be called `count` times at most.
    T take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_done.contains(m_taken); });
        T result = std::move(m_done.extract(m_taken++).mapped());
        lock.unlock();
        m_changed.notify_all();
        return result;
    }

private:
    void run() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return m_next >= m_count || m_next < m_taken + m_ahead; });
            if (m_next >= m_count)
                return;
            const size_t at = m_next++;
            lock.unlock();
            T result = m_work(at);
            lock.lock();
            m_done.emplace(at, std::move(result));
            m_changed.notify_all();
        }
    }

    std::function<T(size_t)> m_work;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    size_t m_count;
    size_t m_ahead;
    size_t m_next = 0;
    size_t m_taken = 0;
    std::map<size_t, T> m_done;
    std::vector<std::thread> m_threads;
};

} // namespace sheaf
