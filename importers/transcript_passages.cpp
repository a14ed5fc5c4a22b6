#include "importers/transcript_passages.h"

#include "importers/annotations.h"

namespace sheaf {

void addTranscript(TextBuilder& builder, const Transcript& transcript) {
    for (const TranscriptBlock& block : transcript.blocks) {
        Passage passage;
        passage.kind = block.isTurn ? PassageKind::Turn : PassageKind::Paragraph;
        passage.speaker = block.speaker;
        passage.startMs = block.startMs;
        builder.begin(passage, TextBuilder::LineBreaks::Keep);
        addSpeech(builder, block.paragraphs.join(u'\n'));
        builder.end();
    }
}

} // namespace sheaf
