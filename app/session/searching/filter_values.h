#pragma once

#include "coding/period.h"
#include "coding/result.h"
#include "indexer/query_filter.h"

#include <QString>
#include <QStringList>

#include <string>
#include <utility>
#include <vector>

namespace sheaf {

// How the values of filters are read, and what is said of those that a project does not know. What can't be a value of
// its field in any project, the parser has refused (see QueryFieldRow::canonical).

/// `column 5: …`, as errors of the query language are.
[[nodiscard]] tl::unexpected<Error>
filterError(const QueryFilter& filter, ErrorCode code, const QString& message, const QString& hint = {});
/// Another layer's error, with the column in front.
[[nodiscard]] tl::unexpected<Error> filterError(const QueryFilter& filter, Error error);
/// A name as filters and facets compare it: as names are, and white space within as a search writes it, one blank.
[[nodiscard]] QString comparedName(const QString& name);
/// Up to ten of them, for a hint: `known: a, b, c and 12 more`.
[[nodiscard]] QString knownOnes(QStringList names);

/// Whether a text holds words, whole and side by side as `wanted` has them, with whatever endings; case and accents do
/// not matter. Cost: 1 µs a word.
class HoldsWords {
public:
    explicit HoldsWords(const QString& wanted);
    [[nodiscard]] bool operator()(const QString& text) const;

private:
    std::vector<std::string> m_stems;
    QString m_name; // where the value holds no word
};

/// Of a `period:` that the parser gave: from the beginning of the one end to the end of the other; an open end reaches
/// as far as years go.
[[nodiscard]] Period monthsOf(const FieldValue& value);

/// Of a field of numbers that the parser gave: first and last.
[[nodiscard]] std::pair<int, int> numbersOf(const FieldValue& value);

} // namespace sheaf
