#include "importers/pdf_writer.h"

#include <algorithm>

namespace sheaf {

namespace {

qsizetype bulletLength(const PdfLine& line) {
    if (!line.marker.isBullet)
        return 0;
    const QStringView mark = QStringView(line.text).first(line.marker.length);
    return std::count_if(mark.begin(), mark.end(), [](QChar c) { return !c.isSpace(); });
}

const PdfLink* linkAt(const QList<PdfLink>& links, const PlaceOnPage& place) {
    const double x = (place.left + place.right) / 2, y = (place.top + place.bottom) / 2;
    for (const PdfLink& link : links)
        if (x >= link.left && x <= link.right && y >= link.top && y <= link.bottom)
            return &link;
    return nullptr;
}

} // namespace

void PdfWriter::write(const PdfParagraph& paragraph) {
    Passage like;
    like.kind = paragraph.kind;
    like.headingLevel = paragraph.headingLevel;
    like.page = paragraph.page();
    like.speaker = paragraph.speaker;
    like.startMs = paragraph.startMs;
    like.row = paragraph.lines.constFirst().row;
    like.column = paragraph.lines.constFirst().column;
    const bool keepsBreaks = paragraph.kind == PassageKind::Turn || paragraph.isListing;
    m_builder.begin(like, keepsBreaks ? TextBuilder::LineBreaks::Keep : TextBuilder::LineBreaks::Collapse);
    m_skip = paragraph.kind == PassageKind::ListItem ? bulletLength(paragraph.lines.constFirst()) : 0;
    m_pending = PdfHyphens::Ending::None;
    for (qsizetype i = 0; i < paragraph.lines.size(); ++i) {
        const PdfLine& line = paragraph.lines.at(i);
        if (line.labelLetters > 0)
            m_skip = line.labelLetters;
        if (line.startsParagraph || (paragraph.isListing && i > 0)) {
            m_builder.addText(u"\n");
            m_pending = PdfHyphens::Ending::None;
        }
        const bool isLast = i + 1 == paragraph.lines.size();
        const bool goesOn = !isLast && !paragraph.isListing && !paragraph.lines.at(i + 1).startsParagraph;
        writeLine(line, goesOn ? paragraph.lines.at(i + 1).words.constFirst().text : QStringView());
    }
    follow(nullptr);
    m_builder.end();
}

void PdfWriter::writeLine(const PdfLine& line, QStringView nextLinesFirstWord) {
    const QList<PdfLink>& links = m_pages[static_cast<std::size_t>(line.page) - 1].links;
    for (qsizetype i = 0; i < line.words.size(); ++i) {
        const PdfWord& word = line.words.at(i);
        const bool continuesWord = i == 0 && m_pending != PdfHyphens::Ending::None;
        if (i == 0 ? !continuesWord : line.hasSpaceBefore(i))
            m_builder.addText(u" ");
        const bool isLast = i + 1 == line.words.size();
        const auto ending = isLast ? m_hyphens.ending(word.text, nextLinesFirstWord) : PdfHyphens::Ending::None;
        const PlaceOnPage place = word.placeOn(line.page);
        if (!links.isEmpty() || !m_target.isEmpty())
            follow(linkAt(links, place));
        writeWord(ending == PdfHyphens::Ending::Dropped ? word.text.chopped(1) : word.text, place, continuesWord);
        if (isLast)
            m_pending = ending;
    }
}

void PdfWriter::writeWord(QStringView text, const PlaceOnPage& place, bool continuesWord) {
    const qsizetype skipped = std::min(m_skip, text.size());
    text = text.sliced(skipped);
    m_skip = text.isEmpty() ? m_skip - skipped : 0;
    if (text.isEmpty())
        return;
    if (continuesWord)
        m_builder.addRestOfWord(text, place);
    else
        m_builder.addWord(text, place);
}

/// A link that leads on to the next line, in a rectangle of its own, is one.
void PdfWriter::follow(const PdfLink* link) {
    if (link ? link->target == m_target : m_target.isEmpty())
        return;
    if (!m_target.isEmpty())
        m_builder.closeMark(m_mark);
    m_target = link ? link->target : QString();
    if (link)
        m_mark = m_builder.openMark({.kind = TextMarkKind::Link, .detail = link->target});
}

} // namespace sheaf
