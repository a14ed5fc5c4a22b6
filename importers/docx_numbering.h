#pragma once

#include "importers/docx_styles.h"
#include "importers/list_numbers.h"

#include <QHash>
#include <QString>

#include <pugixml.hpp>

namespace sheaf {

/// Counts the items of a Word file's lists as Word does while it lays the document out.
///
/// Lists that share a definition go on counting together, unless one of them says where it starts. Text between lists
/// does not matter. Source: ECMA-376 part 1, 17.9.
class DocxNumbering {
public:
    DocxNumbering() = default;
    /// `numbering` is the root of numbering.xml.
    DocxNumbering(const pugi::xml_node& numbering, const DocxStyles& styles);

    /// What Word shows before the next paragraph of that list: `2.1`, `(a)`; empty for bullets and unknown lists. If
    /// the place says no level, the level is the one that the list keeps for the paragraph's style, else the first.
    [[nodiscard]] QString next(const DocxListPlace& place, const QString& styleId);

private:
    struct Definition {
        ListLevels levels;
        QHash<QString, int> levelOfStyle;
        ListCounter counter;
    };
    struct List {
        QString definition;
        QHash<int, int> starts;        ///< level → number of its first item in this list
        QHash<int, ListLevel> changed; ///< levels that look otherwise in this list
        bool isBegun = false;
    };
    void addDefinition(const pugi::xml_node& node);
    void addList(const pugi::xml_node& node);

    QHash<QString, Definition> m_definitions;
    QHash<QString, List> m_lists;
};

} // namespace sheaf
