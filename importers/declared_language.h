#pragma once

#include <QString>

namespace sheaf {

/// What a file declares its language to be, if that is a tag (BCP 47: `en`, `en-GB`); else empty, as for `zxx`, which
/// says that there is no language.
[[nodiscard]] QString declaredLanguage(const QString& declared);

} // namespace sheaf
