#include "importers/docx_body.h"

#include "importers/docx_runs.h"
#include "importers/xml_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestWholeCell = 1000;
constexpr int widestTable = 1000;

class BodyReader {
public:
    BodyReader(const DocxStyles& styles, DocxBody& body) : m_styles(styles), m_runs(body) {}

    void readBlocks(const pugi::xml_node& container, QList<DocxBlock>& blocks) {
        for (const pugi::xml_node& node : container.children()) {
            const std::string_view name = localName(node);
            if (name == "p")
                readParagraph(node, blocks);
            else if (name == "tbl")
                readTable(node, blocks);
            else if (isDeletion(name))
                warnOfDeletion();
            else if (const pugi::xml_node inner = transparentContent(node))
                readBlocks(inner, blocks);
        }
    }

private:
    void warnOfDeletion() { m_runs.warn(deletionWarning()); }

    void readParagraph(const pugi::xml_node& paragraph, QList<DocxBlock>& blocks) {
        const pugi::xml_node properties = childNamed(paragraph, "pPr");
        const QString style = attributeNamed(childNamed(properties, "pStyle"), "val");
        const int ownLevel = outlineLevelOf(properties);
        const int level = ownLevel >= 0 ? ownLevel : m_styles.headingLevel(style);
        DocxBlock block;
        if (level > 0) {
            block.like.kind = PassageKind::Heading;
            block.like.headingLevel = level;
        } else if (hasNumbering(properties) || (!childNamed(properties, "numPr") && m_styles.isListItem(style))) {
            block.like.kind = PassageKind::ListItem;
        }
        const QList<pugi::xml_node> boxes = m_runs.read(paragraph, block.text);
        blocks.append(block);
        for (const pugi::xml_node& box : boxes)
            readBlocks(box, blocks);
    }

    void readTable(const pugi::xml_node& table, QList<DocxBlock>& blocks) {
        int row = 0;
        readRows(table, row, blocks);
    }

    void readRows(const pugi::xml_node& container, int& row, QList<DocxBlock>& blocks) {
        for (const pugi::xml_node& node : container.children()) {
            if (localName(node) == "tr") {
                const pugi::xml_node properties = childNamed(node, "trPr");
                if (childNamed(properties, "del"))
                    warnOfDeletion();
                else {
                    int column = countOf(properties, "gridBefore", 0);
                    readCells(node, row++, column, blocks);
                }
            } else if (const pugi::xml_node inner = transparentContent(node)) {
                readRows(inner, row, blocks);
            }
        }
    }

    void readCells(const pugi::xml_node& container, int row, int& column, QList<DocxBlock>& blocks) {
        for (const pugi::xml_node& node : container.children()) {
            if (localName(node) == "tc") {
                readCell(node, row, column, blocks);
                column = std::min(widestTable, column + countOf(childNamed(node, "tcPr"), "gridSpan", 1));
            } else if (const pugi::xml_node inner = transparentContent(node)) {
                readCells(inner, row, column, blocks);
            }
        }
    }

    /// A cell that a vertical merge continues is empty in the file, and so leaves no block.
    void readCell(const pugi::xml_node& cell, int row, int column, QList<DocxBlock>& blocks) {
        QList<DocxBlock> inside;
        readBlocks(cell, inside);
        QStringList paragraphs;
        qsizetype length = 0;
        for (const DocxBlock& block : inside) {
            if (block.text.trimmed().isEmpty())
                continue;
            paragraphs.append(block.text);
            length += block.text.size();
        }
        DocxBlock block;
        block.like.kind = PassageKind::TableCell;
        block.like.row = row;
        block.like.column = column;
        if (length <= longestWholeCell)
            paragraphs = {paragraphs.join(u'\n')};
        for (const QString& text : paragraphs) {
            block.text = text;
            blocks.append(block);
        }
    }

    static int countOf(const pugi::xml_node& properties, std::string_view name, int otherwise) {
        const pugi::xml_node node = childNamed(properties, name);
        return node ? std::clamp(attributeNamed(node, "val").toInt(), otherwise, widestTable) : otherwise;
    }

    const DocxStyles& m_styles;
    DocxRuns m_runs;
};

} // namespace

qsizetype DocxNoteIds::numberOf(const QString& id) {
    qsizetype& number = m_numbers[id];
    if (number == 0) {
        m_inOrder.append(id);
        number = m_inOrder.size();
    }
    return number;
}

DocxBody readDocxBody(const pugi::xml_node& container, const DocxStyles& styles) {
    DocxBody body;
    QList<DocxBlock> blocks;
    BodyReader(styles, body).readBlocks(container, blocks);
    body.blocks = std::move(blocks);
    return body;
}

QString footnoteMark(qsizetype number) {
    return u"[%1]"_s.arg(number);
}

QString endnoteMark(qsizetype number) {
    static constexpr std::pair<int, const char*> digits[] = {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
                                                             {9, "ix"},  {5, "v"},   {4, "iv"}, {1, "i"}};
    if (number > 3999)
        return u"[end %1]"_s.arg(number);
    QString roman;
    for (const auto& [value, letters] : digits)
        for (; number >= value; number -= value)
            roman += QLatin1StringView(letters);
    return u'[' + roman + u']';
}

} // namespace sheaf
