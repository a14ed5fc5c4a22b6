#pragma once

#include "coding/progress.h"
#include "indexer/passage_set.h"
#include "indexer/query_tree.h"

#include <QStringList>

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

namespace sheaf {

/// What the compiling of a search has to know of the index it will run in.
struct IndexTraits {
    std::vector<std::string> languages = {"en"}; ///< of its passages, as Stemmer keys; one or more
    /// Whether some of it is on another machine, where sets of passages and our reading of positions can't go.
    bool isRemote = false;
};

/// A search's tree as Xapian's.
struct CompiledQuery {
    Xapian::Query query;
    /// False: it finds all that the search does and perhaps more, and each hit has to be held against the text.
    bool isExact = true;
    QStringList notes = {}; ///< for the reader: what was searched differently from what is written
};

/// A wildcard stands for the most frequent of the words that fit, in all shards, and a note says so, where they are
/// more than these; more than three wildcards in a search share three times as many.
inline constexpr Xapian::termcount maxWildcardWords = 10'000;

/// Words, wildcards, AND, OR and NOT are Xapian's own operators; XOR is made of these, as Xapian 1.4's own fails over
/// several shards, and where that would repeat its parts too often, it is not exact; a phrase, NEAR or ADJ is the AND
/// of its words, filtered by a posting source that reads the word positions and asks occurrences(); a filter is a
/// posting source of its passages.
///
/// `filters`: a set for each Filter of the tree; one that is missing holds for nothing. `cancel` may be null, and must
/// outlive the query. Errors: throws what Xapian throws.
[[nodiscard]] CompiledQuery compile(
    const QueryNode& node, const std::vector<std::shared_ptr<const PassageSet>>& filters, const IndexTraits& traits,
    const Xapian::Database& index, const CancelToken* cancel);

/// The terms under which a word of a search stands in passages of a language. Precondition: isWord(), not a Prefix.
[[nodiscard]] std::vector<std::string> termsOf(const QueryNode& word, const std::string& language);

} // namespace sheaf
