#include "importers/docx_runs.h"

#include "importers/docx_symbols.h"
#include "importers/text_builder.h"
#include "importers/xml_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype deepestField = 100;
constexpr qsizetype longestInstruction = 4000;

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

pugi::xml_node transparentContent(const pugi::xml_node& node) {
    const std::string_view name = localName(node);
    if (name == "sdt")
        return childNamed(node, "sdtContent");
    if (name == "AlternateContent") {
        const pugi::xml_node choice = childNamed(node, "Choice");
        return choice ? choice : childNamed(node, "Fallback");
    }
    if (name == "ruby")
        return childNamed(node, "rubyBase");
    const bool isWrapper =
        isOneOf(name, {"ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo"});
    return isWrapper ? node : pugi::xml_node();
}

bool isDeletion(std::string_view name) {
    return isOneOf(name, {"del", "moveFrom"});
}

bool isInsertion(std::string_view name) {
    return isOneOf(name, {"ins", "moveTo"});
}

QString linkOfField(const QString& instruction) {
    const QString text = instruction.trimmed();
    if (!text.startsWith("HYPERLINK"_L1, Qt::CaseInsensitive))
        return {};
    const QString rest = text.sliced(9).trimmed();
    if (!rest.startsWith(u'"'))
        return rest.startsWith(u'\\') ? QString() : rest.section(u' ', 0, 0);
    return rest.section(u'"', 1, 1);
}

QList<pugi::xml_node> DocxRuns::read(const pugi::xml_node& paragraph, const QString& style, DocumentBlock& block) {
    m_block = &block;
    m_style = style;
    m_boxes.clear();
    m_allBold = m_allItalic = true;
    readInline(paragraph);
    block.isEmphasised = m_allBold || m_allItalic;
    m_block = nullptr;
    return std::exchange(m_boxes, {});
}

void DocxRuns::readInline(const pugi::xml_node& container) {
    for (const pugi::xml_node& node : container.children()) {
        const std::string_view name = localName(node);
        if (name == "r")
            readRun(node);
        else if (isDeletion(name))
            ++m_body.trackedChanges;
        else if (name == "commentRangeStart")
            startComment(node, *m_block);
        else if (name == "commentRangeEnd")
            endComment(node, *m_block);
        else if (isOneOf(name, {"oMath", "oMathPara"}))
            readMath(node);
        else if (isOneOf(name, {"hyperlink", "fldSimple"}))
            readHyperlink(node);
        else if (const pugi::xml_node inner = transparentContent(node)) {
            m_body.trackedChanges += isInsertion(name);
            readInline(inner);
        }
    }
}

void DocxRuns::readHyperlink(const pugi::xml_node& node) {
    const bool isField = localName(node) == "fldSimple";
    const QString target = isField ? linkOfField(attributeNamed(node, "instr").left(longestInstruction))
                                   : m_references.links.value(attributeNamed(node, "id"));
    const int link = startLink(target);
    readInline(node);
    endLink(link);
}

/// A formula's letters in their order; a slash stands for the line of a fraction.
void DocxRuns::readMath(const pugi::xml_node& container) {
    for (const pugi::xml_node& node : container.children()) {
        const std::string_view name = localName(node);
        if (name == "t")
            add(QString::fromUtf8(node.child_value()));
        else if (name == "den")
            add(u"/"_s);
        if (isDeletion(name))
            ++m_body.trackedChanges;
        else if (name != "t")
            readMath(node);
    }
}

void DocxRuns::startComment(const pugi::xml_node& node, DocumentBlock& block) {
    const QString id = attributeNamed(node, "id");
    const auto comment = m_references.comments.constFind(id);
    if (comment == m_references.comments.constEnd() || m_body.commentMarks.contains(id))
        return;
    const int mark = m_body.addMark(*comment);
    m_body.commentMarks.insert(id, mark);
    block.points.append({block.text.size(), mark, true});
}

void DocxRuns::endComment(const pugi::xml_node& node, DocumentBlock& block) {
    const auto mark = m_body.commentMarks.constFind(attributeNamed(node, "id"));
    if (mark != m_body.commentMarks.constEnd())
        block.points.append({block.text.size(), *mark, false});
}

int DocxRuns::startLink(const QString& target) {
    const QString tidy = tidyTitle(target.left(2000));
    if (tidy.isEmpty() || !m_block)
        return -1;
    const int mark = m_body.addMark({.kind = TextMarkKind::Link, .detail = target.left(2000).trimmed()});
    m_block->points.append({m_block->text.size(), mark, true});
    return mark;
}

void DocxRuns::endLink(int link) {
    if (link >= 0 && m_block)
        m_block->points.append({m_block->text.size(), link, false});
}

void DocxRuns::readRun(const pugi::xml_node& run) {
    const pugi::xml_node properties = childNamed(run, "rPr");
    const QString style = attributeNamed(childNamed(properties, "rStyle"), "val");
    const auto isOn = [&](const char* name) {
        if (const int own = toggleOf(properties, name); own >= 0)
            return own == 1;
        const QString property = QString::fromLatin1(name);
        return m_references.styles.isOn(style, property) || m_references.styles.isOn(m_style, property);
    };
    if (isOn("vanish")) {
        m_body.warn(u"hidden text is left out"_s);
        return;
    }
    m_runIsBold = isOn("b");
    m_runIsItalic = isOn("i");
    const bool isSymbols = isSymbolFont(attributeNamed(childNamed(properties, "rFonts"), "ascii"));
    for (const pugi::xml_node& node : run.children())
        readRunContent(node, isSymbols);
}

void DocxRuns::readRunContent(const pugi::xml_node& node, bool isSymbolFont) {
    const std::string_view name = localName(node);
    if (name == "t") {
        const QString text = QString::fromUtf8(node.child_value());
        const QString font =
            isSymbolFont ? attributeNamed(childNamed(childNamed(node.parent(), "rPr"), "rFonts"), "ascii") : QString();
        QString shown;
        for (const QChar c : text) {
            const bool isSign = isSymbolFont && c >= u'\uF000' && c <= u'\uF0FF';
            shown += isSign ? QChar(static_cast<char16_t>(symbolFromFont(font, c.unicode()))) : c;
        }
        add(shown);
    } else if (isOneOf(name, {"tab", "ptab"}))
        add(u"\t"_s);
    else if (isOneOf(name, {"br", "cr"}))
        add(u"\n"_s);
    else if (name == "noBreakHyphen")
        add(u"\u2011"_s);
    else if (name == "fldChar")
        readFieldMark(node);
    else if (name == "instrText" && !m_fields.isEmpty() && !m_fields.constLast().showsResult)
        m_fields.last().instruction +=
            QString::fromUtf8(node.child_value()).left(longestInstruction - m_fields.constLast().instruction.size());
    else if (isOneOf(name, {"footnoteReference", "endnoteReference"}))
        addNoteMark(node, name == "footnoteReference");
    else if (name == "sym")
        addSymbol(node);
    else if (name == "commentReference") { // comes after the range, if there is one
        if (m_block && !m_body.commentMarks.contains(attributeNamed(node, "id"))) {
            startComment(node, *m_block);
            endComment(node, *m_block);
        }
    } else if (isOneOf(name, {"drawing", "pict", "object"}))
        findTextBoxes(node);
    else if (const pugi::xml_node inner = transparentContent(node))
        for (const pugi::xml_node& child : inner.children())
            localName(child) == "r" ? readRun(child) : readRunContent(child, isSymbolFont);
}

void DocxRuns::addSymbol(const pugi::xml_node& symbol) {
    bool isNumber = false;
    const char32_t code = attributeNamed(symbol, "char").toUInt(&isNumber, 16);
    const char32_t character = isNumber ? symbolFromFont(attributeNamed(symbol, "font"), code) : U'\uFFFD';
    if (character == U'\uFFFD' && showsText())
        m_body.warn(u"some signs of a symbol font are not known and stand as \uFFFD"_s);
    add(QString::fromUcs4(&character, 1));
}

void DocxRuns::readFieldMark(const pugi::xml_node& mark) {
    const QString type = attributeNamed(mark, "fldCharType");
    if (type == "begin"_L1 && m_fields.size() < deepestField) {
        m_fields.append(Field{});
    } else if (type == "separate"_L1 && !m_fields.isEmpty()) {
        Field& field = m_fields.last();
        field.showsResult = true;
        if (field.link < 0)
            field.link = startLink(linkOfField(field.instruction));
    } else if (type == "end"_L1 && !m_fields.isEmpty()) {
        endLink(m_fields.takeLast().link);
    }
}

bool DocxRuns::showsText() const {
    return std::all_of(m_fields.cbegin(), m_fields.cend(), [](const Field& field) { return field.showsResult; });
}

void DocxRuns::add(const QString& text) {
    if (!m_block || !showsText())
        return;
    m_block->text += text;
    if (!text.trimmed().isEmpty()) {
        m_allBold = m_allBold && m_runIsBold;
        m_allItalic = m_allItalic && m_runIsItalic;
    }
}

void DocxRuns::addNoteMark(const pugi::xml_node& mark, bool isFootnote) {
    const QString id = attributeNamed(mark, "id");
    if (id.isEmpty() || !showsText())
        return;
    add(isFootnote ? footnoteMark(m_body.footnotes.numberOf(id)) : endnoteMark(m_body.endnotes.numberOf(id)));
}

void DocxRuns::findTextBoxes(const pugi::xml_node& drawing) {
    for (const pugi::xml_node& node : drawing.children()) {
        const std::string_view name = localName(node);
        if (name == "txbxContent")
            m_boxes.append(node);
        else if (isOneOf(name, {"chart", "relIds"}))
            m_body.warn(u"charts and diagrams are left out"_s);
        else if (name == "AlternateContent")
            findTextBoxes(transparentContent(node));
        else
            findTextBoxes(node);
    }
}

} // namespace sheaf
