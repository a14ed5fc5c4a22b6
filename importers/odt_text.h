#pragma once

#include "importers/odt_body.h"

#include <QHash>
#include <QList>
#include <QString>

#include <pugixml.hpp>

namespace sheaf {

/// Reads the text of a paragraph or heading: spans, fields, links, marks of notes, annotations.
class OdtText {
public:
    OdtText(const OdtStyles& styles, OdtBody& body) : m_styles(styles), m_body(body) {}

    /// Appends the paragraph's text and points to the block, and says whether all of it is emphasised; returns the
    /// elements anchored in it that hold blocks: text boxes and shapes.
    QList<pugi::xml_node> read(const pugi::xml_node& paragraph, DocumentBlock& block);

private:
    struct Looks {
        bool isBold = false, isItalic = false, isHidden = false;
    };
    void readInline(const pugi::xml_node& container, Looks looks);
    void readElement(const pugi::xml_node& node, const Looks& looks);
    [[nodiscard]] Looks changed(Looks looks, const QString& family, const QString& style) const;
    void readNote(const pugi::xml_node& note, const Looks& looks);
    void readAnnotation(const pugi::xml_node& annotation);
    void readLink(const pugi::xml_node& link, const Looks& looks);
    void findTextBoxes(const pugi::xml_node& shape);
    void add(const QString& text, const Looks& looks);

    const OdtStyles& m_styles;
    OdtBody& m_body;
    DocumentBlock* m_block = nullptr;
    QList<pugi::xml_node> m_boxes;
    QHash<QString, int> m_annotations;         ///< name → mark, of those that have begun
    bool m_allBold = true, m_allItalic = true; ///< of what is visible in the paragraph
};

/// Whether a drawing element is a shape that may hold paragraphs itself.
[[nodiscard]] bool isShape(std::string_view localName);

} // namespace sheaf
