#include "importers/document_writer.h"

#include "importers/emphasised_questions.h"
#include "importers/marked_transcript.h"
#include "importers/settled_marks.h"
#include "importers/transcript_passages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

bool isApart(const DocumentBlock& block) {
    return block.like.kind == PassageKind::Footnote || block.like.kind == PassageKind::PageFurniture;
}

/// Moves notes and furniture behind all else; returns how much there is of that.
qsizetype putNotesLast(QList<DocumentBlock>& blocks) {
    QList<DocumentBlock> spoken, apart;
    for (DocumentBlock& block : blocks)
        (isApart(block) ? apart : spoken).append(std::move(block));
    const qsizetype count = spoken.size();
    blocks = std::move(spoken) + apart;
    return count;
}

/// Feeds blocks to the builder, and opens and closes marks on the way.
class BlockWriter {
public:
    BlockWriter(TextBuilder& builder, const QList<TextMark>& marks) : m_builder(builder), m_marks(marks) {}

    void write(const DocumentBlock& block) {
        m_builder.begin(block.like, TextBuilder::LineBreaks::Keep);
        qsizetype done = 0;
        for (const MarkPoint& point : block.points) {
            m_builder.addText(QStringView(block.text).sliced(done, point.at - done));
            done = point.at;
            if (point.starts)
                m_open.insert(point.mark, m_builder.openMark(m_marks[point.mark]));
            else if (m_open.contains(point.mark))
                m_builder.closeMark(m_open.take(point.mark));
        }
        m_builder.addText(QStringView(block.text).sliced(done));
        m_builder.end();
    }

private:
    TextBuilder& m_builder;
    const QList<TextMark>& m_marks;
    QHash<int, int> m_open; ///< the builder's numbers
};

QStringList linesOf(const QList<DocumentBlock>& blocks) {
    QStringList lines;
    for (const DocumentBlock& block : blocks)
        lines << block.text.split(u'\n') << QString();
    return lines;
}

} // namespace

void writeDocument(TextBuilder& builder, DocumentContent content) {
    QList<DocumentBlock>& blocks = content.blocks;
    if (content.trackedChanges > 0)
        content.warn(trackedChangesWarning(content.trackedChanges));
    for (const QString& warning : std::as_const(content.warnings))
        builder.addWarning(warning);

    const qsizetype spoken = putNotesLast(blocks);
    const QStringList lines = linesOf(blocks.first(spoken));
    const auto transcript = transcriptFromLines(lines);
    if (!transcript) {
        if (auto turns = turnsByEmphasis(blocks.first(spoken)))
            blocks = std::move(*turns) + blocks.sliced(spoken);
        for (DocumentBlock& block : blocks)
            block = withNumber(std::move(block));
    }
    settleMarks(blocks, content.marks);
    BlockWriter writer(builder, content.marks);
    if (transcript) {
        TextBuilder scratch;
        addTranscript(scratch, *transcript);
        const ImportedSource turns = scratch.take({}, {});
        for (const QString& warning : turns.warnings)
            builder.addWarning(warning);
        const qsizetype notes = blocks.size() - std::count_if(blocks.cbegin(), blocks.cend(), isApart);
        for (const DocumentBlock& turn : blocksOfTurns(turns, blocks.first(notes), content.marks))
            writer.write(turn);
        blocks.remove(0, notes);
    }
    for (const DocumentBlock& block : std::as_const(blocks))
        writer.write(block);
}

} // namespace sheaf
