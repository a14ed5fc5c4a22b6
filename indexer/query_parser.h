#pragma once

#include "coding/result.h"
#include "indexer/query_filter.h"
#include "indexer/query_lexer.h"
#include "indexer/query_tree.h"
#include "indexer/synonyms.h"

#include <QString>

#include <vector>

namespace sheaf {

/// A search, understood.
struct ParsedQuery {
    QueryNode root = {};
    std::vector<QueryFilter> filters = {}; ///< by the numbers that Filter nodes give
    RegexMatches regexes = {};             ///< by the terms of Regex nodes
};

/// The grammar behind Query::parse; see there.
///
///     or       := xor ("OR" xor)*
///     xor      := and ("XOR" and)*
///     and      := part ("AND"? part)*
///     part     := criteria | ("NOT" | "-")* (chain | bracket relation (criterion+ | bracket))
///     criteria := (("NOT" | "-")* criterion)+ (relation (criterion+ | bracket))?   see query_codings.h
///     chain    := item (("NEAR" | "ADJ")["/" n] item)*           one operator and one number in a chain
///     relation := "WITHIN" | "OVERLAPS" | ("NEAR" | "FOLLOWED BY")["/" n ["p"]]
///     item     := word | =word | prefix* | "phrase" | "phrase"= | /regex/ | field:value | "(" or ")"
///     bracket  := "(" or ")"                                     that holds one coding filter
///
/// Errors:  InvalidArgument, as Query::parse.
/// Threads: pure. Any text is safe: length, depth, the items of a chain, filters and regular expressions are limited.
[[nodiscard]] Result<ParsedQuery> parseQuery(const QString& text, const Synonyms& synonyms);

} // namespace sheaf
