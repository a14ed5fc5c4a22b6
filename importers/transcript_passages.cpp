#include "importers/transcript_passages.h"

namespace sheaf {

void addTranscript(TextBuilder& builder, const Transcript& transcript) {
    for (const TranscriptBlock& block : transcript.blocks) {
        Passage passage;
        passage.kind = block.isTurn ? PassageKind::Turn : PassageKind::Paragraph;
        passage.speaker = block.speaker;
        passage.startMs = block.startMs;
        builder.addPassage(passage, block.paragraphs.join(u'\n'), TextBuilder::LineBreaks::Keep);
    }
    for (const QString& warning : transcript.warnings)
        builder.addWarning(warning);
}

} // namespace sheaf
