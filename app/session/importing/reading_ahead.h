#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace sheaf {

/// Does `count` pieces of work on several threads and hands over the results in order, so far ahead of whoever takes
/// them as `ahead` pieces and `bytes` of results allow (one piece may pass that): memory stays bounded, and one slow
/// piece does not idle the others. The work must not throw.
template <typename T>
class ReadingAhead {
public:
    struct Limits {
        unsigned threads = 1;
        size_t ahead = 1;
        qint64 bytes = 0;
    };
    /// `weight`: the bytes that a result holds.
    ReadingAhead(
        size_t count, const Limits& limits, std::function<T(size_t)> work, std::function<qint64(const T&)> weight)
        : m_work(std::move(work)), m_weight(std::move(weight)), m_limits(limits), m_count(count) {
        for (unsigned i = 0; i < limits.threads && i < count; ++i)
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
        m_bytes -= m_weight(result);
        lock.unlock();
        m_changed.notify_all();
        return result;
    }

private:
    [[nodiscard]] bool mayGoAhead() const {
        return m_next < m_taken + m_limits.ahead && (m_bytes < m_limits.bytes || m_next == m_taken);
    }

    void run() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return m_next >= m_count || mayGoAhead(); });
            if (m_next >= m_count)
                return;
            const size_t at = m_next++;
            lock.unlock();
            T result = m_work(at);
            lock.lock();
            m_bytes += m_weight(result);
            m_done.emplace(at, std::move(result));
            m_changed.notify_all();
        }
    }

    std::function<T(size_t)> m_work;
    std::function<qint64(const T&)> m_weight;
    Limits m_limits;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    size_t m_count;
    size_t m_next = 0;
    size_t m_taken = 0;
    qint64 m_bytes = 0; // of what is done and not taken
    std::map<size_t, T> m_done;
    std::vector<std::thread> m_threads;
};

} // namespace sheaf
