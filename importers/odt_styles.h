#pragma once

#include "importers/list_numbers.h"

#include <QHash>
#include <QString>

#include <pugixml.hpp>

namespace sheaf {

/// What the styles of an OpenDocument text say of its words and lists.
/// Source: OpenDocument 1.3 part 3, 16 (styles), 20.183 (fo:font-style) and on.
class OdtStyles {
public:
    /// Adds the styles that a part declares: call for styles.xml and for content.xml.
    void add(const pugi::xml_node& root);

    /// Three states of a property that styles inherit.
    enum class Said { Nothing, No, Yes };
    struct Looks {
        Said bold = Said::Nothing, italic = Said::Nothing, hidden = Said::Nothing;
    };
    /// `family` is `text` or `paragraph`.
    [[nodiscard]] Looks looksOf(const QString& family, const QString& style) const;
    /// Whether a paragraph's style is the document's title, or is made from it.
    [[nodiscard]] bool isTitle(const QString& style) const;
    /// How a list style numbers; all levels are bullets if there is no such style.
    [[nodiscard]] const ListLevels& list(const QString& style) const;
    /// How headings are numbered.
    [[nodiscard]] const ListLevels& outline() const { return m_outline; }
    /// As the default style declares it: `en-GB`; empty if it does not.
    [[nodiscard]] const QString& language() const { return m_language; }

    OdtStyles();

private:
    struct Style {
        QString parent;
        Looks looks;
    };
    void addStyle(const pugi::xml_node& node);

    QHash<QString, Style> m_styles; ///< by family and name
    QHash<QString, ListLevels> m_lists;
    ListLevels m_outline, m_bullets;
    QString m_language;
};

} // namespace sheaf
