#pragma once

#include "coding/result.h"
#include "indexer/query_fields.h"

#include <QString>

namespace sheaf {

/// A value with the place where it ends, in UTF-16 code units of the search.
struct ValueInSearch {
    FieldValue value = {};
    qsizetype end = 0;
};

/// Reads the value of a field that begins at `start`, right after the colon: `Camden`, `"North East"`, `1..3`,
/// `2018..`,
/// `*`, `=Trust`. `row`: of the field; nullptr: an attribute, whose values only the project can check. Of a field with
/// `canonical` the value, and each end of a range, comes back as that has it: nobody need check it again.
///
/// Errors: InvalidArgument, with the column of what is wrong: no value, a value that the field can't have, a range that
/// ends before it begins, a star within a value, a quotation without an end.
[[nodiscard]] Result<ValueInSearch> queryValue(const QString& text, qsizetype start, const QueryFieldRow* row);

} // namespace sheaf
