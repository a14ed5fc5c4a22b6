#pragma once

#include <QByteArray>

namespace sheaf {

/// The style sheet inside every exported page: light and dark, screen, narrow screen and paper. Text keeps a contrast
/// of 4.5 : 1 in both.
[[nodiscard]] QByteArray htmlStyle();

} // namespace sheaf
