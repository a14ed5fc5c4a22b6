#include "importers/pdf_importer.h"

#include "importers/pdf_furniture.h"
#include "importers/pdf_hyphens.h"
#include "importers/pdf_layout.h"
#include "importers/pdf_losses.h"
#include "importers/pdf_paragraphs.h"
#include "importers/pdf_reader.h"
#include "importers/pdf_recognised.h"
#include "importers/pdf_table.h"
#include "importers/pdf_transcript.h"
#include "importers/pdf_writer.h"
#include "importers/text_builder.h"
#include "importers/title_worth_showing.h"

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype headerReach = 1024; // readers accept a PDF's header anywhere in the first kilobyte

struct SortedLines {
    QList<PdfLine> body;
    QHash<int, QList<PdfLine>> headers; ///< by page
    QHash<int, QList<PdfLine>> footers;
};

SortedLines sortedLines(const std::vector<PdfPage>& pages, QList<QList<PdfLine>> lines) {
    const QList<QList<PdfZone>> zones = zonesOfLines(pages, lines);
    SortedLines sorted;
    int tables = 0;
    ContinuedTables continued;
    for (qsizetype page = 0; page < lines.size(); ++page) {
        QList<PdfLine> body;
        const int number = static_cast<int>(page) + 1;
        for (qsizetype i = 0; i < lines[page].size(); ++i) {
            const PdfZone zone = zones[page][i];
            QList<PdfLine>& target = zone == PdfZone::Header   ? sorted.headers[number]
                                     : zone == PdfZone::Footer ? sorted.footers[number]
                                                               : body;
            target.append(std::move(lines[page][i]));
        }
        lines[page] = {};
        QList<PdfLine> ordered =
            inReadingOrder(std::move(body), pages[static_cast<std::size_t>(page)].page.width, tables);
        continued.join(ordered);
        sorted.body += std::move(ordered);
    }
    return sorted;
}

void writeFurniture(PdfWriter& writer, const QList<PdfLine>& lines) {
    for (const PdfLine& line : lines) {
        PdfParagraph paragraph;
        paragraph.kind = PassageKind::PageFurniture;
        paragraph.lines = {line};
        writer.write(paragraph);
    }
}

void writePages(
    TextBuilder& builder, const std::vector<PdfPage>& pages, QList<QList<PdfLine>> lines,
    const QList<PdfOutlineEntry>& outline) {
    SortedLines sorted = sortedLines(pages, std::move(lines));
    const QList<PdfParagraph> paragraphs =
        turnsFromParagraphs(paragraphsFromLines(std::exchange(sorted.body, {}), pages, outline));
    qsizetype words = 0;
    for (const PdfParagraph& paragraph : paragraphs)
        for (const PdfLine& line : paragraph.lines)
            words += line.words.size();
    builder.expectWords(words);
    const PdfHyphens hyphens(paragraphs);
    PdfWriter writer(builder, hyphens, pages);
    qsizetype next = 0;
    for (int page = 1; page <= static_cast<int>(pages.size()); ++page) {
        writeFurniture(writer, sorted.headers.value(page));
        const qsizetype first = next;
        while (next < paragraphs.size() && paragraphs[next].page() == page)
            ++next;
        for (const bool footnotes : {false, true})
            for (qsizetype i = first; i < next; ++i)
                if ((paragraphs[i].kind == PassageKind::Footnote) == footnotes)
                    writer.write(paragraphs[i]);
        writeFurniture(writer, sorted.footers.value(page));
    }
}

} // namespace

QStringList PdfImporter::endings() const {
    return {u"pdf"_s};
}

Recognition PdfImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    const bool isNamedSo = ending == "pdf"_L1;
    const qsizetype header = bytes.first(std::min(bytes.size(), headerReach)).indexOf("%PDF-");
    // Deeper in, it may be the start of a PDF that an archive or a message holds.
    if (header == 0 || (header > 0 && isNamedSo))
        return Recognition::ByContent;
    return isNamedSo ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> PdfImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    std::vector<PdfPage> pages;
    QList<QList<PdfLine>> lines;
    PdfLosses losses;
    const auto file = readPdf(bytes, request.password, [&](PdfPage&& page) {
        addRecognisedWords(page, request.recognised);
        losses.add(page);
        lines.append(linePiecesOfPage(page));
        pages.push_back(std::move(page));
    });
    if (!file)
        return failure(file);
    if (pages.empty())
        return failure(ErrorCode::Damaged, u"the PDF has no pages"_s);
    TextBuilder builder;
    QList<Page> sizes;
    for (const PdfPage& page : pages)
        sizes.append(page.page);
    builder.setPages(sizes);
    writePages(builder, pages, std::move(lines), file->outline);
    if (!builder.hasPassages())
        return losses.whyNothingIsRead();
    builder.setPagesWithoutText(losses.pictures());
    for (const QString& warning : losses.warnings())
        builder.addWarning(warning);
    return builder.take(u"pdf"_s, titleWorthShowing(file->title, request.fileName));
}

} // namespace sheaf
