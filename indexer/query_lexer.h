#pragma once

#include "coding/result.h"
#include "indexer/query_tree.h"

#include <QString>

#include <vector>

namespace sheaf {

/// A piece of a search as written.
struct QueryToken {
    enum class Kind { Operand, And, Or, Not, Near, Adjacent, Open, Close, End };

    Kind kind = Kind::End;
    qsizetype start = 0;    ///< UTF-16 code units from the beginning of the search
    QString written = {};   ///< for messages
    QueryNode operand = {}; ///< of an Operand: a leaf or a Phrase
    int distance = 0;       ///< of Near and Adjacent
};

/// The error of a search that can't be understood, with the place: `column 8: MESSAGE`, columns counting UTF-16 units
/// from 1.
[[nodiscard]] tl::unexpected<Error> queryFailure(qsizetype start, const QString& message, const QString& hint = {});

/// Cuts a search into tokens, the last of which is End. Pieces without a word in them (`&`, a lone dash) are passed
/// over.
///
/// Errors: InvalidArgument: unclosed or empty phrase, a star that does not end a word of three letters, an unknown
/// field,
///         a NEAR or ADJ without a proper number.
[[nodiscard]] Result<std::vector<QueryToken>> queryTokens(const QString& text);

} // namespace sheaf
