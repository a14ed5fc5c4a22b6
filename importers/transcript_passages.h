#pragma once

#include "importers/speaker_labels.h"
#include "importers/text_builder.h"

namespace sheaf {

/// Adds each block of a transcript as a passage: a turn with its speaker and time, or a paragraph that nobody speaks.
/// A turn's paragraphs are parted by a line feed.
void addTranscript(TextBuilder& builder, const Transcript& transcript);

} // namespace sheaf
