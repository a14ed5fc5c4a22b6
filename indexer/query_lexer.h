#pragma once

#include "coding/result.h"
#include "indexer/query_filter.h"
#include "indexer/query_tree.h"
#include "indexer/regex_match.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sheaf {

/// A piece of a search as written.
struct QueryToken {
    enum class Kind {
        Operand,   ///< words or a regular expression
        Property,  ///< `site:Camden`
        Criterion, ///< `code:Trust`
        And,
        Or,
        Xor,
        Not,
        Near,
        Adjacent,
        Within,
        Overlaps,
        FollowedBy,
        Open,
        Close,
        End
    };

    Kind kind = Kind::End;
    qsizetype start = 0;                                     ///< UTF-16 code units from the beginning of the search
    QString written = {};                                    ///< for messages
    QueryNode operand = {};                                  ///< of an Operand: a leaf or a Phrase
    PropertyFilter property = {};                            ///< of a Property
    CodingCriteria::Criterion criterion = {};                ///< of a Criterion
    std::optional<int> distance = {};                        ///< as written after the stroke
    CodingRelation::Unit unit = CodingRelation::Unit::Words; ///< that the distance counts
};

/// Regular expressions, understood, by their term in the tree.
using RegexMatches = std::map<std::string, RegexMatch>;

struct QueryTokens {
    std::vector<QueryToken> tokens = {}; ///< the last one is End
    RegexMatches regexes = {};
};

/// The error of a search that can't be understood, with the place: `column 8: MESSAGE`, columns counting UTF-16 units
/// from 1.
[[nodiscard]] tl::unexpected<Error> queryFailure(qsizetype start, const QString& message, const QString& hint = {});

/// Cuts a search into tokens. Pieces without a word in them (`&`, a lone dash) are passed over.
///
/// Errors: InvalidArgument: an unclosed or empty phrase, a star that does not end a word of three letters, a value that
///         its field can't have, a regular expression that is not one, a distance without a proper number, more filters
///         or regular expressions than maxQueryFilters and maxQueryRegexes.
[[nodiscard]] Result<QueryTokens> queryTokens(const QString& text);

} // namespace sheaf
