#pragma once

#include <QStringView>

namespace sheaf {

/// A list item's mark at the start of a line.
struct ListMarker {
    qsizetype length = 0;  ///< of mark and white space; 0 if the line starts no item
    bool isBullet = false; ///< a mere dot or dash, which says nothing; numbers and letters are part of the text
};

/// `• `, `- `, `* `, `1. `, `(a) `, `iv) ` and Word's private-use bullets.
[[nodiscard]] ListMarker listMarkerOf(QStringView line);

} // namespace sheaf
