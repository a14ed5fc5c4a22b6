#pragma once

#include "coding/result.h"
#include "indexer/query_tree.h"

#include <QString>

namespace sheaf {

/// The grammar behind Query::parse; see there.
///
///     or   := and ("OR" and)*
///     and  := not ("AND"? not)*
///     not  := ("NOT" | "-")* near
///     near := item (("NEAR" | "ADJ")["/" number] item)*     one operator and one number in a chain
///     item := word | prefix"*" | "phrase" | "(" or ")"
///
/// Errors:  InvalidArgument, as Query::parse.
/// Threads: pure. Any text is safe: length, depth and the items of a chain are limited.
[[nodiscard]] Result<QueryNode> parseQuery(const QString& text);

} // namespace sheaf
