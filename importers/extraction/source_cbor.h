#pragma once

#include "coding/result.h"
#include "importers/imported_source.h"

#include <QCborMap>

namespace sheaf {

/// An imported source as a CBOR map, for the way from the reading process to the one that asked. Words and passages
/// travel as typed arrays (RFC 8746, tags 78, 79 and 86), for there are millions.
[[nodiscard]] QCborMap cborFromSource(const ImportedSource& source);

/// Back again. Whoever sent it may have been taken over by a hostile document: everything is looked at, and what breaks
/// an invariant of ImportedSource is no source. Errors: Damaged.
[[nodiscard]] Result<ImportedSource> sourceFromCbor(const QCborMap& map);

} // namespace sheaf
