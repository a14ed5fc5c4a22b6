#pragma once

#include "tests/bench/sample_project.h"

namespace sheaf::bench {

/// 300 sources, 80 codes, 24,000 codings; made at the first call, in a folder that goes with the program.
[[nodiscard]] const QString& largeProject();

/// A new project with one source of 120,000 units and so many codings, 80 codes.
[[nodiscard]] Review denseReview(const QString& path, int codings);

} // namespace sheaf::bench
