#include "importers/html_content.h"

#include "importers/declared_language.h"
#include "importers/table_grid.h"

#include <QSet>

#include <algorithm>
#include <gumbo.h>
#include <memory_resource>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestPage = 64LL << 20;

/// A tree whose memory goes all at once: gumbo's own way to free it is a recursion as deep as the page.
class HtmlTree {
public:
    explicit HtmlTree(const QByteArray& page) {
        GumboOptions options = kGumboDefaultOptions;
        options.userdata = &m_memory;
        options.allocator = [](void* memory, size_t size) {
            return static_cast<std::pmr::monotonic_buffer_resource*>(memory)->allocate(size);
        };
        options.deallocator = [](void*, void*) {};
        options.max_errors = 0;
        m_output = gumbo_parse_with_options(&options, page.constData(), static_cast<size_t>(page.size()));
    }

    [[nodiscard]] const GumboNode* root() const { return m_output->root; }

private:
    std::pmr::monotonic_buffer_resource m_memory;
    GumboOutput* m_output = nullptr;
};

QString attribute(const GumboElement& element, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

bool hasAttribute(const GumboElement& element, const char* name) {
    return gumbo_get_attribute(&element.attributes, name) != nullptr;
}

/// One of the words of an attribute that lists words.
bool hasWord(const GumboElement& element, const char* name, std::initializer_list<QLatin1StringView> words) {
    const QStringList own = attribute(element, name).simplified().toLower().split(u' ');
    return std::any_of(words.begin(), words.end(), [&own](QLatin1StringView word) { return own.contains(word); });
}

int countOf(const GumboElement& element, const char* name) {
    return std::clamp(attribute(element, name).toInt(), 1, TableGrid::widest);
}

bool isVisible(QStringView text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
}

struct List {
    bool isOrdered = false;
    int next = 1;
};

class PageReader {
public:
    PageReader(MarkupBlocks& blocks, HtmlHead& head) : m_blocks(blocks), m_head(head) {}

    void read(const GumboNode* root) {
        QList<Frame> path;
        enter(root, path);
        while (!path.isEmpty()) {
            Frame& frame = path.last();
            const GumboVector& children = frame.element->children;
            if (frame.next < children.length) {
                const auto* child = static_cast<const GumboNode*>(children.data[frame.next++]);
                if (child->type == GUMBO_NODE_ELEMENT)
                    enter(child, path);
                else if (
                    child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
                    child->type == GUMBO_NODE_CDATA)
                    addText(QString::fromUtf8(child->v.text.text));
            } else {
                const Frame left = path.takeLast();
                leave(left);
            }
        }
        m_blocks.end();
    }

private:
    /// An element we are in, and what to go back to when we leave it.
    struct Frame {
        const GumboElement* element = nullptr;
        unsigned int next = 0; ///< of its children
        Passage context;       ///< what its text is
        bool isPreformatted = false;
        bool inNotes = false;
        qsizetype linkStart = -1; ///< of a link that may be the mark of a note
        bool marksNote = false;   ///< it says so
        bool endsCell = false;
    };

    void enter(const GumboNode* node, QList<Frame>& path) {
        const GumboElement& element = node->v.element;
        if (element.tag == GUMBO_TAG_TITLE) {
            readTitle(element);
            return;
        }
        if (hasAttribute(element, "hidden"))
            return;
        Frame frame;
        frame.element = &element;
        frame.context = m_context;
        frame.isPreformatted = m_isPreformatted;
        frame.inNotes = m_inNotes;
        path.append(frame);
        start(path.last());
    }

    void readTitle(const GumboElement& element) {
        if (!m_head.title.isEmpty() || element.children.length == 0)
            return;
        const auto* text = static_cast<const GumboNode*>(element.children.data[0]);
        if (text->type == GUMBO_NODE_TEXT)
            m_head.title = QString::fromUtf8(text->v.text.text);
    }

    void beginBlock() { m_blocks.begin(m_context); }

    void start(Frame& frame) {
        const GumboElement& element = *frame.element;
        switch (element.tag) {
        case GUMBO_TAG_HTML:
        case GUMBO_TAG_BODY:
            takeLanguage(element);
            break;
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SPAN:
        case GUMBO_TAG_SUP:
            break;
        case GUMBO_TAG_BR:
            breakLine();
            break;
        case GUMBO_TAG_A:
            startLink(frame);
            break;
        case GUMBO_TAG_PRE:
            m_isPreformatted = true;
            beginBlock();
            break;
        case GUMBO_TAG_TABLE:
            if (!m_blocks.isInCell()) {
                m_blocks.end();
                m_grids.append(TableGrid{});
            } else {
                ++m_innerTables;
                beginBlock();
            }
            break;
        case GUMBO_TAG_TR:
            if (m_innerTables == 0 && !m_grids.isEmpty())
                m_grids.last().nextRow();
            break;
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH:
            startCell(frame);
            break;
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_DIR:
        case GUMBO_TAG_MENU:
            startList(element);
            break;
        case GUMBO_TAG_LI:
            startItem(element);
            break;
        default:
            startOther(element);
        }
    }

    /// Two breaks in a row are how old pages part paragraphs.
    void breakLine() {
        if (!m_blocks.isOpen())
            return;
        const QStringView before = m_blocks.openText();
        qsizetype end = before.size();
        while (end > 0 && before[end - 1] == u' ')
            --end;
        if (end > 0 && before[end - 1] == u'\n' && !m_isPreformatted)
            beginBlock();
        else
            m_blocks.addText(u"\n");
    }

    void takeLanguage(const GumboElement& element) {
        for (const char* name : {"lang", "xml:lang"})
            if (m_head.language.isEmpty())
                m_head.language = declaredLanguage(attribute(element, name));
    }

    void startLink(Frame& frame) {
        const GumboElement& element = *frame.element;
        const QString target = attribute(element, "href").trimmed();
        m_blocks.openLink(target);
        if (target.contains(u'#') && !leadsSomewhere(target))
            frame.linkStart = m_blocks.length();
        frame.marksNote = hasWord(element, "epub:type", {"noteref"_L1}) ||
                          hasWord(element, "role", {"doc-noteref"_L1}) ||
                          hasWord(element, "class", {"footnote-ref"_L1, "sdfootnoteanc"_L1, "sdendnoteanc"_L1});
    }

    void startCell(Frame& frame) {
        if (m_blocks.isInCell() || m_grids.isEmpty()) {
            beginBlock();
            return;
        }
        TableGrid& grid = m_grids.last();
        const int column = grid.place(countOf(*frame.element, "colspan"), countOf(*frame.element, "rowspan"));
        m_blocks.beginCell(grid.row, column);
        frame.endsCell = true;
    }

    void startList(const GumboElement& element) {
        m_blocks.end();
        List list;
        list.isOrdered = element.tag == GUMBO_TAG_OL;
        bool isNumber = false;
        const int first = attribute(element, "start").toInt(&isNumber);
        list.next = isNumber ? std::clamp(first, 0, 1'000'000) : 1;
        m_lists.append(list);
    }

    void startItem(const GumboElement& element) {
        if (m_context.kind != PassageKind::Footnote)
            m_context = {};
        m_context.kind =
            isNote(element) || m_context.kind == PassageKind::Footnote ? PassageKind::Footnote : PassageKind::ListItem;
        m_blocks.end();
        if (m_lists.isEmpty() || !m_lists.last().isOrdered) {
            beginBlock();
            return;
        }
        bool isNumber = false;
        const int own = attribute(element, "value").toInt(&isNumber);
        List& list = m_lists.last();
        const int number = isNumber ? std::clamp(own, 0, 1'000'000) : list.next;
        list.next = number + 1;
        m_blocks.addPrefix((m_inNotes ? u"[%1] "_s : u"%1. "_s).arg(number));
        beginBlock();
    }

    [[nodiscard]] static bool isNote(const GumboElement& element) {
        return hasWord(element, "epub:type", {"footnote"_L1, "endnote"_L1, "rearnote"_L1}) ||
               hasWord(element, "role", {"doc-footnote"_L1, "doc-endnote"_L1});
    }

    [[nodiscard]] static bool holdsNotes(const GumboElement& element) {
        return hasWord(element, "epub:type", {"footnotes"_L1, "endnotes"_L1, "rearnotes"_L1}) ||
               hasWord(element, "role", {"doc-endnotes"_L1}) || hasWord(element, "class", {"footnotes"_L1});
    }

    /// Everything else that is in the tree parts paragraphs.
    void startOther(const GumboElement& element) {
        if (holdsNotes(element))
            m_inNotes = true;
        if (m_inNotes || isNote(element) || hasWord(element, "class", {"sdfootnote"_L1, "sdendnote"_L1})) {
            m_context = {};
            m_context.kind = PassageKind::Footnote;
        } else if (element.tag >= GUMBO_TAG_H1 && element.tag <= GUMBO_TAG_H6) {
            m_context = {};
            m_context.kind = PassageKind::Heading;
            m_context.headingLevel = 1 + static_cast<int>(element.tag) - static_cast<int>(GUMBO_TAG_H1);
        }
        // The first paragraph of an item is the item.
        const bool isItemsOwn =
            m_blocks.isOpen() && !isVisible(m_blocks.openText()) && m_context.kind == PassageKind::ListItem;
        if (!isItemsOwn)
            beginBlock();
    }

    void leave(const Frame& frame) {
        const GumboElement& element = *frame.element;
        m_context = frame.context;
        m_isPreformatted = frame.isPreformatted;
        m_inNotes = frame.inNotes;
        switch (element.tag) {
        case GUMBO_TAG_HTML:
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SPAN:
        case GUMBO_TAG_SUP:
        case GUMBO_TAG_BR:
            return;
        case GUMBO_TAG_A:
            endLink(frame);
            return;
        case GUMBO_TAG_TABLE:
            if (m_innerTables > 0)
                --m_innerTables;
            else if (!m_grids.isEmpty())
                m_grids.removeLast();
            break;
        case GUMBO_TAG_UL:
        case GUMBO_TAG_OL:
        case GUMBO_TAG_DIR:
        case GUMBO_TAG_MENU:
            if (!m_lists.isEmpty())
                m_lists.removeLast();
            break;
        case GUMBO_TAG_LI:
            m_blocks.dropPrefix();
            break;
        default:
            break;
        }
        if (frame.endsCell)
            m_blocks.endCell();
        else
            m_blocks.end();
    }

    /// A number that stands for a note is set apart from the word that it is glued to; an arrow that leads back goes.
    void endLink(const Frame& frame) {
        m_blocks.closeLink();
        const qsizetype start = frame.linkStart;
        if (start < 0 || start >= m_blocks.length())
            return;
        const QStringView whole = m_blocks.openText();
        const QStringView mark = whole.sliced(start).trimmed();
        const bool saysSomething = std::any_of(mark.begin(), mark.end(), [](QChar c) { return c.isLetterOrNumber(); });
        if (!saysSomething && (hasWord(*frame.element, "role", {"doc-backlink"_L1}) ||
                               hasWord(*frame.element, "class", {"footnote-back"_L1}))) {
            m_blocks.removeFrom(start);
            return;
        }
        const bool isNumber = mark.size() <= 4 && std::all_of(mark.begin(), mark.end(), [](QChar c) {
                                  return c.isDigit() || QStringView(u"*†‡§").contains(c);
                              });
        if (mark.isEmpty() || mark.startsWith(u'[') || !(isNumber || frame.marksNote))
            return;
        const bool isGlued = start > 0 && !whole[start - 1].isSpace();
        if (frame.marksNote || isGlued)
            m_blocks.bracketFrom(start);
        else if (start == 0 && m_context.kind == PassageKind::Footnote) {
            m_blocks.bracketFrom(0);
            m_blocks.addText(u" ");
        }
    }

    void addText(const QString& text) {
        const bool isBlank = !isVisible(text);
        if (isBlank && !m_blocks.isOpen())
            return;
        if (!m_blocks.isOpen())
            beginBlock();
        if (m_isPreformatted)
            m_blocks.addText(text);
        else
            m_blocks.addFlowing(text);
    }

    MarkupBlocks& m_blocks;
    HtmlHead& m_head;
    Passage m_context;
    bool m_isPreformatted = false;
    bool m_inNotes = false;
    int m_innerTables = 0;
    QList<TableGrid> m_grids;
    QList<List> m_lists;
};

} // namespace

Result<HtmlHead> readHtml(const QByteArray& page, HtmlDialect dialect, MarkupBlocks& blocks) {
    if (page.size() > longestPage)
        return failure(ErrorCode::TooLarge, u"the page is longer than 64 MB"_s);
    const auto filtered = filteredHtml(page, dialect);
    if (!filtered)
        return failure(filtered);
    HtmlHead head;
    const HtmlTree tree(*filtered);
    PageReader(blocks, head).read(tree.root());
    return head;
}

QString resolvedReference(const QByteArray& reference) {
    const HtmlTree tree("<!DOCTYPE html><title>" + reference.left(60) + "</title>");
    MarkupBlocks blocks;
    HtmlHead head;
    PageReader(blocks, head).read(tree.root());
    return head.title.isEmpty() ? QString::fromUtf8(reference) : head.title;
}

} // namespace sheaf
