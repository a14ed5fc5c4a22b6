#pragma once

#include <QString>

namespace sheaf {

/// A title from a file's metadata, or nothing if it is what programs put there on their own: `Microsoft Word - x.doc`,
/// `Document1`, `untitled`, a file's name, a template's placeholder.
[[nodiscard]] QString titleWorthShowing(const QString& title, const QString& fileName);

} // namespace sheaf
