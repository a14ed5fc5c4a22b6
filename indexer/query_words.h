#pragma once

#include "coding/result.h"
#include "indexer/query_tree.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace sheaf {

/// Word processors write curly quotes, and not always the right one: each closes what any of them opened.
[[nodiscard]] bool isQueryQuote(QChar c);
/// Where the piece that goes on at `at` ends: before a blank, a bracket, a quote, or at the end of the text.
[[nodiscard]] qsizetype chunkEnd(QStringView text, qsizetype at);

/// A word as written: composed (NFC), without soft hyphens, which nobody sees, and with straight apostrophes.
[[nodiscard]] QString asWritten(QStringView word);

/// The words of a piece of a search as one node: a leaf of the kind asked for (Stem, Exact or Literal), a Prefix where
/// a star ends a word, a Phrase of several. Nothing: there is no word in it.
///
/// `start`: where the piece stands in the search, in UTF-16 code units, for messages.
/// Errors:  InvalidArgument: a star that does not end a word of three letters, or beside a Literal.
[[nodiscard]] Result<std::optional<QueryNode>> queryWords(QStringView piece, QueryNode::Kind kind, qsizetype start);

} // namespace sheaf
