#pragma once

#include "app/cli/command_line.h"

namespace sheaf::cli {

/// The verbs below `codes` that change the shape of the codebook: rename, move, recolour, describe, merge, split,
/// remove. `project` is where the verb above them keeps the project's path.
void addCodeChanges(CommandLine::Verb& codes, std::shared_ptr<QString> project);

} // namespace sheaf::cli
