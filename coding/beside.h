#pragma once

#include <future>
#include <system_error>
#include <utility>

namespace sheaf {

/// Work that goes on beside the caller, on a thread of its own if that is worth it and there is one to be had; else
/// when its result is asked for.
template <typename Work>
[[nodiscard]] auto beside(bool isWorthAThread, Work work) {
    if (isWorthAThread) {
        try {
            return std::async(std::launch::async, work);
        } catch (const std::system_error&) { // no more threads
        }
    }
    return std::async(std::launch::deferred, std::move(work));
}

} // namespace sheaf
