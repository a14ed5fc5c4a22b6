#include "importers/rtf_styles.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int longestInheritance = 20; // styles may name each other in a ring

int levelFromName(const QString& name) {
    static const QRegularExpression heading(u"^heading ([1-9])$"_s, QRegularExpression::CaseInsensitiveOption);
    const QString simple = name.section(u';', 0, 0).section(u',', 0, 0).simplified(); // `heading 1,Own name;`
    if (const auto match = heading.match(simple); match.hasMatch())
        return match.captured(1).toInt();
    return simple.compare("title"_L1, Qt::CaseInsensitive) == 0 ? 1 : 0;
}

} // namespace

int RtfStyles::headingLevel(int number) const {
    for (int step = 0; step < longestInheritance; ++step) {
        const auto style = m_styles.constFind(number);
        if (style == m_styles.constEnd())
            return 0;
        if (const int level = levelFromName(style->name); level > 0)
            return level;
        if (style->outlineLevel >= 0)
            return style->outlineLevel < 9 ? style->outlineLevel + 1 : 0;
        number = style->basedOn;
    }
    return 0;
}

} // namespace sheaf
