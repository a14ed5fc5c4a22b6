#include "importers/docx_runs.h"

#include "importers/docx_body.h"
#include "importers/xml_part.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype deepestField = 100;

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isSwitchedOn(const pugi::xml_node& toggle) {
    if (!toggle)
        return false;
    const QString value = attributeNamed(toggle, "val");
    return value != "0"_L1 && value != "false"_L1 && value != "off"_L1;
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
    const bool isWrapper = isOneOf(
        name, {"ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "oMath", "oMathPara"});
    return isWrapper ? node : pugi::xml_node();
}

bool isDeletion(std::string_view name) {
    return isOneOf(name, {"del", "moveFrom"});
}

QString deletionWarning() {
    return u"tracked changes: insertions are taken, deletions left out"_s;
}

void DocxRuns::warn(const QString& line) {
    if (!m_body.warnings.contains(line))
        m_body.warnings.append(line);
}

QList<pugi::xml_node> DocxRuns::read(const pugi::xml_node& paragraph, QString& text) {
    m_text = &text;
    m_boxes.clear();
    readInline(paragraph);
    m_text = nullptr;
    return std::exchange(m_boxes, {});
}

void DocxRuns::readInline(const pugi::xml_node& container) {
    for (const pugi::xml_node& node : container.children()) {
        const std::string_view name = localName(node);
        if (name == "r")
            readRun(node);
        else if (isDeletion(name))
            warn(deletionWarning());
        else if (const pugi::xml_node inner = transparentContent(node)) {
            if (name == "ins")
                warn(deletionWarning());
            readInline(inner);
        }
    }
}

void DocxRuns::readRun(const pugi::xml_node& run) {
    if (isSwitchedOn(childNamed(childNamed(run, "rPr"), "vanish"))) {
        warn(u"hidden text is left out"_s);
        return;
    }
    for (const pugi::xml_node& node : run.children())
        readRunContent(node);
}

void DocxRuns::readRunContent(const pugi::xml_node& node) {
    const std::string_view name = localName(node);
    if (name == "t")
        add(QString::fromUtf8(node.child_value()));
    else if (isOneOf(name, {"tab", "ptab"}))
        add(u"\t"_s);
    else if (isOneOf(name, {"br", "cr"}))
        add(u"\n"_s);
    else if (name == "noBreakHyphen")
        add(u"\u2011"_s);
    else if (name == "fldChar")
        readFieldMark(node);
    else if (isOneOf(name, {"footnoteReference", "endnoteReference"}))
        addNoteMark(node, name == "footnoteReference");
    else if (name == "sym")
        warn(u"symbols from a symbol font are left out"_s);
    else if (name == "commentReference")
        warn(u"comments in the margin are left out"_s);
    else if (isOneOf(name, {"drawing", "pict", "object"}))
        findTextBoxes(node);
    else if (const pugi::xml_node inner = transparentContent(node))
        for (const pugi::xml_node& child : inner.children())
            localName(child) == "r" ? readRun(child) : readRunContent(child);
}

void DocxRuns::readFieldMark(const pugi::xml_node& mark) {
    const QString type = attributeNamed(mark, "fldCharType");
    if (type == "begin"_L1 && m_fields.size() < deepestField)
        m_fields.append(false);
    else if (type == "separate"_L1 && !m_fields.isEmpty())
        m_fields.last() = true;
    else if (type == "end"_L1 && !m_fields.isEmpty())
        m_fields.removeLast();
}

bool DocxRuns::showsText() const {
    return !m_fields.contains(false);
}

void DocxRuns::add(const QString& text) {
    if (m_text && showsText())
        *m_text += text;
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
            warn(u"charts and diagrams are left out"_s);
        else if (name == "AlternateContent")
            findTextBoxes(transparentContent(node));
        else
            findTextBoxes(node);
    }
}

} // namespace sheaf
