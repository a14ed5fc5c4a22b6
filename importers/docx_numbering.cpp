#include "importers/docx_numbering.h"

#include "importers/xml_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestPattern = 100;
constexpr int highestStart = 100'000;

NumberFormat formatFromWord(const QString& word) {
    static const QHash<QString, NumberFormat> formats = {
        {u"none"_s, NumberFormat::None},
        {u"bullet"_s, NumberFormat::Bullet},
        {u"decimalZero"_s, NumberFormat::DecimalZero},
        {u"lowerLetter"_s, NumberFormat::LowerLetter},
        {u"upperLetter"_s, NumberFormat::UpperLetter},
        {u"lowerRoman"_s, NumberFormat::LowerRoman},
        {u"upperRoman"_s, NumberFormat::UpperRoman},
        {u"ordinal"_s, NumberFormat::Ordinal}};
    return formats.value(word, NumberFormat::Decimal);
}

int numberOf(const pugi::xml_node& parent, std::string_view name, int otherwise) {
    bool isNumber = false;
    const int value = attributeNamed(childNamed(parent, name), "val").toInt(&isNumber);
    return isNumber ? std::clamp(value, 0, highestStart) : otherwise;
}

ListLevel levelFrom(const pugi::xml_node& node) {
    ListLevel level;
    level.format = formatFromWord(attributeNamed(childNamed(node, "numFmt"), "val"));
    level.text = attributeNamed(childNamed(node, "lvlText"), "val").left(longestPattern);
    level.start = numberOf(node, "start", 0);
    if (const int restart = numberOf(node, "lvlRestart", -1); restart >= 0) // counts levels from 1; 0 is never
        level.restartsAfter = restart == 0 ? -2 : restart - 1;
    level.allDecimal = toggleOf(node, "isLgl") == 1;
    return level;
}

/// The level that a `lvl` or `lvlOverride` is about; -1 if it is none that there is.
int levelNumberOf(const pugi::xml_node& node) {
    bool isNumber = false;
    const int level = attributeNamed(node, "ilvl").toInt(&isNumber);
    return isNumber && level >= 0 && level < deepestList ? level : -1;
}

} // namespace

DocxNumbering::DocxNumbering(const pugi::xml_node& numbering, const DocxStyles& styles) {
    QHash<QString, QString> definitionOfStyle; // that a numbering style brings along
    QHash<QString, QString> styleOfDefinition; // that has no levels of its own, but those of a numbering style
    for (const pugi::xml_node& node : numbering.children()) {
        const std::string_view name = localName(node);
        if (name == "num")
            addList(node);
        if (name != "abstractNum")
            continue;
        addDefinition(node);
        const QString id = attributeNamed(node, "abstractNumId");
        if (const pugi::xml_node link = childNamed(node, "styleLink"))
            definitionOfStyle.insert(attributeNamed(link, "val"), id);
        if (const pugi::xml_node link = childNamed(node, "numStyleLink"))
            styleOfDefinition.insert(id, attributeNamed(link, "val"));
    }
    for (List& list : m_lists) {
        const QString style = styleOfDefinition.value(list.definition);
        if (style.isEmpty())
            continue;
        const auto linked = m_lists.constFind(styles.listPlace(style).list);
        list.definition =
            definitionOfStyle.value(style, linked != m_lists.constEnd() ? linked->definition : list.definition);
    }
}

void DocxNumbering::addDefinition(const pugi::xml_node& node) {
    Definition definition;
    for (ListLevel& level : definition.levels)
        level.format = NumberFormat::None;
    for (const pugi::xml_node& child : node.children()) {
        const int level = localName(child) == "lvl" ? levelNumberOf(child) : -1;
        if (level < 0)
            continue;
        definition.levels[static_cast<size_t>(level)] = levelFrom(child);
        if (const pugi::xml_node style = childNamed(child, "pStyle"))
            definition.levelOfStyle.insert(attributeNamed(style, "val"), level);
    }
    m_definitions.insert(attributeNamed(node, "abstractNumId"), definition);
}

void DocxNumbering::addList(const pugi::xml_node& node) {
    List list;
    list.definition = attributeNamed(childNamed(node, "abstractNumId"), "val");
    for (const pugi::xml_node& child : node.children()) {
        const int level = localName(child) == "lvlOverride" ? levelNumberOf(child) : -1;
        if (level < 0)
            continue;
        if (const int start = numberOf(child, "startOverride", -1); start >= 0)
            list.starts.insert(level, start);
        if (const pugi::xml_node changed = childNamed(child, "lvl"))
            list.changed.insert(level, levelFrom(changed));
    }
    m_lists.insert(attributeNamed(node, "numId"), list);
}

QString DocxNumbering::next(const DocxListPlace& place, const QString& styleId) {
    const auto list = m_lists.find(place.list);
    if (list == m_lists.end())
        return {};
    const auto definition = m_definitions.find(list->definition);
    if (definition == m_definitions.end())
        return {};
    const int level = place.level >= 0 ? place.level : definition->levelOfStyle.value(styleId, 0);
    ListLevels levels = definition->levels;
    for (auto changed = list->changed.cbegin(); changed != list->changed.cend(); ++changed)
        levels[static_cast<size_t>(changed.key())] = *changed;
    for (auto start = list->starts.cbegin(); start != list->starts.cend(); ++start)
        levels[static_cast<size_t>(start.key())].start = *start;
    if (!std::exchange(list->isBegun, true))
        for (auto start = list->starts.cbegin(); start != list->starts.cend(); ++start)
            definition->counter.restart(start.key());
    return definition->counter.next(levels, level);
}

} // namespace sheaf
