#pragma once

#include "coding/period.h"
#include "coding/result.h"
#include "indexer/query_filter.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <utility>

namespace sheaf {

// How the values of filters are read, and what is said of those that can't be.

/// `column 5: …`, as errors of the query language are.
[[nodiscard]] tl::unexpected<Error>
filterError(const QueryFilter& filter, ErrorCode code, const QString& message, const QString& hint = {});
/// Another layer's error, with the column in front.
[[nodiscard]] tl::unexpected<Error> filterError(const QueryFilter& filter, Error error);
/// Errors: InvalidArgument if the value is a range.
[[nodiscard]] Result<void> refuseRange(const QueryFilter& filter, const FieldValue& value);
/// Up to ten of them, for a hint: `known: a, b, c and 12 more`.
[[nodiscard]] QString knownOnes(QStringList names);

/// The words of a text as the search folds them, with blanks around each: what one text holds of another can be asked
/// by looking for its folded words. Cost: 1 µs a word.
[[nodiscard]] std::string wordsFolded(const QString& text);
/// Whether a text holds words, or beginnings and ends of words, as `wanted` has them; case and accents do not matter.
class HoldsWords {
public:
    explicit HoldsWords(const QString& wanted);
    [[nodiscard]] bool operator()(const QString& text) const;

private:
    std::string m_folded;
    QString m_name; // where the value holds no word
};

/// `2018`, `2018-10`, `2018-10-05`, `2018-Q4`; a range of these, either end open; both ends belong to it.
/// Errors: InvalidArgument.
[[nodiscard]] Result<Period> periodFrom(const QueryFilter& filter, const FieldValue& value);

/// A whole number, or a range of them. Errors: InvalidArgument.
[[nodiscard]] Result<std::pair<int, int>> numbersFrom(const QueryFilter& filter, const FieldValue& value);

} // namespace sheaf
