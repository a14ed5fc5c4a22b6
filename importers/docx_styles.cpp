#include "importers/docx_styles.h"

#include "importers/xml_part.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestId = 250;   // names are looked up for every run
constexpr int longestInheritance = 20; // styles may name each other in a ring

int levelFromName(const QString& name) {
    static const QRegularExpression heading(u"^heading ([1-9])$"_s, QRegularExpression::CaseInsensitiveOption);
    if (const auto match = heading.match(name); match.hasMatch())
        return match.captured(1).toInt();
    return name.compare("title"_L1, Qt::CaseInsensitive) == 0 ? 1 : -1;
}

} // namespace

int outlineLevelOf(const pugi::xml_node& properties) {
    const pugi::xml_node level = childNamed(properties, "outlineLvl");
    if (!level)
        return -1;
    bool isNumber = false;
    const int value = attributeNamed(level, "val").toInt(&isNumber);
    return isNumber && value >= 0 && value < 9 ? value + 1 : 0;
}

DocxListPlace listPlaceOf(const pugi::xml_node& properties) {
    const pugi::xml_node numbering = childNamed(properties, "numPr");
    DocxListPlace place;
    place.list = attributeNamed(childNamed(numbering, "numId"), "val");
    bool isNumber = false;
    const int level = attributeNamed(childNamed(numbering, "ilvl"), "val").toInt(&isNumber);
    if (isNumber && level >= 0)
        place.level = level;
    return place;
}

int toggleOf(const pugi::xml_node& properties, std::string_view name) {
    const pugi::xml_node toggle = childNamed(properties, name);
    if (!toggle)
        return -1;
    const QString value = attributeNamed(toggle, "val");
    return value != "0"_L1 && value != "false"_L1 && value != "off"_L1 ? 1 : 0;
}

DocxStyles::DocxStyles(const pugi::xml_node& styles) {
    QString ofNormal;
    for (const pugi::xml_node& node : styles.children()) {
        if (localName(node) == "docDefaults")
            m_language = attributeNamed(childNamed(childNamed(childNamed(node, "rPrDefault"), "rPr"), "lang"), "val");
        if (localName(node) != "style")
            continue;
        const pugi::xml_node properties = childNamed(node, "pPr");
        const pugi::xml_node runProperties = childNamed(node, "rPr");
        Style style;
        style.basedOn = attributeNamed(childNamed(node, "basedOn"), "val").left(longestId);
        style.level = levelFromName(attributeNamed(childNamed(node, "name"), "val"));
        if (style.level < 0)
            style.level = outlineLevelOf(properties);
        style.place = listPlaceOf(properties);
        for (const char* name : {"b", "i", "vanish"})
            if (const int toggle = toggleOf(runProperties, name); toggle >= 0)
                style.toggles.insert(QString::fromLatin1(name), toggle == 1);
        const bool isDefault = attributeNamed(node, "type") == "paragraph"_L1 &&
                               QStringList{u"1"_s, u"true"_s, u"on"_s}.contains(attributeNamed(node, "default"));
        if (isDefault)
            ofNormal = attributeNamed(childNamed(runProperties, "lang"), "val");
        m_styles.insert(attributeNamed(node, "styleId").left(longestId), style);
    }
    if (!ofNormal.isEmpty())
        m_language = ofNormal;
}

int DocxStyles::headingLevel(const QString& styleId) const {
    QString id = styleId;
    for (int step = 0; step < longestInheritance; ++step) {
        const auto style = m_styles.constFind(id);
        if (style == m_styles.constEnd())
            break;
        if (style->level >= 0)
            return style->level;
        id = style->basedOn;
    }
    return 0;
}

DocxListPlace DocxStyles::listPlace(const QString& styleId) const {
    DocxListPlace place;
    QString id = styleId;
    for (int step = 0; step < longestInheritance; ++step) {
        const auto style = m_styles.constFind(id);
        if (style == m_styles.constEnd())
            break;
        if (place.level < 0)
            place.level = style->place.level;
        if (place.list.isEmpty())
            place.list = style->place.list;
        if (!place.list.isEmpty() && place.level >= 0)
            break;
        id = style->basedOn;
    }
    return place;
}

bool DocxStyles::isOn(const QString& styleId, const QString& property) const {
    QString id = styleId;
    for (int step = 0; step < longestInheritance; ++step) {
        const auto style = m_styles.constFind(id);
        if (style == m_styles.constEnd())
            break;
        if (const auto toggle = style->toggles.constFind(property); toggle != style->toggles.constEnd())
            return *toggle;
        id = style->basedOn;
    }
    return false;
}

} // namespace sheaf
