#pragma once

#include <QString>

namespace sheaf {

/// A name as names are compared, so that people and databases agree on which are the same: without the white space
/// around it, fully case folded (`Straße` is `STRASSE`, `İ` is `i̇`), letters and marks composed. Accents count.
/// QString's own folding takes one letter for one letter, and composes nothing. Threads: reentrant. Cost: O(length).
/// Source: Unicode 15, 3.13, D145 (canonical caseless matching).
[[nodiscard]] QString foldedName(const QString& name);

} // namespace sheaf
