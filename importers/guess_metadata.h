#pragma once

#include "coding/period.h"

#include <QString>
#include <QStringList>

namespace sheaf {

/// A guess and what gave it away, so that people can judge it: `Hampshire` because of `file name`.
template <typename T>
struct Guess {
    T value = {};
    QString reason; ///< `file name`, `title`, `first page`; empty if nothing was guessed
};

struct GuessedMetadata {
    Guess<QString> site; ///< one of the names given
    Guess<QString> type; ///< one of knownSourceTypes()
    Guess<Period> period;
};

/// What a document says of itself: looks at the file's name, then its title, then the first page's text; the first that
/// says something wins.
///
/// `siteNames` are the project's sites; a site is recognised by its whole name at word boundaries, case and punctuation
/// ignored, the longest name first; in a file's name also by a county's usual short form (`Hants`, `N Yorks`) or by the
/// first letters of three words or more (`CWaC`). Where one place names two sites, nothing is guessed. Cost: O(sites ×
/// length), `firstPage` is cut at 4,000 code units.
[[nodiscard]] GuessedMetadata
guessMetadata(const QString& fileName, const QString& title, const QString& firstPage, const QStringList& siteNames);

} // namespace sheaf
