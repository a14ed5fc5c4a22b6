#pragma once

#include <QString>

namespace sheaf::cli {

/// The language of searches for a terminal: what can be written, its meaning, an example.
[[nodiscard]] QString queryExplained();

} // namespace sheaf::cli
