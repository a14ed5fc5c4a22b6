#pragma once

#include <QHash>
#include <QString>

namespace sheaf {

/// A paragraph style as it is written in the style sheet.
struct RtfStyle {
    int number = 0;
    QString name;
    int basedOn = -1;
    int outlineLevel = -1; ///< from 0; -1 if it says nothing
};

/// Which styles head sections.
class RtfStyles {
public:
    void add(const RtfStyle& style) { m_styles.insert(style.number, style); }
    /// 1 to 9; 0 for text. The style's name decides, then its outline level, then the style that it is based on.
    [[nodiscard]] int headingLevel(int number) const;

private:
    QHash<int, RtfStyle> m_styles;
};

} // namespace sheaf
