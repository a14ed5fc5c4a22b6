#include "importers/docx_body.h"

#include "importers/docx_runs.h"
#include "importers/xml_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int widestTable = 1000;

class BodyReader {
public:
    BodyReader(DocxReferences& references, DocxBody& body)
        : m_references(references), m_body(body), m_runs(references, body) {}

    void readBlocks(const pugi::xml_node& container, QList<DocumentBlock>& blocks) {
        DocumentBlock joined; // paragraphs whose marks were deleted
        readInto(container, blocks, joined);
        if (!joined.text.isEmpty() || !joined.points.isEmpty())
            blocks.append(joined);
    }

private:
    void readInto(const pugi::xml_node& container, QList<DocumentBlock>& blocks, DocumentBlock& joined) {
        for (const pugi::xml_node& node : container.children()) {
            const std::string_view name = localName(node);
            if (name == "p")
                readParagraph(node, blocks, joined);
            else if (name == "tbl")
                readTable(node, blocks);
            else if (isDeletion(name))
                ++m_body.trackedChanges;
            else if (name == "altChunk")
                m_body.warn(u"a document that is embedded in it is left out"_s);
            else if (name == "commentRangeStart")
                m_runs.startComment(node, joined);
            else if (name == "commentRangeEnd")
                m_runs.endComment(node, joined.text.isEmpty() && !blocks.isEmpty() ? blocks.last() : joined);
            else if (const pugi::xml_node inner = transparentContent(node)) {
                m_body.trackedChanges += isInsertion(name);
                readInto(inner, blocks, joined);
            }
        }
    }

    void readParagraph(const pugi::xml_node& paragraph, QList<DocumentBlock>& blocks, DocumentBlock& joined) {
        const pugi::xml_node properties = childNamed(paragraph, "pPr");
        const QString style = attributeNamed(childNamed(properties, "pStyle"), "val");
        DocumentBlock block;
        block.text = std::exchange(joined.text, {});
        block.points = std::exchange(joined.points, {});
        const QList<pugi::xml_node> boxes = m_runs.read(paragraph, style, block);
        const pugi::xml_node markProperties = childNamed(properties, "rPr");
        if (childNamed(markProperties, "del") || childNamed(markProperties, "moveFrom")) {
            ++m_body.trackedChanges;
            joined = block;
        } else {
            setKind(block, properties, style);
            blocks.append(block);
        }
        for (const pugi::xml_node& box : boxes)
            readBlocks(box, blocks);
    }

    void setKind(DocumentBlock& block, const pugi::xml_node& properties, const QString& style) {
        const int ownLevel = outlineLevelOf(properties);
        const int level = ownLevel >= 0 ? ownLevel : m_references.styles.headingLevel(style);
        DocxListPlace place = listPlaceOf(properties);
        const DocxListPlace ofStyle = m_references.styles.listPlace(style);
        if (place.list.isEmpty())
            place.list = ofStyle.list;
        if (place.level < 0)
            place.level = ofStyle.level;
        const bool isListed = !place.list.isEmpty() && place.list != "0"_L1; // 0 takes the style's number away
        if (level > 0) {
            block.like.kind = PassageKind::Heading;
            block.like.headingLevel = level;
        } else if (isListed) {
            block.like.kind = PassageKind::ListItem;
        }
        if (isListed)
            block.number = m_references.numbering.next(place, style);
    }

    void readTable(const pugi::xml_node& table, QList<DocumentBlock>& blocks) {
        int row = 0;
        readRows(table, row, blocks);
    }

    void readRows(const pugi::xml_node& container, int& row, QList<DocumentBlock>& blocks) {
        for (const pugi::xml_node& node : container.children()) {
            if (localName(node) == "tr") {
                const pugi::xml_node properties = childNamed(node, "trPr");
                m_body.trackedChanges += !!childNamed(properties, "ins");
                if (childNamed(properties, "del"))
                    ++m_body.trackedChanges;
                else {
                    int column = countOf(properties, "gridBefore", 0);
                    readCells(node, row++, column, blocks);
                }
            } else if (const pugi::xml_node inner = transparentContent(node)) {
                readRows(inner, row, blocks);
            }
        }
    }

    void readCells(const pugi::xml_node& container, int row, int& column, QList<DocumentBlock>& blocks) {
        for (const pugi::xml_node& node : container.children()) {
            if (localName(node) == "tc") {
                QList<DocumentBlock> inside;
                readBlocks(node, inside);
                appendCell(blocks, inside, row, column); // one that a vertical merge continues is empty in the file
                column = std::min(widestTable, column + countOf(childNamed(node, "tcPr"), "gridSpan", 1));
            } else if (const pugi::xml_node inner = transparentContent(node)) {
                readCells(inner, row, column, blocks);
            }
        }
    }

    static int countOf(const pugi::xml_node& properties, std::string_view name, int otherwise) {
        const pugi::xml_node node = childNamed(properties, name);
        return node ? std::clamp(attributeNamed(node, "val").toInt(), otherwise, widestTable) : otherwise;
    }

    DocxReferences& m_references;
    DocxBody& m_body;
    DocxRuns m_runs;
};

} // namespace

QList<DocumentBlock> readDocxBlocks(const pugi::xml_node& container, DocxReferences& references, DocxBody& body) {
    QList<DocumentBlock> blocks;
    BodyReader(references, body).readBlocks(container, blocks);
    return blocks;
}

} // namespace sheaf
