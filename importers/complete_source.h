#pragma once

#include "importers/imported_source.h"

namespace sheaf {

/// What is made out about a source from its text, whatever format it came in: its language, who asks and who answers;
/// and warnings of speakers that may be one, of times that go back and of letters that look wrong. Sources that are
/// contained in it are completed likewise. Text and ranges stay as they are. Cost: O(text).
void completeSource(ImportedSource& source);

} // namespace sheaf
