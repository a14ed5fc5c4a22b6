#pragma once

#include "coding/text_range.h"
#include "importers/text_builder.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace sheaf {

/// What a transcriber says in brackets instead of what was spoken.
struct TranscriptAnnotation {
    TextRange range; ///< with its brackets
    QString detail;  ///< folded, without times and numbers: `inaudible` for `[Inaudible 00:00:12]`
};

/// The annotations in a transcript's text: `[inaudible 00:00:12]`, `[crosstalk]`, `(lacht)`, `[long pause]`, `(..)`.
/// Round brackets must hold nothing else, square ones no more than four words. Cost: O(text).
[[nodiscard]] QList<TranscriptAnnotation> annotationsIn(QStringView text);

/// As TextBuilder::addText(), with a mark on every annotation. Text already added in the same passage is not looked at.
void addSpeech(TextBuilder& builder, QStringView text);

} // namespace sheaf
