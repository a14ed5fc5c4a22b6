#pragma once

#include <QStringView>

#include <optional>

namespace sheaf {

/// Reads a transcript's time: `[h:]m:ss` with an optional fraction after `.`, `,` or `:` (`0:0:5.100`, `01:02:03,5`,
/// `4:07`), nothing else around it. Minutes may pass 59 only where no hours are given. Units: milliseconds from the
/// recording's start. Empty if the text is no time.
[[nodiscard]] std::optional<qint64> timestampFromText(QStringView text);

/// As a regular expression without groups, to build larger patterns from.
inline constexpr const char16_t* timestampPattern = u"\\d{1,3}:\\d{1,2}(?::\\d{1,2})?(?:[.,:]\\d{1,3})?";

} // namespace sheaf
