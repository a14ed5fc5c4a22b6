#include "importers/markup_blocks.h"

#include "importers/text_builder.h"
#include "importers/transcript_passages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestWholeCell = 1000;
constexpr qsizetype longestTarget = 2000;

bool isVisible(QChar c) {
    return !c.isSpace() && c.category() != QChar::Other_Control && c.category() != QChar::Other_Format;
}

bool holdsText(QStringView text) {
    return std::any_of(text.begin(), text.end(), isVisible);
}

/// Several paragraphs of a cell as one block.
MarkupBlock joined(const QList<MarkupBlock>& paragraphs) {
    MarkupBlock whole = paragraphs.constFirst();
    for (qsizetype i = 1; i < paragraphs.size(); ++i) {
        whole.text += u'\n';
        const qsizetype offset = whole.text.size();
        whole.text += paragraphs[i].text;
        for (const MarkupLink& link : paragraphs[i].links)
            whole.links.append({link.range.shifted(offset), link.target});
    }
    return whole;
}

} // namespace

void MarkupBlocks::begin(const Passage& like) {
    end();
    m_isOpen = true;
    m_open = {isInCell() ? m_cell : like, {}, {}};
    m_linkStart = 0;
}

void MarkupBlocks::end() {
    if (!m_isOpen)
        return;
    const QString target = m_linkTarget;
    closeLink();
    m_linkTarget = target; // goes on in the next block
    m_linkStart = 0;
    m_isOpen = false;
    if (holdsText(m_open.text))
        m_blocks.append(std::move(m_open));
    m_open = {};
}

void MarkupBlocks::setLike(const Passage& like) {
    if (m_isOpen && !isInCell())
        m_open.like = like;
}

void MarkupBlocks::addText(QStringView text) {
    if (!m_isOpen)
        begin(Passage{});
    if (!m_prefix.isEmpty() && holdsText(text)) {
        m_open.text += m_prefix;
        m_linkStart += m_linkTarget.isEmpty() ? 0 : m_prefix.size();
        m_prefix.clear();
    }
    m_open.text += text;
}

void MarkupBlocks::addFlowing(QStringView text) {
    QString flowing = text.toString();
    for (QChar& c : flowing)
        if (c.isSpace() && c != QChar::Nbsp && c != u'\u202F')
            c = u' ';
    addText(flowing);
}

void MarkupBlocks::openLink(const QString& target) {
    closeLink();
    if (!leadsSomewhere(target))
        return;
    m_linkTarget = target;
    m_linkStart = length();
}

void MarkupBlocks::closeLink() {
    if (m_isOpen && !m_linkTarget.isEmpty() && m_linkStart < length())
        m_open.links.append({{m_linkStart, length()}, m_linkTarget});
    m_linkTarget.clear();
}

void MarkupBlocks::bracketFrom(qsizetype from) {
    if (!m_isOpen || from >= length())
        return;
    m_open.text.insert(from, u'[');
    m_open.text += u']';
}

void MarkupBlocks::removeFrom(qsizetype from) {
    if (m_isOpen && from < length())
        m_open.text.truncate(from);
}

void MarkupBlocks::removeFirst(qsizetype count) {
    const qsizetype free = m_open.links.isEmpty() ? length() : m_open.links.constFirst().range.start;
    if (!m_isOpen || count > free || (!m_linkTarget.isEmpty() && count > m_linkStart))
        return;
    m_open.text.remove(0, count);
    m_linkStart = std::max<qsizetype>(0, m_linkStart - count);
    for (MarkupLink& link : m_open.links)
        link.range = link.range.shifted(-count);
}

void MarkupBlocks::append(const QList<MarkupBlock>& blocks) {
    end();
    m_blocks += blocks;
}

void MarkupBlocks::beginCell(int row, int column) {
    end();
    m_cell = {};
    m_cell.kind = PassageKind::TableCell;
    m_cell.row = row;
    m_cell.column = column;
    m_cellStart = m_blocks.size();
}

void MarkupBlocks::endCell() {
    end();
    if (m_cellStart < 0)
        return;
    const QList<MarkupBlock> paragraphs = m_blocks.sliced(std::min(m_cellStart, m_blocks.size()));
    m_cellStart = -1;
    qsizetype total = 0;
    for (const MarkupBlock& paragraph : paragraphs)
        total += paragraph.text.size();
    if (paragraphs.size() < 2 || total > longestWholeCell)
        return;
    m_blocks.resize(m_blocks.size() - paragraphs.size());
    m_blocks.append(joined(paragraphs));
}

QList<MarkupBlock> MarkupBlocks::take() {
    if (isInCell())
        endCell();
    end();
    m_prefix.clear();
    m_linkTarget.clear();
    return std::exchange(m_blocks, {});
}

MarkupBlock noteFrom(const QList<MarkupBlock>& paragraphs, qsizetype number) {
    MarkupBlock note = paragraphs.isEmpty() ? MarkupBlock() : joined(paragraphs);
    note.like = {};
    note.like.kind = PassageKind::Footnote;
    if (paragraphs.isEmpty())
        return note;
    const QString mark = u"[%1] "_s.arg(number);
    note.text.prepend(mark);
    for (MarkupLink& link : note.links)
        link.range = link.range.shifted(mark.size());
    return note;
}

bool leadsSomewhere(const QString& target) {
    return target.size() <= longestTarget && (target.startsWith("http://"_L1, Qt::CaseInsensitive) ||
                                              target.startsWith("https://"_L1, Qt::CaseInsensitive) ||
                                              target.startsWith("mailto:"_L1, Qt::CaseInsensitive));
}

QStringList linesOf(const QList<MarkupBlock>& blocks) {
    QStringList lines;
    for (const MarkupBlock& block : blocks) {
        QString text = block.text;
        lines << text.replace(QChar(MarkupBlock::softBreak), u'\n').split(u'\n') << QString();
    }
    return lines;
}

void addBlocksAsTheyAre(TextBuilder& builder, const QList<MarkupBlock>& blocks) {
    for (const MarkupBlock& block : blocks) {
        builder.begin(block.like, TextBuilder::LineBreaks::Keep);
        const QStringView text = block.text;
        qsizetype at = 0;
        for (const MarkupLink& link : block.links) {
            builder.addText(text.sliced(at, link.range.start - at));
            TextMark mark;
            mark.detail = link.target;
            const int number = builder.openMark(mark);
            builder.addText(text.sliced(link.range.start, link.range.end - link.range.start));
            builder.closeMark(number);
            at = link.range.end;
        }
        builder.addText(text.sliced(at));
        builder.end();
    }
}

void addBlocks(TextBuilder& builder, const QList<MarkupBlock>& blocks) {
    if (const auto transcript = transcriptFromLines(linesOf(blocks)))
        addTranscript(builder, *transcript);
    else
        addBlocksAsTheyAre(builder, blocks);
}

} // namespace sheaf
