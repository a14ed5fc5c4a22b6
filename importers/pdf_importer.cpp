#include "importers/pdf_importer.h"

#include "importers/list_markers.h"
#include "importers/pdf_furniture.h"
#include "importers/pdf_hyphens.h"
#include "importers/pdf_layout.h"
#include "importers/pdf_paragraphs.h"
#include "importers/pdf_reader.h"
#include "importers/pdf_transcript.h"
#include "importers/text_builder.h"
#include "importers/title_worth_showing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype headerReach = 1024; // readers accept a PDF's header anywhere in the first kilobyte

struct SortedLines {
    QList<PdfLine> body;
    QHash<int, QList<PdfLine>> headers; ///< by page
    QHash<int, QList<PdfLine>> footers;
};

SortedLines sortedLines(const PdfFile& file) {
    QList<QList<PdfLine>> lines;
    for (const PdfPage& page : file.pages)
        lines.append(linePiecesOfPage(page));
    const QList<QList<PdfZone>> zones = zonesOfLines(file.pages, lines);
    SortedLines sorted;
    int tables = 0;
    for (qsizetype page = 0; page < lines.size(); ++page) {
        QList<PdfLine> body;
        for (qsizetype i = 0; i < lines[page].size(); ++i) {
            const int number = static_cast<int>(page) + 1;
            const PdfZone zone = zones[page][i];
            QList<PdfLine>& target = zone == PdfZone::Header   ? sorted.headers[number]
                                     : zone == PdfZone::Footer ? sorted.footers[number]
                                                               : body;
            target.append(lines[page][i]);
        }
        sorted.body += inReadingOrder(body, file.pages[page].page.width, tables);
    }
    return sorted;
}

/// Writes paragraphs into the text word by word, so that each word's box gets the range it covers.
class ParagraphWriter {
public:
    ParagraphWriter(TextBuilder& builder, const PdfHyphens& hyphens) : m_builder(builder), m_hyphens(hyphens) {}

    void write(const PdfParagraph& paragraph) {
        Passage like;
        like.kind = paragraph.kind;
        like.headingLevel = paragraph.headingLevel;
        like.page = paragraph.page();
        like.speaker = paragraph.speaker;
        like.startMs = paragraph.startMs;
        like.row = paragraph.lines.constFirst().row;
        like.column = paragraph.lines.constFirst().column;
        m_builder.begin(
            like,
            paragraph.kind == PassageKind::Turn ? TextBuilder::LineBreaks::Keep : TextBuilder::LineBreaks::Collapse);
        m_skip = paragraph.kind == PassageKind::ListItem ? bulletLength(paragraph.lines.constFirst()) : 0;
        m_pending = PdfHyphens::Ending::None;
        for (qsizetype i = 0; i < paragraph.lines.size(); ++i) {
            const bool isLast = i + 1 == paragraph.lines.size();
            if (paragraph.lines[i].labelLetters > 0)
                m_skip = paragraph.lines[i].labelLetters;
            if (paragraph.lines[i].startsParagraph) {
                m_builder.addText(u"\n");
                m_pending = PdfHyphens::Ending::None;
            }
            const bool goesOn = !isLast && !paragraph.lines[i + 1].startsParagraph;
            writeLine(paragraph.lines[i], goesOn ? paragraph.lines[i + 1].words.constFirst().text : QString());
        }
        m_builder.end();
    }

private:
    static qsizetype bulletLength(const PdfLine& line) {
        const QString text = line.text;
        const ListMarker marker = listMarkerOf(text);
        if (!marker.isBullet)
            return 0;
        const QStringView mark = QStringView(text).first(marker.length);
        return std::count_if(mark.begin(), mark.end(), [](QChar c) { return !c.isSpace(); });
    }

    void writeLine(const PdfLine& line, const QString& nextLinesFirstWord) {
        for (qsizetype i = 0; i < line.words.size(); ++i) {
            const bool continuesWord = i == 0 && m_pending != PdfHyphens::Ending::None;
            if (i == 0 ? !continuesWord : line.hasSpaceBefore(i))
                m_builder.addText(u" ");
            const bool isLast = i + 1 == line.words.size();
            const auto ending =
                isLast ? m_hyphens.ending(line.words[i].text, nextLinesFirstWord) : PdfHyphens::Ending::None;
            QString text = line.words[i].text;
            if (ending == PdfHyphens::Ending::Dropped)
                text.chop(1);
            writeWord(text, line.words[i].place, continuesWord);
            if (isLast)
                m_pending = ending;
        }
    }

    void writeWord(QString text, const PlaceOnPage& place, bool continuesWord) {
        const qsizetype skipped = std::min(m_skip, text.size());
        text.remove(0, skipped);
        m_skip = text.isEmpty() ? m_skip - skipped : 0;
        if (text.isEmpty())
            return;
        if (continuesWord)
            m_builder.addRestOfWord(text, place);
        else
            m_builder.addWord(text, place);
    }

    TextBuilder& m_builder;
    const PdfHyphens& m_hyphens;
    qsizetype m_skip = 0; ///< letters of a bullet or a speaker's label still to leave out
    PdfHyphens::Ending m_pending = PdfHyphens::Ending::None;
};

void writeFurniture(ParagraphWriter& writer, const QList<PdfLine>& lines) {
    for (const PdfLine& line : lines) {
        PdfParagraph paragraph;
        paragraph.kind = PassageKind::PageFurniture;
        paragraph.lines = {line};
        writer.write(paragraph);
    }
}

void writePages(TextBuilder& builder, const PdfFile& file) {
    const SortedLines sorted = sortedLines(file);
    const PdfHyphens hyphens(sorted.body);
    const QList<PdfParagraph> paragraphs = turnsFromParagraphs(paragraphsFromLines(sorted.body, file.pages));
    ParagraphWriter writer(builder, hyphens);
    qsizetype next = 0;
    for (int page = 1; page <= file.pages.size(); ++page) {
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

QString pagesWithoutText(const PdfFile& file) {
    const auto empty =
        std::count_if(file.pages.begin(), file.pages.end(), [](const PdfPage& page) { return page.words.isEmpty(); });
    if (empty == 0)
        return {};
    return empty == 1 ? u"1 page holds no text; it may be blank or a picture"_s
                      : u"%1 pages hold no text; they may be blank or pictures"_s.arg(empty);
}

} // namespace

QStringList PdfImporter::endings() const {
    return {u"pdf"_s};
}

Recognition PdfImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    if (bytes.first(std::min(bytes.size(), headerReach)).contains("%PDF-"))
        return Recognition::ByContent;
    return ending == "pdf"_L1 ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> PdfImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    const auto file = readPdf(bytes);
    if (!file)
        return failure(file);
    TextBuilder builder;
    QList<Page> pages;
    for (const PdfPage& page : file->pages)
        pages.append(page.page);
    if (pages.isEmpty())
        return failure(ErrorCode::Damaged, u"the PDF has no pages"_s);
    builder.setPages(pages);
    writePages(builder, *file);
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Unsupported, u"it holds only pictures of pages; no text to read"_s,
            u"Run text recognition (OCR) over it first."_s);
    if (const QString warning = pagesWithoutText(*file); !warning.isEmpty())
        builder.addWarning(warning);
    return builder.take(u"pdf"_s, titleWorthShowing(file->title, request.fileName));
}

} // namespace sheaf
