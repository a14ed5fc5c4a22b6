#include "importers/rtf_body.h"

#include "importers/list_markers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

void RtfBody::addText(const QString& text, bool isInTable) {
    const bool isBody = m_targets.size() == 1;
    const bool isBlank = text.trimmed().isEmpty();
    if (isInTable && isBody && !isInCell())
        blocks().beginCell(m_row, m_column);
    else if (!isInTable && isInCell() && !isBlank)
        endCell();
    if (!isInTable && isBody && !isBlank)
        m_row = m_column = 0; // the next table starts anew
    if (!blocks().isOpen())
        blocks().begin({});
    blocks().addText(text);
}

void RtfBody::endParagraph(int headingLevel, bool isListed) {
    // Marks that a program typed instead of giving the paragraph a list have a tab behind them.
    const ListMarker marker = listMarkerOf(blocks().openText());
    const bool isTyped = marker.length > 0 && blocks().openText().first(marker.length).contains(u'\t');
    if (isTyped && marker.isBullet)
        blocks().removeFirst(marker.length);
    Passage like;
    if (headingLevel > 0) {
        like.kind = PassageKind::Heading;
        like.headingLevel = headingLevel;
    } else if (m_isListItem || isListed || isTyped) {
        like.kind = PassageKind::ListItem;
    }
    blocks().setLike(like);
    blocks().end();
    blocks().dropPrefix();
    m_isListItem = false;
    if (!isInCell() && m_targets.size() == 1 && !m_boxes.isEmpty())
        blocks().append(std::exchange(m_boxes, {}));
}

void RtfBody::endCell() {
    if (isInCell())
        blocks().endCell();
    ++m_column;
}

void RtfBody::endRow() {
    if (isInCell())
        endCell();
    ++m_row;
    m_column = 0;
}

void RtfBody::setListMark(const QString& mark) {
    m_isListItem = true;
    const bool saysSomething = std::any_of(mark.begin(), mark.end(), [](QChar c) { return c.isLetterOrNumber(); });
    if (saysSomething && !listMarkerOf(mark + u" x"_s).isBullet)
        blocks().addPrefix(mark + u' ');
}

void RtfBody::startNote(bool isInTable) {
    addText(u"[%1]"_s.arg(++m_noteCount), isInTable);
    m_openNotes.append(m_noteCount);
    m_targets.push_back(std::make_unique<MarkupBlocks>());
}

void RtfBody::endNote() {
    const QList<MarkupBlock> inside = blocks().take();
    m_targets.pop_back();
    m_isListItem = false;
    if (const MarkupBlock note = noteFrom(inside, m_openNotes.takeLast()); !note.text.isEmpty())
        m_notes.append(note);
}

void RtfBody::startBox() {
    m_targets.push_back(std::make_unique<MarkupBlocks>());
}

void RtfBody::endBox() {
    m_boxes += blocks().take();
    m_targets.pop_back();
    m_isListItem = false;
}

QList<MarkupBlock> RtfBody::take() {
    if (isInCell())
        blocks().endCell();
    blocks().append(m_boxes);
    return blocks().take() + m_notes;
}

} // namespace sheaf
