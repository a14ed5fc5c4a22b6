#include "importers/markdown_importer.h"

#include "importers/declared_language.h"
#include "importers/html_content.h"
#include "importers/markdown_blocks.h"
#include "importers/markdown_parts.h"
#include "importers/text_builder.h"
#include "importers/text_decoding.h"
#include "importers/title_worth_showing.h"
#include "importers/transcript_passages.h"

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestFile = 64LL << 20;

Result<QList<MarkupBlock>> blocksOf(const MarkdownParts& parts) {
    MarkupBlocks body;
    if (const auto read = readMarkdown(parts.body, body); !read)
        return failure(read);
    QList<MarkupBlock> blocks = body.take();
    for (qsizetype i = 0; i < parts.notes.size(); ++i) {
        MarkupBlocks note;
        if (const auto read = readMarkdown(parts.notes[i], note); !read)
            return failure(read);
        const MarkupBlock block = noteFrom(note.take(), i + 1);
        if (!block.text.isEmpty())
            blocks.append(block);
    }
    return blocks;
}

} // namespace

QStringList MarkdownImporter::endings() const {
    return {u"md"_s, u"markdown"_s};
}

Recognition MarkdownImporter::recognise(QByteArrayView, const QString& ending) const {
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> MarkdownImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    if (bytes.size() > longestFile)
        return failure(ErrorCode::TooLarge, u"the file is longer than 64 MB"_s);
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return failure(decoded);
    TextBuilder builder;
    if (!decoded->warning.isEmpty())
        builder.addWarning(decoded->warning);
    const MarkdownParts parts = markdownParts(decoded->text);
    const auto blocks = blocksOf(parts);
    if (!blocks)
        return failure(blocks);
    // What a recorder wrote may read as markup: `[0:05]: …` defines a link, and is gone.
    const auto transcript = transcriptFromLines(linesOf(*blocks)) ? std::nullopt : transcriptFromLines(parts.lines);
    if (transcript)
        addTranscript(builder, *transcript);
    else
        addBlocks(builder, *blocks);
    if (!builder.hasPassages())
        return failure(ErrorCode::Damaged, u"the file holds no text"_s);
    builder.setLanguage(declaredLanguage(parts.language));
    return builder.take(u"md"_s, titleWorthShowing(parts.title, request.fileName));
}

} // namespace sheaf
