#include "importers/odt_text.h"

#include "importers/text_builder.h"
#include "importers/xml_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int mostSpaces = 8; // more make no difference, and a file may ask for billions

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isText(const pugi::xml_node& node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

/// All character data below, for the few elements whose content is a mere word.
QString wordsIn(const pugi::xml_node& node) {
    return QString::fromUtf8(node.child_value());
}

} // namespace

bool isShape(std::string_view name) {
    return isOneOf(
        name, {"custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "connector",
               "caption", "measure", "regular-polygon"});
}

QList<pugi::xml_node> OdtText::read(const pugi::xml_node& paragraph, DocumentBlock& block) {
    // A note's paragraphs are read while the paragraph that refers to it is.
    DocumentBlock* const outer = std::exchange(m_block, &block);
    const auto outerBoxes = std::exchange(m_boxes, {});
    const bool outerBold = std::exchange(m_allBold, true), outerItalic = std::exchange(m_allItalic, true);
    const Looks looks = changed({}, u"paragraph"_s, attributeNamed(paragraph, "style-name"));
    if (looks.isHidden)
        m_body.warn(u"hidden text is left out"_s);
    readInline(paragraph, looks);
    block.isEmphasised = m_allBold || m_allItalic;
    m_allBold = outerBold;
    m_allItalic = outerItalic;
    m_block = outer;
    return std::exchange(m_boxes, outerBoxes);
}

OdtText::Looks OdtText::changed(Looks looks, const QString& family, const QString& style) const {
    if (style.isEmpty())
        return looks;
    const OdtStyles::Looks own = m_styles.looksOf(family, style);
    const auto take = [](bool& into, OdtStyles::Said said) {
        if (said != OdtStyles::Said::Nothing)
            into = said == OdtStyles::Said::Yes;
    };
    take(looks.isBold, own.bold);
    take(looks.isItalic, own.italic);
    take(looks.isHidden, own.hidden);
    return looks;
}

void OdtText::readInline(const pugi::xml_node& container, Looks looks) {
    for (const pugi::xml_node& node : container.children()) {
        if (!isText(node)) {
            readElement(node, looks);
            continue;
        }
        QString text = QString::fromUtf8(node.value());
        for (QChar& c : text)
            if (c == u'\n' || c == u'\r' || c == u'\t')
                c = u' '; // white space in the file is one blank; breaks and tabs are elements
        add(text, looks);
    }
}

void OdtText::readElement(const pugi::xml_node& node, const Looks& looks) {
    const std::string_view name = localName(node);
    if (name == "s") {
        add(QString(std::clamp(attributeNamed(node, "c").toInt(), 1, mostSpaces), u' '), looks);
    } else if (name == "tab") {
        add(u"\t"_s, looks);
    } else if (name == "line-break") {
        add(u"\n"_s, looks);
    } else if (name == "span") {
        const Looks own = changed(looks, u"text"_s, attributeNamed(node, "style-name"));
        if (own.isHidden)
            m_body.warn(u"hidden text is left out"_s);
        readInline(node, own);
    } else if (name == "a") {
        readLink(node, looks);
    } else if (name == "note") {
        readNote(node, looks);
    } else if (name == "annotation") {
        readAnnotation(node);
    } else if (name == "annotation-end") {
        const auto mark = m_annotations.constFind(attributeNamed(node, "name"));
        if (mark != m_annotations.constEnd())
            m_block->points.append({m_block->text.size(), *mark, false});
    } else if (name == "ruby") {
        readInline(childNamed(node, "ruby-base"), looks);
    } else if (isOneOf(name, {"hidden-text", "hidden-paragraph"})) {
        m_body.warn(u"hidden text is left out"_s);
    } else if (isOneOf(name, {"frame", "g"}) || isShape(name)) {
        if (!looks.isHidden)
            findTextBoxes(node);
    } else if (!isOneOf(name, {"number", "title", "desc", "event-listeners", "script", "tracked-changes"})) {
        readInline(node, looks); // a field: what it shows; a bookmark or a page break: nothing
    }
}

void OdtText::readLink(const pugi::xml_node& link, const Looks& looks) {
    const QString target = attributeNamed(link, "href").left(2000).trimmed();
    const bool leadsAway = !target.isEmpty() && !target.startsWith(u'#');
    const int mark = leadsAway ? m_body.addMark({.kind = TextMarkKind::Link, .detail = target}) : -1;
    if (leadsAway)
        m_block->points.append({m_block->text.size(), mark, true});
    readInline(link, looks);
    if (leadsAway)
        m_block->points.append({m_block->text.size(), mark, false});
}

void OdtText::readNote(const pugi::xml_node& note, const Looks& looks) {
    if (looks.isHidden)
        return;
    const bool isEndnote = attributeNamed(note, "note-class") == "endnote"_L1;
    QList<QList<DocumentBlock>>& notes = isEndnote ? m_body.endnotes : m_body.footnotes;
    const qsizetype index = notes.size();
    notes.append(QList<DocumentBlock>());
    add(isEndnote ? endnoteMark(index + 1) : footnoteMark(index + 1), looks);
    QList<DocumentBlock> blocks = readOdtBlocks(childNamed(note, "note-body"), m_styles, m_body);
    notes[index] = std::move(blocks); // reading may have added notes of its own
}

void OdtText::readAnnotation(const pugi::xml_node& annotation) {
    OdtBody inside;
    inside.copiesLeft = m_body.copiesLeft;
    TextMark mark{.kind = TextMarkKind::Comment};
    mark.detail = plainText(readOdtBlocks(annotation, m_styles, inside));
    m_body.copiesLeft = inside.copiesLeft;
    mark.author = tidyTitle(wordsIn(childNamed(annotation, "creator")));
    mark.writtenAt = tidyTitle(wordsIn(childNamed(annotation, "date")));
    if (mark.detail.isEmpty())
        return;
    const int number = m_body.addMark(mark);
    m_block->points.append({m_block->text.size(), number, true});
    if (const QString name = attributeNamed(annotation, "name"); !name.isEmpty())
        m_annotations.insert(name, number);
}

void OdtText::findTextBoxes(const pugi::xml_node& shape) {
    for (const pugi::xml_node& node : shape.children()) {
        const std::string_view name = localName(node);
        if (name == "text-box")
            m_boxes.append(node);
        else if (isOneOf(name, {"object", "object-ole"}))
            m_body.warn(u"charts, formulas and other embedded objects are left out"_s);
        else if (isOneOf(name, {"frame", "g"}) || isShape(name))
            findTextBoxes(node);
    }
    if (isShape(localName(shape)))
        m_boxes.append(shape);
}

void OdtText::add(const QString& text, const Looks& looks) {
    if (looks.isHidden)
        return;
    m_block->text += text;
    if (!text.trimmed().isEmpty()) {
        m_allBold = m_allBold && looks.isBold;
        m_allItalic = m_allItalic && looks.isItalic;
    }
}

} // namespace sheaf
