#pragma once

#include "importers/extraction/extraction_message.h"

namespace sheaf {

/// Draws a page of a PDF on white, text smoothed.
///
/// Errors: Damaged, Encrypted, NotFound (no such page), TooLarge (over 50 million pixels).
/// Cost:   tens of ms for a page of text at 100 dots an inch.
[[nodiscard]] Result<PagePicture> drawPage(const QByteArray& bytes, const DrawPageRequest& request);

} // namespace sheaf
