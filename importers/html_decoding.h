#pragma once

#include "importers/text_decoding.h"

namespace sheaf {

/// decodeText() with the encoding that a page declares: `<?xml encoding="…"?>`, `<meta charset="…">` or
/// `<meta … content="text/html; charset=…">` in its first 4 KB. What was sent with the page (`charset`) wins over that.
[[nodiscard]] Result<DecodedText> decodeHtml(const QByteArray& page, const QByteArray& charset = {});

} // namespace sheaf
