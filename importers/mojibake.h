#pragma once

#include <QString>
#include <QStringView>

namespace sheaf {

/// UTF-8 that was read as Windows-1252 and saved like that, so that `’` became `â€™` and `é` became `Ã©`.
struct Mojibake {
    int count = 0;
    QString example; ///< the first
};

/// Counts what only such a mistake writes. Nothing is put right. Cost: O(text).
[[nodiscard]] Mojibake mojibakeIn(QStringView text);

/// One line for people, or empty where one odd pair of letters may be meant as it stands.
[[nodiscard]] QString mojibakeWarning(QStringView text);

} // namespace sheaf
