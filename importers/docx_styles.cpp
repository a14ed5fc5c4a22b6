#include "importers/docx_styles.h"

#include "importers/xml_part.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

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

bool hasNumbering(const pugi::xml_node& properties) {
    const pugi::xml_node number = childNamed(childNamed(properties, "numPr"), "numId");
    return number && attributeNamed(number, "val") != "0"_L1; // 0 takes the style's number away
}

DocxStyles::DocxStyles(const pugi::xml_node& styles) {
    for (const pugi::xml_node& node : styles.children()) {
        if (localName(node) != "style")
            continue;
        const pugi::xml_node properties = childNamed(node, "pPr");
        Style style;
        style.basedOn = attributeNamed(childNamed(node, "basedOn"), "val");
        style.level = levelFromName(attributeNamed(childNamed(node, "name"), "val"));
        if (style.level < 0)
            style.level = outlineLevelOf(properties);
        style.isNumbered = hasNumbering(properties);
        m_styles.insert(attributeNamed(node, "styleId"), style);
    }
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

bool DocxStyles::isListItem(const QString& styleId) const {
    QString id = styleId;
    for (int step = 0; step < longestInheritance; ++step) {
        const auto style = m_styles.constFind(id);
        if (style == m_styles.constEnd())
            return false;
        if (style->isNumbered)
            return headingLevel(styleId) == 0;
        id = style->basedOn;
    }
    return false;
}

} // namespace sheaf
