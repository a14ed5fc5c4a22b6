#include "importers/document_blocks.h"

#include "importers/list_numbers.h"
#include "importers/text_builder.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestWholeCell = 1000;
constexpr qsizetype mostFurniture = 100;

bool isBlank(QStringView text) {
    return text.trimmed().isEmpty();
}

/// `Page 3 of 12`, `S. 4`, `5 | Page`: no more than a number.
bool isPageNumber(const QString& text) {
    static const QRegularExpression number(
        u"\\A(?:page|pag|p[aá]gina|pagina|seite|p|s|pp|strona|sida|side|sivu|tudalen)?\\.?\\s*[-–|]?\\s*\\d{1,5}"
        u"(?:\\s*(?:of|von|van|de|di|z|av|sur|o|/)\\s*\\d{1,5})?\\s*[-–|]?\\s*(?:page)?\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return text.size() < 60 && number.match(text).hasMatch();
}

} // namespace

DocumentBlock withNumber(DocumentBlock block) {
    if (block.number.isEmpty() || isBlank(block.text))
        return block;
    const qsizetype shift = block.number.size() + 1;
    block.text.prepend(block.number + u' ');
    block.number.clear();
    for (MarkPoint& point : block.points)
        point.at += shift;
    return block;
}

qsizetype NoteIds::numberOf(const QString& id) {
    qsizetype& number = m_numbers[id];
    if (number == 0) {
        m_inOrder.append(id);
        number = m_inOrder.size();
    }
    return number;
}

void DocumentContent::warn(const QString& line) {
    if (!warnings.contains(line))
        warnings.append(line);
}

int DocumentContent::addMark(TextMark mark) {
    marks.append(std::move(mark));
    return static_cast<int>(marks.size()) - 1;
}

void appendToBlock(DocumentBlock& block, const DocumentBlock& more, QStringView separator) {
    if (!block.text.isEmpty())
        block.text += separator;
    for (const MarkPoint& point : more.points)
        block.points.append({point.at + block.text.size(), point.mark, point.starts});
    block.text += more.text;
}

void appendCell(QList<DocumentBlock>& blocks, const QList<DocumentBlock>& inside, int row, int column) {
    qsizetype length = 0;
    for (const DocumentBlock& block : inside)
        length += block.text.size();
    DocumentBlock cell;
    cell.like.kind = PassageKind::TableCell;
    cell.like.row = row;
    cell.like.column = column;
    const DocumentBlock empty = cell;
    for (const DocumentBlock& block : inside) {
        if (isBlank(block.text)) { // its points go on, and the writer finds them a place
            for (const MarkPoint& point : block.points)
                cell.points.append({cell.text.size(), point.mark, point.starts});
            continue;
        }
        appendToBlock(cell, withNumber(block), u"\n");
        if (length > longestWholeCell)
            blocks.append(std::exchange(cell, empty));
    }
    if (!cell.text.isEmpty() || !cell.points.isEmpty())
        blocks.append(cell);
}

void appendNote(QList<DocumentBlock>& blocks, const QList<DocumentBlock>& inside, const QString& mark) {
    DocumentBlock note;
    note.like.kind = PassageKind::Footnote;
    for (const DocumentBlock& block : inside)
        if (!isBlank(block.text))
            appendToBlock(note, withNumber(block), u"\n");
    if (note.text.isEmpty())
        return;
    note.number = mark;
    blocks.append(withNumber(note));
}

void appendFurniture(QList<DocumentBlock>& blocks, const QList<DocumentBlock>& inside) {
    for (const DocumentBlock& block : inside) {
        if (blocks.size() >= mostFurniture)
            return;
        const QString text = block.text.simplified();
        const bool hasLetters = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); });
        const bool isKnown = std::any_of(
            blocks.cbegin(), blocks.cend(), [&text](const DocumentBlock& other) { return other.text == text; });
        if (!hasLetters || isKnown || isPageNumber(text))
            continue;
        DocumentBlock line;
        line.like.kind = PassageKind::PageFurniture;
        line.text = text;
        blocks.append(line);
    }
}

QString footnoteMark(qsizetype number) {
    return u"[%1]"_s.arg(number);
}

QString endnoteMark(qsizetype number) {
    const QString roman = formattedNumber(number, NumberFormat::LowerRoman);
    return number > 3999 ? u"[end %1]"_s.arg(number) : u'[' + roman + u']';
}

QString trackedChangesWarning(qsizetype count) {
    return count == 1 ? u"1 tracked change: what was inserted is taken, what was deleted left out"_s
                      : u"%1 tracked changes: what was inserted is taken, what was deleted left out"_s.arg(count);
}

QString plainText(const QList<DocumentBlock>& blocks) {
    TextBuilder builder;
    for (const DocumentBlock& block : blocks)
        builder.addPassage({}, withNumber(block).text, TextBuilder::LineBreaks::Keep);
    QString text = builder.take({}, {}).text;
    return text.replace("\n\n"_L1, "\n"_L1);
}

} // namespace sheaf
