#pragma once

#include "app/cli/listing.h"
#include "app/session/searching/keywords_in_context.h"

namespace sheaf::cli {

/// Writes a concordance: for people with the matches below each other, for programs a row each. `total`: all lines,
/// also those not given.
void putKeywords(const QList<KeywordLine>& lines, qsizetype total, OutputFormat format);

} // namespace sheaf::cli
