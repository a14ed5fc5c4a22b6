#pragma once

#include <QByteArray>
#include <QString>

namespace sheaf {

/// The text of a header's value: folded lines joined, encoded words (`=?utf-8?q?caf=C3=A9?=`) decoded in any charset
/// that ICU knows. Encoded words that can't be decoded stay as they are. Source: RFC 2047. Cost: O(length).
[[nodiscard]] QString headerText(const QByteArray& raw);

/// A parameter of a header such as Content-Type, empty if it lacks it: `headerParameter(raw, "filename")`. Reads values
/// that are quoted, continued (`filename*0=`) and encoded (`filename*=utf-8''caf%C3%A9`), or hold encoded words.
/// Source: RFC 2045, 5.1; RFC 2231, 3 and 4. Looks at the first 64 KB and 200 parameters.
[[nodiscard]] QString headerParameter(const QByteArray& raw, const QByteArray& name);

/// The value before the first parameter, in lower case: `text/plain`, `attachment`.
[[nodiscard]] QByteArray headerToken(const QByteArray& raw);

} // namespace sheaf
