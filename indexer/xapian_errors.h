#pragma once

#include "coding/progress.h"
#include "coding/result.h"

#include <type_traits>
#include <utility>

namespace sheaf {

/// What the call that failed was about to do: a plain "can't" of the file system means Unreadable or ReadOnly
/// accordingly.
enum class XapianAccess { Reading, Writing };

/// Thrown through Xapian to leave a search that is no longer wanted.
struct SearchCancelled {};

/// Throws SearchCancelled once the token is set; null: never.
void stopIfCancelled(const CancelToken* cancel);

/// The exception in flight, as an error: Cancelled (SearchCancelled), Busy (another process writes), Unreadable
/// (damaged, or not readable), ReadOnly (disk full, no rights), Internal. Precondition: called from within a catch
/// block.
[[nodiscard]] Error errorFromXapian(XapianAccess access);

/// Runs a function that calls Xapian; the only place where its exceptions are caught.
template <typename Function>
[[nodiscard]] auto guardedXapian(XapianAccess access, Function&& function) -> Result<std::invoke_result_t<Function>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Function>>) {
            std::forward<Function>(function)();
            return {};
        } else {
            return std::forward<Function>(function)();
        }
    } catch (...) {
        return tl::unexpected<Error>(errorFromXapian(access));
    }
}

/// Whether the exception in flight says that two commits have overtaken this reader: opened again, it will do.
/// Precondition: called from within a catch block.
[[nodiscard]] bool readerFellBehind();

/// Runs `refresh`, then `function`, and both again while commits overtake the reader, a few times.
template <typename Refresh, typename Function>
[[nodiscard]] auto guardedXapianRead(Refresh&& refresh, Function&& function) -> Result<std::invoke_result_t<Function>> {
    for (int attempt = 1;; ++attempt) {
        try {
            refresh();
            return function();
        } catch (...) {
            constexpr int attempts = 5;
            if (attempt == attempts || !readerFellBehind())
                return tl::unexpected<Error>(errorFromXapian(XapianAccess::Reading));
        }
    }
}

} // namespace sheaf
