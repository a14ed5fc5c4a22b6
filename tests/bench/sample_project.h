#pragma once

#include "app/session/review.h"

#include <QString>

namespace sheaf::bench {

/// The path of a project that holds the sample review, made at the first call, with its index, in a folder that goes
/// with the program.
[[nodiscard]] const QString& sampleProject();

/// Opens it. Ends the program with a message if that fails: a figure of a failure is worth nothing.
[[nodiscard]] Review openSample();

/// The value, or the end of the program.
template <typename T>
T orEnd(Result<T> result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace sheaf::bench
