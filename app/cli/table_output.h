#pragma once

#include "app/cli/console.h"
#include "app/cli/listing.h"
#include "coding/table.h"

namespace sheaf::cli {

/// Writes a table where the call wants it: to a file in the format of its ending, or to standard output in the format
/// asked for.
[[nodiscard]] Result<ExitStatus>
putTable(const Table& table, const QString& project, const QString& path, OutputFormat format);

} // namespace sheaf::cli
