#include "importers/odt_body.h"

#include "importers/odt_text.h"
#include "importers/xml_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int widestTable = 1000;
constexpr int longestTable = 1'000'000;
constexpr int mostCopies = 100;
constexpr qsizetype longestNumber = 100;

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isHiddenSection(const pugi::xml_node& node) {
    const QString display = attributeNamed(node, "display");
    return display == "none"_L1 || (display == "condition"_L1 && attributeNamed(node, "is-hidden") == "true"_L1);
}

/// The list that an item belongs to, and how deep it is in it.
struct ListPlace {
    QString style;
    qsizetype counter = 0;
    int level = 0;
};

class OdtBodyReader {
public:
    OdtBodyReader(const OdtStyles& styles, OdtBody& body) : m_styles(styles), m_body(body), m_text(styles, body) {}

    void readBlocks(const pugi::xml_node& container, QList<DocumentBlock>& blocks) {
        for (const pugi::xml_node& node : container.children()) {
            const std::string_view name = localName(node);
            if (isOneOf(name, {"p", "h"}))
                readParagraph(node, blocks, nullptr);
            else if (isOneOf(name, {"list", "numbered-paragraph"}))
                readTopList(node, blocks);
            else if (name == "table")
                readTable(node, blocks);
            else if (name == "tracked-changes")
                countChanges(node);
            else if (isOneOf(name, {"frame", "g"}) || isShape(name))
                readDrawing(node, blocks);
            else if (name == "section" && isHiddenSection(node))
                m_body.warn(u"hidden text is left out"_s);
            else if (isOneOf(
                         name, {"section", "index-body", "index-title", "table-of-content", "illustration-index",
                                "table-index", "object-index", "user-index", "alphabetical-index", "bibliography"}))
                readBlocks(node, blocks);
        }
    }

private:
    /// Deletions stand apart from the text, so nothing of them has to be left out of it.
    void countChanges(const pugi::xml_node& changes) {
        for (const pugi::xml_node& region : changes.children())
            m_body.trackedChanges += childNamed(region, "insertion") || childNamed(region, "deletion");
    }

    void readParagraph(const pugi::xml_node& node, QList<DocumentBlock>& blocks, const ListPlace* item) {
        DocumentBlock block;
        const QList<pugi::xml_node> boxes = m_text.read(node, block);
        const bool isHeading = localName(node) == "h";
        const bool isNumbered = !(attributeNamed(node, "is-list-header") == "true"_L1);
        if (isHeading || m_styles.isTitle(attributeNamed(node, "style-name"))) {
            block.like.kind = PassageKind::Heading;
            block.like.headingLevel = std::clamp(attributeNamed(node, "outline-level").toInt(), 1, 9);
        } else if (m_inList) {
            block.like.kind = PassageKind::ListItem;
        }
        if (item && isNumbered)
            block.number = m_counters[item->counter].next(m_styles.list(item->style), item->level);
        else if (isHeading && isNumbered && !m_inList)
            block.number = m_headings.next(m_styles.outline(), block.like.headingLevel - 1);
        if (const pugi::xml_node number = childNamed(node, "number"); number && isNumbered)
            block.number = QString::fromUtf8(number.child_value()).simplified().left(longestNumber);
        blocks.append(block);
        for (const pugi::xml_node& box : boxes)
            readBox(box, blocks);
    }

    void readBox(const pugi::xml_node& box, QList<DocumentBlock>& blocks) {
        const bool wasInList = std::exchange(m_inList, false);
        readBlocks(box, blocks);
        m_inList = wasInList;
    }

    void readDrawing(const pugi::xml_node& drawing, QList<DocumentBlock>& blocks) {
        for (const pugi::xml_node& node : drawing.children())
            if (localName(node) == "text-box")
                readBox(node, blocks);
            else if (isOneOf(localName(node), {"frame", "g"}) || isShape(localName(node)))
                readDrawing(node, blocks);
        if (isShape(localName(drawing)))
            readBox(drawing, blocks);
    }

    void readTopList(const pugi::xml_node& list, QList<DocumentBlock>& blocks) {
        ListPlace place{attributeNamed(list, "style-name"), counterFor(list), 0};
        const bool wasInList = std::exchange(m_inList, true);
        if (localName(list) == "list") {
            readList(list, place, blocks);
        } else { // a lone paragraph that says itself where in a list it belongs
            place.level = std::clamp(attributeNamed(list, "level").toInt(), 1, deepestList) - 1;
            readItem(list, place, blocks, true);
        }
        m_inList = wasInList;
    }

    /// A list counts anew unless it says that it goes on with an earlier one.
    qsizetype counterFor(const pugi::xml_node& list) {
        const QString style = attributeNamed(list, "style-name");
        const QString earlier = attributeNamed(list, "continue-list");
        const bool isOwn = localName(list) == "list" && attributeNamed(list, "continue-numbering") != "true"_L1;
        qsizetype counter = m_counterOfList.value(earlier, -1);
        if (counter < 0 && !isOwn)
            counter = m_counterOfStyle.value(style, -1);
        if (counter < 0) {
            counter = m_counters.size();
            m_counters.append(ListCounter());
        }
        m_counterOfStyle.insert(style, counter);
        const QString id = attributeNamed(list, localName(list) == "list" ? "id" : "list-id");
        if (!id.isEmpty())
            m_counterOfList.insert(id, counter);
        return counter;
    }

    void readList(const pugi::xml_node& list, const ListPlace& place, QList<DocumentBlock>& blocks) {
        for (const pugi::xml_node& item : list.children())
            if (isOneOf(localName(item), {"list-item", "list-header"}))
                readItem(item, place, blocks, localName(item) == "list-item");
    }

    void readItem(const pugi::xml_node& item, const ListPlace& place, QList<DocumentBlock>& blocks, bool isNumbered) {
        bool isFirst = isNumbered;
        bool hasStart = false;
        const int start = attributeNamed(item, "start-value").toInt(&hasStart);
        if (hasStart)
            m_counters[place.counter].startAt(place.level, start);
        for (const pugi::xml_node& node : item.children()) {
            if (isOneOf(localName(node), {"p", "h"})) {
                readParagraph(node, blocks, isFirst ? &place : nullptr);
                isFirst = false;
            } else if (localName(node) == "list") {
                const QString own = attributeNamed(node, "style-name");
                readList(node, {own.isEmpty() ? place.style : own, place.counter, place.level + 1}, blocks);
            }
        }
    }

    void readTable(const pugi::xml_node& table, QList<DocumentBlock>& blocks) {
        const bool wasInList = std::exchange(m_inList, false);
        int row = 0;
        readRows(table, row, blocks);
        m_inList = wasInList;
    }

    void readRows(const pugi::xml_node& container, int& row, QList<DocumentBlock>& blocks) {
        for (const pugi::xml_node& node : container.children()) {
            const std::string_view name = localName(node);
            if (isOneOf(name, {"table-header-rows", "table-rows", "table-row-group"}))
                readRows(node, row, blocks);
            if (name != "table-row")
                continue;
            QList<DocumentBlock> cells;
            readCells(node, row, cells);
            const int repeats = repeatsOf(node, "number-rows-repeated", longestTable);
            for (int copy = 0; copy < copiesOf(cells, repeats); ++copy) {
                for (DocumentBlock& cell : cells)
                    cell.like.row = std::min(row + copy, longestTable);
                blocks += cells;
                dropPoints(cells);
            }
            row = std::min(row + repeats, longestTable);
        }
    }

    void readCells(const pugi::xml_node& rowNode, int row, QList<DocumentBlock>& cells) {
        int column = 0;
        for (const pugi::xml_node& node : rowNode.children()) {
            const std::string_view name = localName(node);
            if (!isOneOf(name, {"table-cell", "covered-table-cell"}))
                continue;
            const int repeats = repeatsOf(node, "number-columns-repeated", widestTable);
            if (name == "table-cell") {
                QList<DocumentBlock> inside;
                readBlocks(node, inside);
                for (int copy = 0; copy < copiesOf(inside, repeats); ++copy) {
                    appendCell(cells, inside, row, std::min(column + copy, widestTable));
                    dropPoints(inside);
                }
            }
            column = std::min(column + repeats, widestTable);
        }
    }

    static int repeatsOf(const pugi::xml_node& node, std::string_view name, int most) {
        return std::clamp(attributeNamed(node, name).toInt(), 1, most);
    }

    /// How often blocks that a table shows `repeats` times are written.
    int copiesOf(const QList<DocumentBlock>& blocks, int repeats) {
        if (repeats == 1 || blocks.isEmpty())
            return 1;
        qsizetype length = blocks.size();
        for (const DocumentBlock& block : blocks)
            length += block.text.size() / 100;
        const qsizetype most = std::min<qsizetype>({repeats, mostCopies, m_body.copiesLeft / length + 1});
        m_body.copiesLeft = std::max<qsizetype>(0, m_body.copiesLeft - most * length);
        return static_cast<int>(most);
    }

    static void dropPoints(QList<DocumentBlock>& blocks) {
        for (DocumentBlock& block : blocks)
            block.points.clear();
    }

    const OdtStyles& m_styles;
    OdtBody& m_body;
    OdtText m_text;
    bool m_inList = false;
    QList<ListCounter> m_counters;
    QHash<QString, qsizetype> m_counterOfStyle, m_counterOfList;
    ListCounter m_headings;
};

} // namespace

QList<DocumentBlock> readOdtBlocks(const pugi::xml_node& container, const OdtStyles& styles, OdtBody& body) {
    QList<DocumentBlock> blocks;
    OdtBodyReader(styles, body).readBlocks(container, blocks);
    return blocks;
}

} // namespace sheaf
