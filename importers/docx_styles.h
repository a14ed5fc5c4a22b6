#pragma once

#include <QHash>
#include <QString>

#include <pugixml.hpp>

namespace sheaf {

/// What Word's paragraph styles say of a paragraph's place in the document.
/// Source: ECMA-376 part 1, 17.7 (styles), 17.3.1.20 (outlineLvl), 17.3.1.19 (numPr).
class DocxStyles {
public:
    DocxStyles() = default;
    explicit DocxStyles(const pugi::xml_node& styles);

    /// 1 to 9, or 0 if the style is no heading; styles inherit by basedOn.
    [[nodiscard]] int headingLevel(const QString& styleId) const;
    [[nodiscard]] bool isListItem(const QString& styleId) const;

private:
    struct Style {
        QString basedOn;
        int level = -1; ///< 0 says "body text" outright; -1 says nothing
        bool isNumbered = false;
    };
    QHash<QString, Style> m_styles;
};

/// `outlineLvl`, `numPr` as they stand in a paragraph's or a style's properties.
[[nodiscard]] int outlineLevelOf(const pugi::xml_node& paragraphProperties); ///< 1 to 9, 0 for body text, -1 unsaid
[[nodiscard]] bool hasNumbering(const pugi::xml_node& paragraphProperties);

} // namespace sheaf
