#pragma once

#include <QHash>
#include <QString>

#include <pugixml.hpp>

namespace sheaf {

/// The list that a paragraph belongs to, as far as a paragraph's or a style's properties say.
struct DocxListPlace {
    QString list = {}; ///< empty: unsaid; `0`: none, whatever a style says
    int level = -1;    ///< from 0; -1 unsaid
};

/// What Word's styles say of a paragraph's place in the document and of a run's looks.
/// Source: ECMA-376 part 1, 17.7 (styles), 17.3.1.20 (outlineLvl), 17.3.1.19 (numPr), 17.3.2 (run properties).
class DocxStyles {
public:
    DocxStyles() = default;
    explicit DocxStyles(const pugi::xml_node& styles);

    /// 1 to 9, or 0 if the style is no heading; styles inherit by basedOn.
    [[nodiscard]] int headingLevel(const QString& styleId) const;
    /// The list that the style's paragraphs belong to; no list if it names none.
    [[nodiscard]] DocxListPlace listPlace(const QString& styleId) const;
    /// A run property that is on or off, such as `b`: empty `styleId` or a style that says nothing is off.
    [[nodiscard]] bool isOn(const QString& styleId, const QString& property) const;
    /// As the styles declare it for the whole document; may be anything.
    [[nodiscard]] const QString& language() const { return m_language; }

private:
    struct Style {
        QString basedOn;
        int level = -1; ///< 0 says "body text" outright; -1 says nothing
        DocxListPlace place;
        QHash<QString, bool> toggles;
    };
    QHash<QString, Style> m_styles;
    QString m_language;
};

/// `outlineLvl`, `numPr` as they stand in a paragraph's or a style's properties.
[[nodiscard]] int outlineLevelOf(const pugi::xml_node& paragraphProperties); ///< 1 to 9, 0 for body text, -1 unsaid
[[nodiscard]] DocxListPlace listPlaceOf(const pugi::xml_node& paragraphProperties);
/// A run property that is on or off: 1, 0, or -1 where nothing is said.
[[nodiscard]] int toggleOf(const pugi::xml_node& runProperties, std::string_view name);

} // namespace sheaf
