#include "importers/odt_styles.h"

#include "importers/xml_part.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestId = 250;   // names are looked up for every span
constexpr int longestInheritance = 20; // styles may name each other in a ring
constexpr qsizetype longestAffix = 40; // of what stands before and after a number

NumberFormat formatFromWord(const QString& word) {
    if (word.isEmpty())
        return NumberFormat::None;
    switch (word[0].unicode()) {
    case u'a':
        return NumberFormat::LowerLetter;
    case u'A':
        return NumberFormat::UpperLetter;
    case u'i':
        return NumberFormat::LowerRoman;
    case u'I':
        return NumberFormat::UpperRoman;
    default:
        return NumberFormat::Decimal;
    }
}

/// The level's number with those of the levels above that are shown, as a pattern: `%1.%2)`.
QString patternOf(const pugi::xml_node& node, int level) {
    const int shown = std::clamp(attributeNamed(node, "display-levels").toInt(), 1, level);
    QString pattern;
    for (int i = level - shown + 1; i <= level; ++i)
        pattern += (pattern.isEmpty() ? u"%"_s : u".%"_s) + QString::number(i);
    const QString prefix = attributeNamed(node, "num-prefix").left(longestAffix);
    return prefix + pattern + attributeNamed(node, "num-suffix").left(longestAffix);
}

void readLevels(const pugi::xml_node& style, ListLevels& levels) {
    for (const pugi::xml_node& node : style.children()) {
        const std::string_view name = localName(node);
        const int level = attributeNamed(node, "level").toInt();
        if (level < 1 || level > deepestList)
            continue;
        ListLevel& entry = levels[static_cast<size_t>(level - 1)];
        if (name != "list-level-style-number" && name != "outline-level-style")
            continue;
        entry.format = formatFromWord(attributeNamed(node, "num-format"));
        entry.text = entry.format == NumberFormat::None ? QString() : patternOf(node, level);
        bool isNumber = false;
        const int start = attributeNamed(node, "start-value").toInt(&isNumber);
        entry.start = isNumber ? std::clamp(start, 0, 100'000) : 1;
    }
}

OdtStyles::Said said(const QString& value, bool isYes) {
    return value.isEmpty() ? OdtStyles::Said::Nothing : isYes ? OdtStyles::Said::Yes : OdtStyles::Said::No;
}

QString languageOf(const pugi::xml_node& properties) {
    const QString language = attributeNamed(properties, "language");
    const QString country = attributeNamed(properties, "country");
    if (language.isEmpty() || language == "none"_L1)
        return {};
    return country.isEmpty() || country == "none"_L1 ? language : language + u'-' + country;
}

} // namespace

OdtStyles::OdtStyles() {
    for (ListLevel& level : m_bullets)
        level.format = NumberFormat::Bullet;
    for (ListLevel& level : m_outline)
        level.format = NumberFormat::None;
}

void OdtStyles::add(const pugi::xml_node& root) {
    for (const pugi::xml_node& group : root.children()) {
        const std::string_view name = localName(group);
        if (name != "styles" && name != "automatic-styles")
            continue;
        for (const pugi::xml_node& node : group.children())
            addStyle(node);
    }
}

void OdtStyles::addStyle(const pugi::xml_node& node) {
    const std::string_view name = localName(node);
    if (name == "list-style") {
        ListLevels levels = m_bullets;
        readLevels(node, levels);
        m_lists.insert(attributeNamed(node, "name"), levels);
    } else if (name == "outline-style") {
        readLevels(node, m_outline);
    } else if (name == "default-style" && attributeNamed(node, "family") == "paragraph"_L1) {
        m_language = languageOf(childNamed(node, "text-properties"));
    } else if (name == "style") {
        const pugi::xml_node properties = childNamed(node, "text-properties");
        const QString weight = attributeNamed(properties, "font-weight");
        const QString slant = attributeNamed(properties, "font-style");
        const QString display = attributeNamed(properties, "display");
        Style style;
        style.parent = attributeNamed(node, "parent-style-name").left(longestId);
        style.looks.bold = said(weight, weight == "bold"_L1 || weight.toInt() >= 600);
        style.looks.italic = said(slant, slant == "italic"_L1 || slant == "oblique"_L1);
        style.looks.hidden = said(display, display == "none"_L1);
        m_styles.insert((attributeNamed(node, "family") + u'/' + attributeNamed(node, "name")).left(longestId), style);
    }
}

OdtStyles::Looks OdtStyles::looksOf(const QString& family, const QString& styleName) const {
    Looks looks;
    QString name = styleName;
    for (int step = 0; step < longestInheritance && !name.isEmpty(); ++step) {
        const auto style = m_styles.constFind(family + u'/' + name);
        if (style == m_styles.constEnd())
            break;
        for (const auto property : {&Looks::bold, &Looks::italic, &Looks::hidden})
            if (looks.*property == Said::Nothing)
                looks.*property = style->looks.*property;
        name = style->parent;
    }
    return looks;
}

bool OdtStyles::isTitle(const QString& styleName) const {
    QString name = styleName;
    for (int step = 0; step < longestInheritance && !name.isEmpty(); ++step) {
        if (name == "Title"_L1)
            return true;
        const auto style = m_styles.constFind(u"paragraph/"_s + name);
        if (style == m_styles.constEnd())
            break;
        name = style->parent;
    }
    return false;
}

const ListLevels& OdtStyles::list(const QString& style) const {
    const auto levels = m_lists.constFind(style);
    return levels == m_lists.constEnd() ? m_bullets : *levels;
}

} // namespace sheaf
